package org.cutis.oct;

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

	/** By interface; depth runs fastest, then columns. */
	private final short[][] costs;

	/** The probabilities of a row's pixels to lie below an interface, in the making. */
	private final double[] below;

	/**
	 * @param layers 2 or more
	 * @param options of the searches that these costs are for
	 */
	ScanCosts(final int layers, final int rows, final int columns, final InterfaceOptions options) {
		this.rows = rows;
		this.columns = columns;
		scale = scale(rows, options);
		costs = new short[layers - 1][Math.multiplyExact(rows, columns)];
		below = new double[layers];
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

	/** Number of interfaces. */
	int interfaces() {
		return costs.length;
	}

	/** Costs of moving an interface down over each pixel; depth runs fastest, then columns. */
	short[] of(final int k) {
		return costs[k];
	}

	/**
	 * Sets one pixel.
	 *
	 * @param p values proportional to the layers' probabilities, in the order of depth, 0 or more; all 0 (or no
	 *          numbers) say nothing of the pixel
	 * @param at where they begin
	 */
	void set(final int column, final int row, final float[] p, final int at) {
		final int n = costs.length;
		double sum = 0;
		for (int k = n; k > 0; k--) {
			sum += p[at + k];
			below[k] = sum;
		}
		sum += p[at];
		final double perSum = sum > 0 ? 2 * scale / sum : 0;
		final int zero = sum > 0 ? scale : 0;
		final int i = column * rows + row;
		for (int k = 0; k < n; k++)
			costs[k][i] = (short) ((int) (below[k + 1] * perSum + 0.5) - zero);
	}
}
