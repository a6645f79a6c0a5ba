package org.cutis.reproduce;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

import org.cutis.task.Progress;

/** Tells on the terminal, every half minute, where a row of equally long runs stands. */
final class RunProgress implements Progress {

	private static final long PAUSE = 30_000_000_000L;

	private final int runs;

	private final PrintStream out;

	private final LongSupplier clock;

	private final long start;

	private int over;

	private String title = "";

	private long last;

	/**
	 * @param runs how many are to be done
	 * @param clock gives the time in ns
	 */
	RunProgress(final int runs, final PrintStream out, final LongSupplier clock) {
		this.runs = runs;
		this.out = out;
		this.clock = clock;
		start = clock.getAsLong();
		last = start;
	}

	/** The next run begins. */
	void begin(final String name) {
		title = name;
	}

	/** A run has ended. @param result what it gave */
	void end(final String result) {
		over++;
		out.println(title + ": " + result);
	}

	@Override
	public void show(final double done, final String message) {
		final long now = clock.getAsLong();
		if (now - last < PAUSE) return;
		last = now;
		final double share = (over + done) / runs;
		final String left = share > 0 ? String.format(Locale.ROOT, ", about %.0f min left", (now - start) / 60e9 * (1 -
			share) / share) : "";
		out.println(title + ": " + message + " (" + (over + 1) + " of " + runs + " to do" + left + ")");
	}

	/** The losses of every training are of no use here. */
	@Override
	public void log(final String message) {}

	@Override
	public boolean isCancelled() {
		return false;
	}
}
