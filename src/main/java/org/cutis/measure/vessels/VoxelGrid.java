package org.cutis.measure.vessels;

import java.util.function.Consumer;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;

/**
 * A mask as an array: cut to the box around its voxels, with a margin of one
 * voxel on all sides, so that every voxel of the mask has all its neighbours.
 * Order x, y, z, x fastest.
 */
final class VoxelGrid {

	/** Bit of a voxel of the mask; the others are the algorithms' own marks. */
	static final byte VESSEL = 1;

	/** 1 in the mask, else 0. */
	final byte[] voxels;

	/** Voxels along x, y, z, margins included. */
	final int[] size;

	/** Steps of the index along x, y, z. */
	final int[] stride;

	final PixelSize spacing;

	/** First index along each axis that is in the image: 0, or 1 if the margin lies outside of it. */
	final int[] inner;

	/** One more than the last such index. */
	final int[] innerEnd;

	/** Position in the image of the index 0 along each axis. */
	private final long[] origin;

	/** @param min of the box, max of the box, both in the image, which has the limits imageMin, imageMax */
	private VoxelGrid(final long[] min, final long[] max, final long[] imageMin, final long[] imageMax,
		final PixelSize spacing)
	{
		this.spacing = spacing;
		origin = new long[3];
		size = new int[3];
		inner = new int[3];
		innerEnd = new int[3];
		long n = 1;
		for (int d = 0; d < 3; d++) {
			origin[d] = min[d] - 1;
			n *= max[d] - min[d] + 3;
			if (n > Integer.MAX_VALUE - 8) throw new UserError(
				"The vessels reach over more than 2^31 voxels. Crop the image, or scale it down, and measure it in parts.");
			size[d] = (int) (max[d] - min[d] + 3);
			inner[d] = min[d] == imageMin[d] ? 1 : 0;
			innerEnd[d] = max[d] == imageMax[d] ? size[d] - 1 : size[d];
		}
		stride = new int[] { 1, size[0], size[0] * size[1] };
		voxels = new byte[(int) n];
	}

	/**
	 * @param mask x, y, z; any minimum; not 0 in vessels
	 * @return null if the mask is empty
	 */
	static VoxelGrid of(final RandomAccessibleInterval<? extends IntegerType<?>> mask, final PixelSize spacing,
		final Progress progress)
	{
		if (mask.numDimensions() != 3) throw new IllegalArgumentException("A mask has the axes x, y, z, but this one has " +
			mask.numDimensions());
		final long[] min = mask.maxAsLongArray();
		final long[] max = mask.minAsLongArray();
		final boolean[] found = { false };
		forEachVessel(mask, progress.part(0, 0.6), position -> {
			found[0] = true;
			for (int d = 0; d < 3; d++) {
				min[d] = Math.min(min[d], position[d]);
				max[d] = Math.max(max[d], position[d]);
			}
		});
		if (!found[0]) return null;
		final VoxelGrid grid = new VoxelGrid(min, max, mask.minAsLongArray(), mask.maxAsLongArray(), spacing);
		forEachVessel(Views.interval(mask, min, max), progress.part(0.6, 1), position -> {
			int i = 0;
			for (int d = 0; d < 3; d++)
				i += (int) (position[d] - grid.origin[d]) * grid.stride[d];
			grid.voxels[i] = VESSEL;
		});
		return grid;
	}

	private static void forEachVessel(final RandomAccessibleInterval<? extends IntegerType<?>> mask,
		final Progress progress, final Consumer<long[]> visitor)
	{
		final long[] p = new long[3];
		final RandomAccess<? extends IntegerType<?>> access = mask.randomAccess();
		for (p[2] = mask.min(2); p[2] <= mask.max(2); p[2]++) {
			progress.update((double) (p[2] - mask.min(2)) / mask.dimension(2), "Reading vessels");
			for (p[1] = mask.min(1); p[1] <= mask.max(1); p[1]++) {
				p[0] = mask.min(0);
				access.setPosition(p);
				for (; p[0] <= mask.max(0); p[0]++) {
					if (access.get().getIntegerLong() != 0) visitor.accept(p);
					access.fwd(0);
				}
			}
		}
	}

	/** Index along an axis, from 0. */
	int along(final int i, final int d) {
		return i / stride[d] % size[d];
	}

	/** Position along an axis in the image. */
	long voxel(final int i, final int d) {
		return origin[d] + along(i, d);
	}

	/** The same in µm, in the image's coordinates: voxel p lies at p times the voxel's size. */
	double position(final int i, final int d) {
		return voxel(i, d) * spacing.along(d);
	}

	/** Distance of two voxels in µm. */
	double distance(final int i, final int j) {
		double sum = 0;
		for (int d = 0; d < 3; d++) {
			final double step = (along(i, d) - along(j, d)) * spacing.along(d);
			sum += step * step;
		}
		return Math.sqrt(sum);
	}

	/** The largest of a voxel's sizes, µm. */
	double coarsest() {
		return Math.max(spacing.x(), Math.max(spacing.y(), spacing.z()));
	}

	boolean isVessel(final int i) {
		return (voxels[i] & VESSEL) != 0;
	}

	int count() {
		int n = 0;
		for (final byte v : voxels)
			n += v & VESSEL;
		return n;
	}
}
