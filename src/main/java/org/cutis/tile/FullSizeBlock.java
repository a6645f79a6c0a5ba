package org.cutis.tile;

/**
 * A rectangle of an image at its own size, with the model's values around it: a
 * pixel's values are interpolated linearly between the four nearest model pixels.
 */
public final class FullSizeBlock {

	private final long x, y;

	private final int classes;

	/** Model pixels: rows x columns x classes, not more than these of the array. */
	private final float[] values;

	private final int modelColumns, modelRows;

	/** For each column and row of the image: the model pixel before its centre, and the share of the next. */
	final int[] left, top;

	private final float[] right, bottom;

	FullSizeBlock(final long x, final long y, final int width, final int height, final int classes,
		final float[] values, final int modelColumns, final int modelRows)
	{
		this.x = x;
		this.y = y;
		this.classes = classes;
		this.values = values;
		this.modelColumns = modelColumns;
		this.modelRows = modelRows;
		left = new int[width];
		right = new float[width];
		top = new int[height];
		bottom = new float[height];
	}

	/** @param from where the block begins, of the image @param modelFrom where the model's values begin */
	static void place(final Between axis, final long from, final long modelFrom, final int[] before,
		final float[] next)
	{
		for (int k = 0; k < before.length; k++) {
			final double place = axis.place(from + k) - modelFrom;
			before[k] = (int) place;
			next[k] = (float) (place - before[k]);
		}
	}

	void place(final Between columns, final Between rows, final long modelX, final long modelY) {
		place(columns, x, modelX, left, right);
		place(rows, y, modelY, top, bottom);
	}

	/** First column, of the image's own, from 0. */
	public long x() {
		return x;
	}

	/** First row. */
	public long y() {
		return y;
	}

	/** Columns. */
	public int width() {
		return left.length;
	}

	/** Rows. */
	public int height() {
		return top.length;
	}

	/** Values of a pixel. */
	public int classes() {
		return classes;
	}

	/** The values of a pixel. @param column of the block, from 0 @param into filled from 0 on, one for each class */
	public void values(final int column, final int row, final float[] into) {
		final float u = right[column], v = bottom[row];
		final int a = (top[row] * modelColumns + left[column]) * classes, b = u > 0 ? a + classes : a;
		final int down = v > 0 ? modelColumns * classes : 0;
		for (int c = 0; c < classes; c++) {
			final float upper = values[a + c] + u * (values[b + c] - values[a + c]);
			final float lower = values[a + down + c] + u * (values[b + down + c] - values[a + down + c]);
			into[c] = upper + v * (lower - upper);
		}
	}

	int modelColumns() {
		return modelColumns;
	}

	int modelRows() {
		return modelRows;
	}

	/** The model's own values. */
	float[] modelValues() {
		return values;
	}
}
