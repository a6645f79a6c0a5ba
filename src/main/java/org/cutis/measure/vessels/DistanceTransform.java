package org.cutis.measure.vessels;

import java.util.Arrays;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The exact Euclidean distance in µm of every voxel of a mask to the nearest
 * voxel (centre to centre) that is not of the mask, on voxels of any shape: one
 * pass for each axis, in each the lower envelope of parabolas (Felzenszwalb and
 * Huttenlocher, "Distance transforms of sampled functions", Theory of Computing
 * 8, 2012, 415-428). What lies beyond the image counts as unknown, not as
 * background: a vessel that the border cuts is not narrower there.
 */
public final class DistanceTransform {

	private final VoxelGrid grid;

	/** Squared distances. */
	private final float[] squared;

	private final double[] values;

	/** Of the parabolas in the envelope: where they have their vertices and where they begin to be the lowest. */
	private final int[] vertices;

	private final double[] begins;

	private DistanceTransform(final VoxelGrid grid) {
		this.grid = grid;
		squared = new float[grid.voxels.length];
		final int longest = Arrays.stream(grid.size).max().getAsInt();
		values = new double[longest];
		vertices = new int[longest];
		begins = new double[longest + 1];
	}

	/**
	 * @param mask x, y, z; any minimum; not 0 in the mask
	 * @param spacing µm per voxel
	 * @return as large as the mask and at the same place; 0 outside of the mask,
	 *         infinite everywhere if there is no outside
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static RandomAccessibleInterval<FloatType> of(final RandomAccessibleInterval<? extends IntegerType<?>> mask,
		final PixelSize spacing, final Progress progress)
	{
		final var out = ArrayImgs.floats(mask.dimensionsAsLongArray());
		final var placed = Views.translate(out, mask.minAsLongArray());
		final VoxelGrid grid = VoxelGrid.of(mask, spacing, progress.part(0, 0.3));
		if (grid == null) return placed;
		final float[] distances = of(grid, progress.part(0.3, 1));
		final var access = placed.randomAccess();
		final long[] position = new long[3];
		for (int i = 0; i < distances.length; i++) {
			if (!grid.isVessel(i)) continue;
			for (int d = 0; d < 3; d++)
				position[d] = grid.voxel(i, d);
			access.setPosition(position);
			access.get().set(distances[i]);
		}
		return placed;
	}

	/** Distances in µm in the order of the grid. */
	static float[] of(final VoxelGrid grid, final Progress progress) {
		final DistanceTransform transform = new DistanceTransform(grid);
		final float[] squared = transform.squared;
		for (int i = 0; i < squared.length; i++)
			if (grid.isVessel(i)) squared[i] = Float.POSITIVE_INFINITY;
		for (int axis = 0; axis < 3; axis++)
			transform.pass(axis, progress.part(axis / 3.0, (axis + 1) / 3.0));
		for (int i = 0; i < squared.length; i++)
			if (squared[i] != 0) squared[i] = (float) Math.sqrt(squared[i]);
		return squared;
	}

	private void pass(final int axis, final Progress progress) {
		// The lines' starts are taken in the order of memory.
		final int fast = axis == 0 ? 1 : 0;
		final int slow = axis == 2 ? 1 : 2;
		for (int k = 0; k < grid.size[slow]; k++) {
			progress.update((double) k / grid.size[slow], "Measuring distances");
			for (int j = 0; j < grid.size[fast]; j++)
				line(k * grid.stride[slow] + j * grid.stride[fast], axis);
		}
	}

	/**
	 * Only the runs of the mask matter, each with the voxel before and after it:
	 * these are 0, so that nothing beyond them can be nearer.
	 */
	private void line(final int start, final int axis) {
		final int stride = grid.stride[axis];
		final int end = grid.innerEnd[axis];
		for (int q = grid.inner[axis]; q < end; q++) {
			if (squared[start + q * stride] == 0) continue;
			int last = q;
			while (last + 1 < end && squared[start + (last + 1) * stride] != 0)
				last++;
			envelope(start, stride, Math.max(grid.inner[axis], q - 1), Math.min(end - 1, last + 1), grid.spacing.along(
				axis));
			q = last;
		}
	}

	/** Lower envelope over the voxels from ... to (inclusive) of a line. @param h distance of neighbours, µm */
	private void envelope(final int start, final int stride, final int from, final int to, final double h) {
		final double h2 = h * h;
		int k = -1;
		for (int q = from; q <= to; q++) {
			final double f = squared[start + q * stride];
			values[q] = f;
			if (f == Double.POSITIVE_INFINITY) continue;
			double s = Double.NEGATIVE_INFINITY;
			while (k >= 0) {
				final int v = vertices[k];
				s = (f - values[v] + h2 * ((double) q * q - (double) v * v)) / (2 * h2 * (q - v));
				if (s > begins[k]) break;
				s = Double.NEGATIVE_INFINITY;
				k--;
			}
			k++;
			vertices[k] = q;
			begins[k] = s;
		}
		if (k < 0) return;
		begins[k + 1] = Double.POSITIVE_INFINITY;
		int j = 0;
		for (int q = from; q <= to; q++) {
			while (begins[j + 1] < q)
				j++;
			final double step = (q - vertices[j]) * h;
			squared[start + q * stride] = (float) (step * step + values[vertices[j]]);
		}
	}
}
