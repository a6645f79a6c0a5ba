package org.cutis.view;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

import org.cutis.image.DepthAxis;
import org.cutis.measure.HeightMap;
import org.cutis.task.Progress;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;
import ij.process.FloatProcessor;

/**
 * Maximum intensity projection. The picture's axes: depth, if it is not what is
 * projected along, runs down; x, if not projected along, runs to the right.
 */
final class Projection {

	private Projection() {}

	/**
	 * Projects a whole volume.
	 *
	 * @param volume x, y, z; any minimum
	 * @param along index of the axis that disappears
	 * @param value of a pixel
	 */
	static <T> FloatProcessor max(final RandomAccessibleInterval<T> volume, final int along, final DepthAxis depth,
		final ToDoubleFunction<? super T> value, final Progress progress)
	{
		final int right = right(along, depth);
		final int down = down(along, depth);
		final int width = (int) volume.dimension(right);
		final float[] out = new float[Math.multiplyExact(width, (int) volume.dimension(down))];
		Arrays.fill(out, Float.NEGATIVE_INFINITY);
		// What one step along each axis of the volume means in the picture.
		final int[] step = new int[3];
		step[right] = 1;
		step[down] = width;
		// The volume is read once, in the order of its memory.
		final RandomAccess<T> access = volume.randomAccess();
		final long nz = volume.dimension(2);
		for (int z = 0; z < nz; z++) {
			progress.update((double) z / nz, "Projecting");
			for (int y = 0; y < volume.dimension(1); y++) {
				access.setPosition(volume.min(0), 0);
				access.setPosition(volume.min(1) + y, 1);
				access.setPosition(volume.min(2) + z, 2);
				int i = y * step[1] + z * step[2];
				for (long x = volume.dimension(0); x > 0; x--) {
					out[i] = Math.max(out[i], (float) value.applyAsDouble(access.get()));
					i += step[0];
					access.fwd(0);
				}
			}
		}
		return new FloatProcessor(width, out.length / width, out);
	}

	/**
	 * Projects what lies below a surface along depth; x to the right, B-scans down. A column with nothing below gets 0.
	 *
	 * @param volume x, y, z; any minimum
	 * @param from the first voxel along depth that counts, from 0; NaN for none
	 */
	static <T> FloatProcessor below(final RandomAccessibleInterval<T> volume, final DepthAxis depth, final HeightMap from,
		final ToDoubleFunction<? super T> value, final Progress progress)
	{
		final int d = depth.dimension(), scan = depth.scanDimension();
		final float[] out = new float[from.width() * from.slices()];
		final RandomAccess<T> access = volume.randomAccess();
		for (int s = 0; s < from.slices(); s++) {
			progress.update((double) s / from.slices(), "Projecting");
			for (int x = 0; x < from.width(); x++) {
				final double begin = from.get(x, s);
				if (!(begin < volume.dimension(d))) continue;
				float max = Float.NEGATIVE_INFINITY;
				access.setPosition(volume.min(0) + x, 0);
				access.setPosition(volume.min(scan) + s, scan);
				access.setPosition(volume.min(d) + Math.max(0, (long) Math.ceil(begin)), d);
				for (; access.getLongPosition(d) <= volume.max(d); access.fwd(d))
					max = Math.max(max, (float) value.applyAsDouble(access.get()));
				out[s * from.width() + x] = max;
			}
		}
		return new FloatProcessor(from.width(), from.slices(), out);
	}

	/** One B-scan, x to the right and depth down. @param slice from 0 */
	static <T> FloatProcessor bScan(final RandomAccessibleInterval<T> volume, final DepthAxis depth, final int slice,
		final ToDoubleFunction<? super T> value)
	{
		final int scan = depth.scanDimension();
		final long[] min = volume.minAsLongArray();
		final long[] max = volume.maxAsLongArray();
		min[scan] += slice;
		max[scan] = min[scan];
		return max(Views.interval(volume, min, max), scan, depth, value, Progress.none());
	}

	/** The volume's axis that runs to the right in a picture. */
	static int right(final int along, final DepthAxis depth) {
		return along == 0 ? depth.scanDimension() : 0;
	}

	/** The volume's axis that runs down in a picture. */
	static int down(final int along, final DepthAxis depth) {
		return 3 - along - right(along, depth);
	}
}
