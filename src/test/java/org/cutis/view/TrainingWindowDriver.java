package org.cutis.view;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import javax.swing.JButton;
import javax.swing.SwingUtilities;

import org.cutis.train.History;
import org.cutis.train.ValidationView;

/** Does with the windows of trainings what a user would, in a process of its own with a display. */
public final class TrainingWindowDriver {

	private TrainingWindowDriver() {}

	public static void main(final String[] arguments) throws Exception {
		if (TrainingWindow.open("probe", 1).map(w -> {
			w.close();
			return w;
		}).isEmpty()) System.out.println("no display");
		else {
			keep();
			cancel();
			ask();
			neverWaits();
		}
		System.exit(0);
	}

	private static void keep() throws Exception {
		final TrainingWindow window = TrainingWindow.open("keep", 20).orElseThrow();
		final Frame frame = frame("keep");
		final History history = Trainings.history(Trainings.LAYERS, 5, 0.05);
		window.epoch(history, Optional.of(Trainings.layers(Trainings.LAYERS, 64, 64, 1, 2)));
		window.status(0.25, "Step 5 of 20");
		await("the segmentation", () -> count(frame, 0xE69F00) > 300);
		System.out.println("curves: " + (count(frame, 0x8e44ad) > 300) + " " + (count(frame, 0x2471a3) > 100));
		window.epoch(history, Optional.empty());
		Thread.sleep(500);
		System.out.println("picture stays: " + (count(frame, 0xE69F00) > 300));
		press(frame, TrainingFrame.STOP);
		System.out.println("stop: " + window.isStopped() + " " + window.isCancelled() + " " + enabled(frame,
			TrainingFrame.STOPPING) + " " + enabled(frame, TrainingFrame.CANCEL));
		window.finished("<html>Done");
		await("the end", () -> enabled(frame, TrainingFrame.STOP).equals("off"));
		window.close();
		flush();
		System.out.println("finished: " + enabled(frame, TrainingFrame.CANCEL) + " " + frame.isShowing());
		frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
		await("closing", () -> !frame.isShowing());
	}

	private static void cancel() throws Exception {
		final TrainingWindow window = TrainingWindow.open("cancel", 3).orElseThrow();
		final Frame frame = frame("cancel");
		press(frame, TrainingFrame.CANCEL);
		System.out.println("cancel: " + window.isStopped() + " " + window.isCancelled() + " " + enabled(frame,
			TrainingFrame.STOP) + " " + enabled(frame, TrainingFrame.STOPPING));
		window.close();
		await("closing", () -> !frame.isShowing());
	}

	private static void ask() throws Exception {
		final TrainingWindow window = TrainingWindow.open("ask", 3).orElseThrow();
		final Frame frame = frame("ask");
		answer(frame, TrainingFrame.GO_ON);
		System.out.println("go on: " + window.isStopped() + " " + window.isCancelled() + " " + frame.isShowing());
		answer(frame, TrainingFrame.STOP);
		System.out.println("stop: " + window.isStopped() + " " + window.isCancelled() + " " + frame.isShowing());
		frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
		await("closing", () -> !frame.isShowing());
		final TrainingWindow other = TrainingWindow.open("other", 3).orElseThrow();
		answer(frame("other"), TrainingFrame.CANCEL_TRAINING);
		System.out.println("cancel: " + other.isStopped() + " " + other.isCancelled());
		other.close();
	}

	/** The training goes on while the window's thread hangs. */
	private static void neverWaits() throws Exception {
		final TrainingWindow window = TrainingWindow.open("wait", 3).orElseThrow();
		final CountDownLatch free = new CountDownLatch(1);
		final AtomicBoolean gaveUp = new AtomicBoolean();
		final CountDownLatch hanging = new CountDownLatch(1);
		SwingUtilities.invokeLater(() -> {
			hanging.countDown();
			try {
				gaveUp.set(!free.await(60, TimeUnit.SECONDS));
			}
			catch (final InterruptedException e) {
				throw new IllegalStateException(e);
			}
		});
		hanging.await();
		final ValidationView view = Trainings.layers(Trainings.LAYERS, 64, 64, 1, 2);
		for (int e = 1; e < 20; e++) {
			window.epoch(Trainings.history(Trainings.LAYERS, e, 0.05), Optional.of(view));
			window.status(e / 20.0, "Step " + e);
		}
		window.close();
		System.out.println("never waits: " + !gaveUp.get());
		free.countDown();
	}

	/** Closes a window by its frame and answers. */
	private static void answer(final Frame frame, final String answer) throws Exception {
		SwingUtilities.invokeLater(() -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
		await("the question", () -> dialog(frame) != null);
		final Dialog dialog = dialog(frame);
		press(dialog, answer);
		await("the answer", () -> !dialog.isShowing());
		flush();
	}

	private static Dialog dialog(final Frame frame) {
		for (final Window owned : frame.getOwnedWindows())
			if (owned instanceof Dialog dialog && dialog.isShowing()) return dialog;
		return null;
	}

	private static Frame frame(final String name) throws InterruptedException {
		await("the window " + name, () -> find(name) != null);
		return find(name);
	}

	private static Frame find(final String name) {
		for (final Frame frame : Frame.getFrames())
			if (frame.isShowing() && frame.getTitle().equals("Training " + name)) return frame;
		return null;
	}

	/** Pixels of a colour in a window. */
	private static int count(final Frame frame, final int color) {
		final BufferedImage image = new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_INT_RGB);
		onEventThread(() -> frame.printAll(image.getGraphics()));
		int count = 0;
		for (int i = 0; i < image.getWidth() * image.getHeight(); i++)
			if ((image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff) == color) count++;
		return count;
	}

	private static void press(final Container window, final String label) {
		final JButton button = button(window, label);
		onEventThread(button::doClick);
	}

	private static String enabled(final Container window, final String label) {
		final JButton button = button(window, label);
		return button == null ? "none" : button.isEnabled() ? "on" : "off";
	}

	private static JButton button(final Container container, final String label) {
		for (final Component component : container.getComponents()) {
			if (component instanceof JButton button && label.equals(button.getText())) return button;
			final JButton inner = component instanceof Container c ? button(c, label) : null;
			if (inner != null) return inner;
		}
		return null;
	}

	/** Lets everything happen that waits for the event thread. */
	private static void flush() {
		onEventThread(() -> {});
		onEventThread(() -> {});
	}

	private static void onEventThread(final Runnable action) {
		try {
			SwingUtilities.invokeAndWait(action);
		}
		catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static void await(final String what, final BooleanSupplier condition) throws InterruptedException {
		for (int i = 0; i < 1200; i++) {
			if (condition.getAsBoolean()) return;
			Thread.sleep(50);
		}
		System.err.println("Waited in vain for " + what);
		System.exit(1);
	}
}
