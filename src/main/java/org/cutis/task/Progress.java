package org.cutis.task;

import java.util.concurrent.CancellationException;

/**
 * How long work tells where it stands and learns that it should stop.
 *
 * <pre>{@code
 * for (int y = 0; y < n; y++) {
 *     progress.update((double) y / n, "Segmenting slice " + (y + 1) + " of " + n);
 *     ...
 * }
 * }</pre>
 */
public interface Progress {

	/** Shows where the work stands. @param done share of the work done, 0 to 1 */
	void show(double done, String message);

	/** Tells the user something worth keeping, once (a log line, not an error). */
	void log(String message);

	/** @return whether the user has asked to stop */
	boolean isCancelled();

	/**
	 * Shows where the work stands and stops it if the user has asked for that.
	 *
	 * @throws CancellationException if the work was cancelled
	 */
	default void update(final double done, final String message) {
		if (isCancelled()) throw new CancellationException("Cancelled.");
		show(done, message);
	}

	/** A part of the work as a progress of its own. @param from share of the work done before @param to and after it */
	default Progress part(final double from, final double to) {
		return new ForwardedProgress(this) {

			@Override
			public void show(final double done, final String message) {
				super.show(from + (to - from) * done, message);
			}
		};
	}

	/** A progress that shows nothing and is never cancelled. */
	static Progress none() {
		return new Progress() {

			@Override
			public void show(final double done, final String message) {}

			@Override
			public void log(final String message) {}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
	}
}
