package org.cutis.oct;

import java.util.Arrays;

/**
 * Finds an interface in a B-scan: of all that do not go up or down by more than
 * a step from column to column, the one that costs least. Its cost is
 *
 * <pre>
 * E(b) = sum over columns x of [ sum of 2 P - 1 over the pixels above b(x) ]
 *      + stiffness * sum of |b(x) - b(x - 1)| + pull * sum over guides n of |b(x) - n(x)|
 * </pre>
 *
 * with P from {@link ScanCosts}: but for a constant the expected number of pixels
 * on the wrong side, and a price for ups and downs. b(x) is the number of pixels
 * above the interface, 0 to the number of rows. A dynamic programme over the
 * columns (Viterbi) gives the exact minimum.
 * <p>
 * Interfaces of ordered layers can be sought one by one and never cross. P is not
 * larger for a deeper interface than for a shallower one, so costs favour moving
 * it down more; everything else is the same convex function of differences for
 * both. Such functions are submodular, and then the least minimisers are ordered
 * (Topkis, Operations Research 26, 1978). So searching each alone gives the
 * minimum of the sum over all ordered sets of interfaces: the optimal surfaces of
 * Li, Wu, Chen, Sonka (IEEE TPAMI 28, 2006) without their graph cut. Of equal
 * interfaces the uppermost is taken. Turning ordered classes into yes/no questions
 * "is it below?" is as in Frank, Hall (ECML 2001).
 * </p>
 * Keeps memory between calls; one thread at a time.
 */
final class InterfaceSearch {

	/** More than any path costs beyond the cheapest, and far from an int's end. */
	private static final int NEVER = 1 << 29;

	private final int rows, columns, step;

	/** What a path to each row costs, by column; entries before and after the rows are NEVER. */
	private final int[][] paths;

	private final int[] steps;

	/**
	 * @param step pixels of depth from column to column at most
	 * @param stiffness price of one such pixel
	 */
	InterfaceSearch(final int rows, final int columns, final int step, final int stiffness) {
		this.rows = rows;
		this.columns = columns;
		this.step = step;
		paths = new int[columns][rows + 1 + 2 * step];
		steps = new int[step + 1];
		for (int d = 0; d <= step; d++)
			steps[d] = d * stiffness;
	}

	/**
	 * The cheapest interface. Rows are left out only where it cannot lie: an interface that is somewhere above the row
	 * down to which every pixel pays, and above all guides, gets cheaper if it is moved down to it there, and its steps no
	 * larger; the same from below.
	 *
	 * @param costs of the B-scan
	 * @param k which interface
	 * @param band one of the guides, that must not be further away than reach in any column; null for none; it must not
	 *          have steps larger than the search's
	 * @param pull price of each pixel's distance to each guide
	 * @param guides interfaces
	 * @return rows above the interface, by column
	 */
	int[] search(final ScanCosts costs, final int k, final int[] band, final int reach, final int pull,
		final int[]... guides)
	{
		final int[] moved = new int[rows + 1];
		int top = costs.top(k), bottom = costs.bottom(k);
		for (final int[] guide : guides)
			for (final int row : guide) {
				top = Math.min(top, row);
				bottom = Math.max(bottom, row);
			}
		for (int x = 0; x < columns; x++) {
			final int lo = band == null ? top : Math.max(top, band[x] - reach);
			final int hi = band == null ? bottom : Math.min(bottom, band[x] + reach);
			if (x > 0) move(paths[x - 1], lo, hi, moved);
			else Arrays.fill(moved, 0);
			add(costs.costs, costs.index(k, x, lo), costs.stride(), lo, hi, moved);
			for (final int[] guide : guides)
				for (int r = lo; r <= hi; r++)
					moved[r] += pull * Math.abs(r - guide[x]);
			keep(moved, lo, hi, paths[x]);
		}
		return cheapest();
	}

	/** What the cheapest path to each row costs that comes from the column before. Two steps at a time are faster. */
	private void move(final int[] before, final int lo, final int hi, final int[] moved) {
		final int first = step % 2;
		if (first == 0) System.arraycopy(before, lo + step, moved, lo, hi - lo + 1);
		else step(moved, before, lo, hi, step, steps[1]);
		for (int d = first + 1; d < step; d += 2)
			steps(moved, before, lo, hi, step, d, steps[d], steps[d + 1]);
	}

	/** The cheapest of staying and of a step of 1. Small enough for the compiler to use vector instructions. */
	private static void step(final int[] moved, final int[] before, final int lo, final int hi, final int at,
		final int price)
	{
		for (int r = lo; r <= hi; r++)
			moved[r] = Math.min(before[r + at], Math.min(before[r + at - 1], before[r + at + 1]) + price);
	}

	/** The cheapest of what there is and of steps of d and d + 1. */
	private static void steps(final int[] moved, final int[] before, final int lo, final int hi, final int at, final int d,
		final int price, final int next)
	{
		final int up = at - d, down = at + d;
		for (int r = lo; r <= hi; r++)
			moved[r] = Math.min(moved[r], Math.min(Math.min(before[r + up], before[r + down]) + price, Math.min(before[r + up -
				1], before[r + down + 1]) + next));
	}

	/** Adds what the interface costs in a column, but for the rows above the first looked at. */
	private static void add(final short[] costs, final int first, final int each, final int lo, final int hi,
		final int[] moved)
	{
		int sum = 0;
		for (int r = lo, i = first; r < hi; r++, i += each) {
			moved[r] += sum;
			sum += costs[i];
		}
		moved[hi] += sum;
	}

	/** Keeps the paths, the cheapest at 0 so that sums stay small. */
	private void keep(final int[] moved, final int lo, final int hi, final int[] path) {
		int least = Integer.MAX_VALUE;
		for (int r = lo; r <= hi; r++)
			least = Math.min(least, moved[r]);
		Arrays.fill(path, 0, lo + step, NEVER);
		for (int r = lo; r <= hi; r++)
			path[r + step] = moved[r] - least;
		Arrays.fill(path, hi + 1 + step, path.length, NEVER);
	}

	private int[] cheapest() {
		final int[] found = new int[columns];
		int at = 0;
		for (int r = 1; r <= rows; r++)
			if (paths[columns - 1][r + step] < paths[columns - 1][at + step]) at = r;
		found[columns - 1] = at;
		for (int x = columns - 2; x >= 0; x--)
			found[x] = at = from(paths[x], at);
		return found;
	}

	/** The row from which the cheapest path to a row of the next column came; the uppermost of equal ones. */
	private int from(final int[] before, final int row) {
		int best = -1;
		int cost = Integer.MAX_VALUE;
		for (int r = Math.max(0, row - step); r <= Math.min(rows, row + step); r++) {
			final int c = before[r + step] + steps[Math.abs(r - row)];
			if (c >= cost) continue;
			cost = c;
			best = r;
		}
		return best;
	}
}
