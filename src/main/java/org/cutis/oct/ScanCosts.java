package org.cutis.oct;

import java.util.Arrays;

/**
 * What interfaces between ordered layers cost in one B-scan.
 * <p>
 * Interface k (from 0) has layers 0 to k above it and the others below. Let P be
 * the probability that a pixel belongs below. With the interface above the
 * pixel, 1 - P pixels are expected to be labelled wrongly there, with the
 * interface below it, P. So moving an interface down by this pixel costs
 * 2 P - 1. Costs are kept as whole numbers, {@link #scale} for a pixel: with
 * them sums are exact, and so is the order of the interfaces (see
 * {@link InterfaceSearch}).
 * </p>
 */
final class ScanCosts {

	private static final int FINEST = 1024;

	private static final int LARGEST_SUM = 1 << 28;

	/** Pixels along depth, and across. */
	final int rows, columns;

	/** What one wrong pixel costs. */
	final int scale;

	/** Number of interfaces. */
	final int interfaces;

	/** What it costs to move an interface down over a pixel; columns run fastest, then interfaces, then depth: {@link #index}. */
	final short[] costs;

	/** Values for an interface in a row. Not a power of 2, with which all of a column would share a few places of the cache. */
	private final int pitch;

	/** By interface: rows of which moving over them pays in all columns, from the top down; and of those above which it never pays. */
	private final int[] top, bottom;

	/** The probabilities of a pixel to lie below an interface, in the making. */
	private final double[] below;

	/**
	 * @param layers 2 or more
	 * @param options of the searches that these costs are for
	 */
	ScanCosts(final int layers, final int rows, final int columns, final InterfaceOptions options) {
		this.rows = rows;
		this.columns = columns;
		scale = scale(rows, options);
		interfaces = layers - 1;
		pitch = (columns + 7) / 8 % 2 == 1 ? (columns + 7) / 8 * 8 : (columns + 15) / 8 * 8;
		costs = new short[Math.multiplyExact(Math.multiplyExact(pitch, rows), interfaces)];
		below = new double[interfaces];
		top = new int[interfaces];
		bottom = new int[interfaces];
		clear();
	}

	/** Makes room for another B-scan: all its pixels are to be set. */
	void clear() {
		Arrays.fill(top, rows);
		Arrays.fill(bottom, 0);
	}

	/** The cheapest interface lies at this row or below, in every column: down to it every pixel pays. */
	int top(final int k) {
		return top[k];
	}

	/** The cheapest interface lies at this row or above, in every column: below it no pixel pays. */
	int bottom(final int k) {
		return bottom[k];
	}

	/**
	 * The cheapest paths to two rows must not differ by more than an int holds. They
	 * differ in as many columns as it takes to go over all rows, by what a column's
	 * pixels and two guides cost.
	 */
	private static int scale(final int rows, final InterfaceOptions options) {
		final double most = rows * (rows / options.step() + 2.0) * (1 + 2 * options.scanStiffness()) + rows * options
			.stiffness();
		return (int) Math.max(1, Math.min(FINEST, LARGEST_SUM / most));
	}

	/** Where a cost stands; that of the next pixel of the column follows {@link #stride} values later. */
	int index(final int k, final int column, final int row) {
		return (row * interfaces + k) * pitch + column;
	}

	/** Values from a pixel to the one below it. */
	int stride() {
		return interfaces * pitch;
	}

	/**
	 * Sets one pixel.
	 *
	 * @param p values proportional to the layers' probabilities, in the order of depth, 0 or more; all 0 (or no
	 *          numbers) say nothing of the pixel
	 * @param at where they begin
	 */
	void set(final int column, final int row, final float[] p, final int at) {
		double sum = 0;
		for (int k = interfaces; k > 0; k--)
			below[k - 1] = sum += p[at + k];
		sum += p[at];
		final double perSum = sum > 0 ? 2 * scale / sum : 0;
		final int zero = sum > 0 ? scale : 0;
		for (int k = 0, i = index(0, column, row); k < interfaces; k++, i += pitch)
			set(k, row, i, (int) (below[k] * perSum + 0.5) - zero);
	}

	private void set(final int k, final int row, final int at, final int cost) {
		costs[at] = (short) cost;
		if (cost >= 0 && row < top[k]) top[k] = row;
		if (cost <= 0 && row >= bottom[k]) bottom[k] = row + 1;
	}

	/**
	 * Sets a part of a row; the same as {@link #set(int, int, float[], int)} for each of its pixels, but where one layer is so
	 * likely that all costs are the largest there are, pixels of the same layer are set together. Most are.
	 *
	 * @param column of the first pixel
	 * @param p for each pixel the values of its layers
	 */
	void set(final int column, final int row, final float[] p) {
		final int layers = interfaces + 1, n = p.length / layers;
		int x = 0;
		while (x < n) {
			final int layer = likeliest(p, x * layers);
			int end = x;
			while (end < n && certain(p, end * layers, layer))
				end++;
			if (end > x) fill(column + x, column + end, row, layer);
			else set(column + end, row, p, end++ * layers);
			x = end;
		}
	}

	private int likeliest(final float[] p, final int at) {
		int best = 0;
		for (int l = 1; l <= interfaces; l++)
			if (p[at + l] > p[at + best]) best = l;
		return best;
	}

	/** Whether the others together are less than a quarter of what costs resolve. */
	private boolean certain(final float[] p, final int at, final int layer) {
		float others = 0;
		for (int l = 0; l <= interfaces; l++)
			if (l != layer) others += p[at + l];
		return others * (8 * scale) < p[at + layer];
	}

	private void fill(final int from, final int to, final int row, final int layer) {
		for (int k = 0; k < interfaces; k++) {
			final int cost = layer > k ? scale : -scale, at = index(k, from, row);
			set(k, row, at, cost);
			Arrays.fill(costs, at, at + to - from, (short) cost);
		}
	}
}
