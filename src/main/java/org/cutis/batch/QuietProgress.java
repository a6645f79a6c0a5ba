package org.cutis.batch;

import java.util.HashSet;
import java.util.Set;

import org.cutis.task.ForwardedProgress;
import org.cutis.task.Progress;

/** The progress of many files as one; what a command says of every file again is passed on once. */
final class QuietProgress {

	private final Progress progress;

	private final Set<String> said = new HashSet<>();

	QuietProgress(final Progress progress) {
		this.progress = progress;
	}

	/**
	 * Of one file.
	 *
	 * @param count for example {@code 3 of 12}
	 * @param from share of all work done before
	 * @param to and after it
	 */
	Progress of(final String file, final String count, final double from, final double to) {
		return new ForwardedProgress(progress.part(from, to)) {

			@Override
			public void show(final double done, final String message) {
				super.show(done, count + ", " + file + ": " + message);
			}

			@Override
			public void log(final String message) {
				if (said.add(message)) super.log(message);
			}
		};
	}
}
