package org.cutis.task;

/** Whether Java has room for results, asked before the work and not found out after an hour of it. */
public final class FreeMemory {

	private FreeMemory() {}

	/**
	 * Checks that there is room.
	 *
	 * @param bytes what is needed
	 * @param need the sentence's beginning, for example {@code The results for "a" need}
	 * @param advice what else than more memory helps, for example {@code Cut the image into parts}
	 * @throws UserError if there is not
	 */
	public static void require(final double bytes, final String need, final String advice) {
		if (bytes <= free()) return;
		// What nobody uses any more counts as used until it is collected.
		System.gc();
		final long free = free();
		if (bytes > free) throw new UserError(need + " " + Math.round(bytes / 1e6) + " MB of memory, but only " + free /
			1_000_000 + " MB are free. " + advice + ", or give ImageJ more with Edit > Options > Memory & Threads.");
	}

	private static long free() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
	}
}
