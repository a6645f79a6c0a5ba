package org.cutis.tile;

import java.nio.FloatBuffer;
import java.util.Arrays;

import org.cutis.task.UserError;

/**
 * Adds up windows' weighted outputs and gives on what no later window touches.
 * <p>
 * Windows come row by row. Held are the sums of one window, and below the cells
 * already given on, as many rows of the image's width as windows of two rows
 * overlap: memory does not grow with the image's height.
 * </p>
 */
final class Blender implements BatchLoop.Writer {

	private final TilePlan plan;

	private final Windows columns, rows;

	private final int classes;

	private final BlockSink sink;

	/** Sums over the window in work, from its cell's start on. */
	private final float[] sums;

	/** Values in a row of the sums. */
	private final int pitch;

	/** Sums of the rows below the cells of the row of windows before; row 0 is where the next cells start. */
	private final float[][] carry;

	private final float[] row;

	/** Weight of each of a window's values along x, and of its rows along y. */
	private final float[] across;

	private float[] down;

	Blender(final TilePlan plan, final int classes, final BlockSink sink) {
		this.plan = plan;
		this.classes = classes;
		this.sink = sink;
		columns = plan.columns();
		rows = plan.rows();
		pitch = columns.size() * classes;
		sums = new float[Math.multiplyExact(rows.size(), pitch)];
		carry = new float[rows.overlap()][Math.toIntExact(columns.length() * classes)];
		row = new float[pitch];
		across = new float[pitch];
	}

	@Override
	public void write(final long tile, final FloatBuffer from) {
		final int i = plan.row(tile), j = plan.column(tile);
		if (j == 0) down = rows.weights(i);
		final float[] weights = columns.weights(j);
		for (int k = 0; k < pitch; k++)
			across[k] = weights[k / classes];
		open(i, j);
		add(i, j, from);
		final int width = (int) (columns.end(j) - columns.from(j)), height = (int) (rows.end(i) - rows.from(i));
		check(width * classes, height);
		sink.write(new Block(columns.from(j), rows.from(i), width, height, classes, sums, pitch));
		final int below = (int) (rows.to(i) - rows.end(i)), at = (int) columns.from(j) * classes;
		for (int r = 0; r < below; r++)
			System.arraycopy(sums, (height + r) * pitch, carry[r], at, width * classes);
	}

	private void check(final int width, final int height) {
		for (int r = 0; r < height; r++) {
			float sum = 0;
			for (int k = r * pitch; k < r * pitch + width; k++)
				sum += sums[k];
			if (Float.isNaN(sum)) throw new UserError("The model gives probabilities that are no numbers (NaN) for this image. " +
				"Either its training went wrong or the image's values are far too large for it. " +
				"Check the image's values, or choose another model.");
		}
	}

	/** Moves the sums on to a window: what the windows left of it and above it have put there. */
	private void open(final int i, final int j) {
		final int known = j == 0 ? 0 : (int) (columns.to(j - 1) - columns.from(j)) * classes;
		final int shift = j == 0 ? 0 : (int) (columns.from(j) - columns.from(j - 1)) * classes;
		final int width = (int) (columns.to(j) - columns.from(j)) * classes, height = (int) (rows.to(i) - rows.from(i));
		final int carried = i == 0 ? 0 : (int) (rows.to(i - 1) - rows.from(i));
		final int at = (int) columns.from(j) * classes + known;
		for (int r = 0, to = 0; r < height; r++, to += pitch) {
			System.arraycopy(sums, to + shift, sums, to, known);
			if (r < carried) System.arraycopy(carry[r], at, sums, to + known, width - known);
			else Arrays.fill(sums, to + known, to + width, 0);
		}
	}

	private void add(final int i, final int j, final FloatBuffer from) {
		final int left = (int) (columns.from(j) - columns.start(j)) * classes;
		final int top = (int) (rows.from(i) - rows.start(i));
		final int width = (int) (columns.to(j) - columns.from(j)) * classes, height = (int) (rows.to(i) - rows.from(i));
		for (int r = 0, to = 0; r < height; r++, to += pitch) {
			from.get((top + r) * pitch + left, row, 0, width);
			final float weight = down[top + r];
			for (int k = 0; k < width; k++)
				sums[to + k] += row[k] * (across[left + k] * weight);
		}
	}
}
