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

	/** Number of interfaces. */
	final int interfaces;

	/** What it costs to move an interface down over a pixel; interfaces run fastest, then depth, then columns: {@link #index}. */
	final short[] costs;

	/** Pixels from a column to the next. Not a power of 2, with which all of a row would share a few places of the cache. */
	private final int pitch;

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
		pitch = (rows + 7) / 8 % 2 == 1 ? (rows + 7) / 8 * 8 : (rows + 15) / 8 * 8;
		costs = new short[Math.multiplyExact(Math.multiplyExact(pitch, columns), interfaces)];
		below = new double[interfaces];
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

	/** Where a cost stands; that of the next pixel of the column follows after as many as there are interfaces. */
	int index(final int k, final int column, final int row) {
		return (column * pitch + row) * interfaces + k;
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
		for (int k = 0, i = index(0, column, row); k < interfaces; k++, i++)
			costs[i] = (short) ((int) (below[k] * perSum + 0.5) - zero);
	}
}
