package org.cutis.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.cutis.image.AtomicFile;
import org.cutis.task.ForwardedProgress;
import org.cutis.task.Progress;
import org.cutis.train.History;
import org.cutis.train.TrainingWatch;
import org.cutis.train.ValidationView;

import ij.process.ImageProcessor;

/**
 * Shows a training as it runs: in its folder {@code curves.png} and {@code validation.png}, new after every epoch,
 * and in a {@link TrainingWindow} if there is a screen. A file named {@code stop} in the folder stops the training
 * and keeps the best, as the window's button does.
 *
 * <pre>{@code
 * try (TrainingMonitor monitor = new TrainingMonitor("my-oct", folder, true)) {
 *     TrainingResult result = run.run(false, monitor, monitor.progress(progress));
 *     monitor.finished("Model my-oct is installed.");
 * }
 * }</pre>
 */
public final class TrainingMonitor implements TrainingWatch, AutoCloseable {

	/** The file that stops a training without a window: {@code touch stop}. */
	private static final String STOP = "stop";

	private final String name;

	private final Path stop;

	private final boolean windowed;

	private Path folder;

	private Optional<TrainingWindow> window = Optional.empty();

	/**
	 * @param name of the model
	 * @param folder of the training's files
	 * @param windowed whether to open a window if there is a screen
	 */
	public TrainingMonitor(final String name, final Path folder, final boolean windowed) {
		this.name = name;
		this.folder = folder;
		this.windowed = windowed;
		stop = folder.resolve(STOP);
		clear();
	}

	@Override
	public void begin(final Path files, final int fold, final int folds, final int epochs) {
		folder = files;
		if (fold > 1) window.ifPresent(TrainingWindow::close);
		window = windowed ? TrainingWindow.open(folds == 1 ? name : name + ", fold " + fold + " of " + folds, epochs) : Optional
			.empty();
	}

	@Override
	public void epoch(final History history, final Optional<ValidationView> view) {
		window.ifPresent(w -> w.epoch(history, view));
		png("curves.png", view.isEmpty() ? TrainingCurves.picture(history) : TrainingCurves.picture(history, view.get()
			.classes()));
		view.ifPresent(v -> png("validation.png", ValidationPicture.of(v)));
	}

	private void png(final String file, final ImageProcessor picture) {
		try {
			AtomicFile.write(folder.resolve(file), f -> Pictures.png(picture, f));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public boolean isStopped() {
		return window.map(TrainingWindow::isStopped).orElse(false) || Files.exists(stop);
	}

	/** A progress that is shown in the window, too, and cancelled by its button. */
	public Progress progress(final Progress progress) {
		return new ForwardedProgress(progress) {

			@Override
			public void show(final double done, final String message) {
				super.show(done, message);
				// The window tells the epoch by itself.
				window.ifPresent(w -> w.status(done, message.replaceFirst("^Epoch \\d+ of \\d+(, )?", "")));
			}

			@Override
			public boolean isCancelled() {
				return super.isCancelled() || window.map(TrainingWindow::isCancelled).orElse(false);
			}
		};
	}

	/** The training is over; the window stays open. @param message the outcome */
	public void finished(final String message) {
		window.ifPresent(w -> w.finished(message));
	}

	/** Takes the stop sign away, so that it does not stop the next training. */
	private void clear() {
		try {
			Files.deleteIfExists(stop);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Closes the window, unless the training has finished. */
	@Override
	public void close() {
		clear();
		window.ifPresent(TrainingWindow::close);
	}
}
