package org.cutis.task;

import java.util.function.LongSupplier;

/**
 * How long work still takes if it goes on at the speed it has had since it was first asked: what had been done before
 * (by a training that is resumed) costs no time.
 */
public final class TimeLeft {

	/** Time before the first estimate, in ns. */
	private static final long FIRST_ESTIMATE = 2_000_000_000;

	private final LongSupplier clock;

	private boolean started;

	private double doneAtStart;

	private long start;

	/** @param clock gives the time in ns */
	public TimeLeft(final LongSupplier clock) {
		this.clock = clock;
	}

	/** For example {@code about 5 min left}; empty while it cannot be told. @param done share of the work, 0 to 1 */
	public synchronized String at(final double done) {
		final long now = clock.getAsLong();
		if (!started) {
			started = true;
			doneAtStart = done;
			start = now;
		}
		if (now - start < FIRST_ESTIMATE || done <= doneAtStart || done >= 1) return "";
		return text(Math.round((now - start) / 1e9 * (1 - done) / (done - doneAtStart)));
	}

	private static String text(final long seconds) {
		if (seconds < 60) return "less than a minute left";
		final long minutes = Math.round(seconds / 60.0);
		if (minutes < 60) return "about " + minutes + " min left";
		final long hours = Math.round(seconds / 3600.0);
		return minutes < 600 ? "about " + minutes / 60 + " h " + minutes % 60 + " min left" : "about " + hours + " h left";
	}
}
