package org.cutis.view;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

import javax.swing.SwingUtilities;

import org.cutis.task.TimeLeft;
import org.cutis.train.History;
import org.cutis.train.TrainingWatch;
import org.cutis.train.ValidationView;

/**
 * The window of a training that runs: its curves, a validation image with what
 * the network makes of it now, where it stands, and the buttons <i>Stop and keep
 * the best</i> and <i>Cancel</i>. Its methods may be called by any thread and do
 * not wait for the window, which looks itself for what is new.
 *
 * <pre>{@code
 * try (TrainingWindow window = TrainingWindow.open("epidermis", 50).orElseThrow()) {
 *     window.status(0.1, "Step 12 of 120");   // as often as you like
 *     window.epoch(history, view);
 *     if (window.isCancelled()) return;
 *     window.finished("Written to /data/epidermis.zip");   // stays open
 * }
 * }</pre>
 */
public final class TrainingWindow implements TrainingWatch, AutoCloseable {

	/** What the window shows. @param finished what to say at the end; null before it */
	record Shown(History history, Optional<ValidationView> view, double done, String message, String finished) {}

	private final TimeLeft timeLeft = new TimeLeft(System::nanoTime);

	private volatile boolean stopped, cancelled;

	private Shown shown = new Shown(new History(List.of(), List.of()), Optional.empty(), 0, "", null);

	private TrainingFrame frame;

	private TrainingWindow() {}

	/**
	 * Opens a window.
	 *
	 * @param name of the model that is trained
	 * @param epochs planned
	 * @return empty if there is no display
	 */
	public static Optional<TrainingWindow> open(final String name, final int epochs) {
		if (!isDisplayed()) return Optional.empty();
		final TrainingWindow window = new TrainingWindow();
		final Runnable opening = () -> window.frame = new TrainingFrame(name, epochs, window);
		if (SwingUtilities.isEventDispatchThread()) opening.run();
		else try {
			SwingUtilities.invokeAndWait(opening);
		}
		catch (final InterruptedException e) {
			// The window still comes; without a caller nobody could close it.
			SwingUtilities.invokeLater(() -> window.frame.dispose());
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException("The training's window does not open", e.getCause());
		}
		return Optional.of(window);
	}

	/** A DISPLAY that does not answer, as on a cluster node, is none: the training goes on without a window. */
	private static boolean isDisplayed() {
		if (GraphicsEnvironment.isHeadless()) return false;
		try {
			return GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
		}
		catch (final HeadlessException | AWTError | LinkageError e) {
			return false;
		}
	}

	@Override
	public synchronized void epoch(final History history, final Optional<ValidationView> view) {
		shown = new Shown(history, view, shown.done, shown.message, shown.finished);
	}

	/**
	 * Tells where the training stands, also within an epoch.
	 *
	 * @param done share of the whole training, 0 to 1; the time left is estimated from it
	 * @param message for example {@code Step 12 of 120}
	 */
	public synchronized void status(final double done, final String message) {
		shown = new Shown(shown.history, shown.view, Double.isNaN(done) ? 0 : Math.max(0, Math.min(1, done)), message,
			shown.finished);
	}

	/** The training is over: the buttons go out, the window stays until the user closes it. @param message the outcome */
	public synchronized void finished(final String message) {
		shown = new Shown(shown.history, shown.view, 1, "", message);
	}

	@Override
	public boolean isStopped() {
		return stopped;
	}

	/** Whether the user wants the training to end without a result. */
	public boolean isCancelled() {
		return cancelled;
	}

	/** Takes the window away, unless the training has {@link #finished(String) finished}. */
	@Override
	public void close() {
		if (shown().finished == null) SwingUtilities.invokeLater(() -> frame.dispose());
	}

	synchronized Shown shown() {
		return shown;
	}

	String timeLeft(final double done) {
		return timeLeft.at(done);
	}

	void stop() {
		stopped = true;
	}

	void cancel() {
		cancelled = true;
	}
}
