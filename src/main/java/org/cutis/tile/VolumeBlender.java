package org.cutis.tile;

import java.nio.FloatBuffer;
import java.util.Arrays;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Adds up windows' weighted outputs and gives on every slice that no later window
 * touches. Held are as many slices of the whole width and height as a window is
 * deep: memory does not grow with the volume's depth. Windows may be left out;
 * where none counts the output is 0.
 */
final class VolumeBlender {

	private final VolumePlan plan;

	private final int classes;

	private final VolumePipeline.Sink sink;

	/** Sums of the slices from {@link #first} on, row-major, classes innermost. */
	private final float[][] sums;

	private long first;

	private final float[] row;

	VolumeBlender(final VolumePlan plan, final int classes, final VolumePipeline.Sink sink) {
		this.plan = plan;
		this.classes = classes;
		this.sink = sink;
		final int slice = Math.toIntExact(plan.rows().length() * plan.columns().length() * classes);
		sums = new float[(int) Math.min(plan.slices().size(), plan.slices().length())][slice];
		row = new float[plan.columns().size() * classes];
	}

	/** Windows come in the order of the plan. @param from the window's output */
	void write(final long tile, final FloatBuffer from) {
		final Windows slices = plan.slices(), rows = plan.rows(), columns = plan.columns();
		final int i = plan.slice(tile), j = plan.row(tile), k = plan.column(tile);
		giveOn(slices.from(i));
		final float[] deep = slices.weights(i), down = rows.weights(j), across = weights(columns.weights(k));
		final int left = (int) (columns.from(k) - columns.start(k)) * classes;
		final int n = (int) (columns.to(k) - columns.from(k)) * classes;
		final int pitch = (int) columns.length() * classes, column = (int) columns.from(k) * classes;
		for (long z = slices.from(i); z < slices.to(i); z++) {
			final float[] slice = sums[(int) (z - first)];
			final int plane = (int) (z - slices.start(i));
			for (long y = rows.from(j); y < rows.to(j); y++) {
				final int line = (int) (y - rows.start(j)), to = (int) y * pitch + column;
				from.get((plane * rows.size() + line) * columns.size() * classes + left, row, 0, n);
				final float weight = deep[plane] * down[line];
				for (int c = 0; c < n; c++)
					slice[to + c] += row[c] * (across[left + c] * weight);
			}
		}
	}

	private float[] weights(final float[] columns) {
		final float[] weights = new float[columns.length * classes];
		for (int c = 0; c < weights.length; c++)
			weights[c] = columns[c / classes];
		return weights;
	}

	/** Gives on what is left, once all windows have come. */
	void finish(final Progress progress) {
		while (first < plan.slices().length()) {
			progress.update(1, "Writing slices");
			giveOn(first + 1);
		}
	}

	private void giveOn(final long end) {
		for (; first < end; first++) {
			final float[] slice = sums[0];
			check(slice);
			sink.write(first, slice);
			Arrays.fill(slice, 0);
			System.arraycopy(sums, 1, sums, 0, sums.length - 1);
			sums[sums.length - 1] = slice;
		}
	}

	private static void check(final float[] slice) {
		float sum = 0;
		for (final float v : slice)
			sum += v;
		if (Float.isNaN(sum)) throw new UserError("The model gives probabilities that are no numbers (NaN) for this image. " +
			"Either its training went wrong or the image's values are far too large for it. " +
			"Check the image's values, or choose another model.");
	}
}
