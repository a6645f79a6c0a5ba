package org.cutis.rsom;

import org.cutis.image.DepthAxis;
import org.cutis.measure.vessels.Dermis;
import org.cutis.tile.VolumePipeline;

import net.imglib2.Interval;

/** Puts what a finder gives into the image's slices: mask and, where it is wanted, probability. */
final class VesselPlanes implements VolumePipeline.Sink {

	final byte[][] mask;

	final float[][] probability;

	long vessels;

	private final int width, scans;

	private final DepthAxis depth;

	private final float threshold;

	/** Where the region begins and ends in each column, x fastest, then the B-scans. */
	private final int[] first, end;

	/** @param size of the image along x, y, z @param region in coordinates that begin at 0 */
	VesselPlanes(final long[] size, final DepthAxis depth, final Dermis region, final double threshold,
		final boolean probability)
	{
		width = (int) size[0];
		scans = (int) size[depth.scanDimension()];
		this.depth = depth;
		this.threshold = (float) threshold;
		final int slices = (int) size[2], plane = Math.multiplyExact(width, (int) size[1]);
		mask = new byte[slices][plane];
		this.probability = probability ? new float[slices][plane] : null;
		first = new int[Math.multiplyExact(width, scans)];
		end = new int[first.length];
		final long deepest = size[depth.dimension()];
		for (int i = 0; i < first.length; i++) {
			first[i] = (int) Math.max(0, Math.min(deepest, region.first(i % width, i / width)));
			end[i] = (int) Math.max(0, Math.min(deepest, region.end(i % width, i / width)));
		}
	}

	/** Whether a box has a voxel of the region. @param box x, B-scan, depth */
	boolean isWanted(final Interval box) {
		for (long s = box.min(1); s <= box.max(1); s++)
			for (long x = box.min(0); x <= box.max(0); x++) {
				final int i = (int) (s * width + x);
				if (first[i] <= box.max(2) && end[i] > Math.max(first[i], box.min(2))) return true;
			}
		return false;
	}

	@Override
	public void write(final long z, final float[] values) {
		for (int s = 0; s < scans; s++) {
			final int slice = depth == DepthAxis.Z ? (int) z : s;
			final int row = (depth == DepthAxis.Z ? s : (int) z) * width;
			for (int x = 0; x < width; x++) {
				final int i = s * width + x;
				if (z < first[i] || z >= end[i]) continue;
				if (probability != null) probability[slice][row + x] = values[i];
				if (values[i] < threshold) continue;
				mask[slice][row + x] = VesselResult.VESSEL;
				vessels++;
			}
		}
	}
}
