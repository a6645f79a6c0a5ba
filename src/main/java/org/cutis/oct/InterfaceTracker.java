package org.cutis.oct;

/**
 * Finds the interfaces of a whole tomogram while its B-scans come one after the
 * other; it holds two of them.
 * <p>
 * Each B-scan's interfaces are sought twice: first alone
 * ({@link InterfaceSearch}), then drawn to those of the B-scan before (final)
 * and of the one after (sought alone), at most a step from those before: one sweep
 * of coordinate descent over the B-scans, on the costs of all of them and of the
 * distances between neighbours, each move an exact minimum. Interfaces stay in
 * order, as those that draw them are, and none goes up or down further than a step
 * from a column or a B-scan to the next.
 * </p>
 */
final class InterfaceTracker {

	/** Takes a B-scan's interfaces, in the order of the B-scans. */
	interface Sink {

		/** @param rows above each interface, by interface and column */
		void take(int scan, int[][] rows);
	}

	private final InterfaceOptions options;

	private final int layers, rows, columns;

	private final InterfaceSearch search;

	private final int stiffness, pull;

	private final Sink sink;

	/** Costs of the B-scan that waits for the one after it, and of that one. */
	private ScanCosts waiting, next;

	/** The interfaces of the B-scan that waits, sought alone, and the final ones of the one before. */
	private int[][] alone, before;

	/** Number of the B-scan that waits; -1 for none. */
	private int scan = -1;

	/** @param layers 2 or more */
	InterfaceTracker(final int layers, final int rows, final int columns, final InterfaceOptions options,
		final Sink sink)
	{
		this.layers = layers;
		this.rows = rows;
		this.columns = columns;
		this.options = options;
		this.sink = sink;
		waiting = new ScanCosts(layers, rows, columns, options);
		next = new ScanCosts(layers, rows, columns, options);
		stiffness = (int) Math.round(options.stiffness() * next.scale);
		pull = (int) Math.round(options.scanStiffness() * next.scale);
		search = new InterfaceSearch(rows, columns, options.step(), stiffness);
	}

	/** The costs of the next B-scan, to be filled in. */
	ScanCosts next() {
		return next;
	}

	/** The next B-scan is filled in. */
	void add() {
		final int[][] found = new int[layers - 1][];
		for (int k = 0; k < found.length; k++)
			found[k] = search.search(next, k, null, 0, 0);
		if (scan >= 0) finish(found);
		final ScanCosts free = waiting;
		waiting = next;
		next = free;
		next.clear();
		alone = found;
		scan++;
	}

	/** There are no more B-scans. */
	void end() {
		if (scan >= 0) finish(null);
		scan = -1;
	}

	/** @param after interfaces of the B-scan after the one that waits; null if there is none */
	private void finish(final int[][] after) {
		final int[][] found = new int[layers - 1][];
		for (int k = 0; k < found.length; k++) {
			final int[] up = before == null ? null : before[k];
			final int[] down = after == null ? null : after[k];
			found[k] = up == null && down == null ? alone[k] : search.search(waiting, k, up, options.scanStep(), pull,
				guides(up, down));
		}
		sink.take(scan, found);
		before = found;
	}

	private static int[][] guides(final int[] up, final int[] down) {
		if (up == null) return new int[][] { down };
		return down == null ? new int[][] { up } : new int[][] { up, down };
	}
}
