package org.cutis.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.cutis.task.Progress;
import org.cutis.train.History;
import org.cutis.train.TrainingWatch;
import org.cutis.train.ValidationView;

/**
 * Shows a training as it runs: in its folder {@code curves.png} and {@code validation.png}, new after every epoch.
 * A file named {@code stop} in the folder stops it and keeps the best.
 */
public final class TrainingMonitor implements TrainingWatch {

	/** The file that stops a training without a window: {@code touch stop}. */
	private static final String STOP = "stop";

	private final Path stop;

	/** @param folder of the training's files */
	public TrainingMonitor(final Path folder) {
		stop = folder.resolve(STOP);
	}

	@Override
	public void epoch(final History history, final Optional<ValidationView> view) {}

	@Override
	public boolean isStopped() {
		return Files.exists(stop);
	}

	/** The progress, with what the window says. */
	public Progress progress(final Progress progress) {
		return progress;
	}

	/** Takes the stop sign away, so that it does not stop the next training. */
	public void clear() {
		try {
			Files.deleteIfExists(stop);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
