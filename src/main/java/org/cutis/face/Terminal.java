package org.cutis.face;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows a running command on the terminal (standard error): a bar with the
 * time left, if somebody is looking, and the messages worth keeping.
 */
final class Terminal implements CommandRun.Listener, AutoCloseable {

	/** scripts/cutis knows for certain and sets this to true or false. */
	private static final String ATTACHED = "cutis.terminal";

	private static final int BAR = 24;

	private static final int WIDTH = 79;

	/** Time between two updates, and before the first estimate, in ns. */
	private static final long PAUSE = 200_000_000, FIRST_ESTIMATE = 2_000_000_000;

	private final PrintStream out;

	private final boolean attached;

	private final LongSupplier clock;

	private final long start;

	private long last;

	private boolean dirty;

	Terminal() {
		this(System.err, isAttached(), System::nanoTime);
	}

	/** @param clock gives the time in ns */
	Terminal(final PrintStream out, final boolean attached, final LongSupplier clock) {
		this.out = out;
		this.attached = attached;
		this.clock = clock;
		this.start = clock.getAsLong();
		this.last = start - PAUSE;
	}

	@Override
	public synchronized void status(final double done, final String message) {
		final long now = clock.getAsLong();
		if (!attached || done < 0 || now - last < PAUSE && done < 1) return;
		last = now;
		final int full = (int) Math.round(BAR * Math.min(1, done));
		final String line = String.format(Locale.ROOT, "[%s%s] %3.0f %% %s %s", "#".repeat(full), ".".repeat(BAR -
			full), 100 * Math.min(1, done), left(done, now - start), message);
		out.printf("\r%-" + WIDTH + "s", line.length() > WIDTH ? line.substring(0, WIDTH) : line);
		out.flush();
		dirty = true;
	}

	@Override
	public synchronized void log(final String message) {
		clear();
		out.println(message);
	}

	/** Wipes the bar. */
	@Override
	public synchronized void close() {
		clear();
	}

	private void clear() {
		if (dirty) out.print("\r" + " ".repeat(WIDTH) + "\r");
		out.flush();
		dirty = false;
	}

	/** The time left if the work goes on at this speed; nothing before that can be told. */
	private static String left(final double done, final long elapsed) {
		if (elapsed < FIRST_ESTIMATE || done <= 0.01 || done >= 1) return "          ";
		final long seconds = Math.round(elapsed / 1e9 * (1 - done) / done);
		return seconds < 3600 ? String.format("%2d:%02d left", seconds / 60, seconds % 60) : String.format(
			"%3d h left ", Math.round(seconds / 3600.0));
	}

	private static boolean isAttached() {
		final String told = System.getProperty(ATTACHED);
		return told == null ? System.console() != null : Boolean.parseBoolean(told);
	}
}
