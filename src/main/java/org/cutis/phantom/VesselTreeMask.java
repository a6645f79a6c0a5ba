package org.cutis.phantom;

import java.util.List;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Draws vessel trees: a voxel is vessel if its centre is within the radius of a
 * segment. Voxel (0, 0, 0) has its centre at 0, 0, 0 µm. A vessel thinner than
 * half a voxel's diagonal has holes.
 */
public final class VesselTreeMask {

	private VesselTreeMask() {}

	/**
	 * Writes 1 where vessels are and leaves the rest as it is. What is outside of the
	 * mask is cut off.
	 *
	 * @param mask x, y, z; any minimum
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static void draw(final List<VesselTreeSegment> tree,
		final RandomAccessibleInterval<UnsignedByteType> mask, final PixelSize spacing, final Progress progress)
	{
		int done = 0;
		for (final VesselTreeSegment s : tree) {
			if (done++ % 16 == 0) progress.update((double) done / tree.size(), "Drawing vessels");
			draw(s, mask, spacing);
		}
	}

	private static void draw(final VesselTreeSegment s, final RandomAccessibleInterval<UnsignedByteType> mask,
		final PixelSize spacing)
	{
		final double[] a = { s.startX(), s.startY(), s.startZ() };
		final double[] b = { s.endX(), s.endY(), s.endZ() };
		final long[] min = new long[3];
		final long[] max = new long[3];
		for (int d = 0; d < 3; d++) {
			min[d] = Math.max(mask.min(d), (long) Math.ceil((Math.min(a[d], b[d]) - s.radius()) / spacing.along(d)));
			max[d] = Math.min(mask.max(d), (long) Math.floor((Math.max(a[d], b[d]) + s.radius()) / spacing.along(d)));
		}
		final RandomAccess<UnsignedByteType> access = mask.randomAccess();
		final double[] p = new double[3];
		for (long z = min[2]; z <= max[2]; z++)
			for (long y = min[1]; y <= max[1]; y++)
				for (long x = min[0]; x <= max[0]; x++) {
					p[0] = x * spacing.x();
					p[1] = y * spacing.y();
					p[2] = z * spacing.z();
					if (VesselTreeSpace.distance(a, b, p, p) > s.radius()) continue;
					access.setPosition(new long[] { x, y, z });
					access.get().set(1);
				}
	}
}
