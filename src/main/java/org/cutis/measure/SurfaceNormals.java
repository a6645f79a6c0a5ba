package org.cutis.measure;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;

/**
 * Histogram of the directions of a surface's normals (RSOM paper, Fig. 4), in
 * the plane of x and depth.
 * <p>
 * The surface is taken as straight segments between neighbouring columns; where
 * one of the two has no surface there is no segment. A segment's normal stands
 * at the angle atan(depth difference / column distance) to the depth axis:
 * 0 degrees where the surface is level, positive where it goes deeper with x.
 * Calibrated images are measured in µm, so a step of one pixel in an RSOM volume
 * (3 µm down over 12 µm) turns the normal by 14 degrees; images without
 * calibration in pixels, where that is 45 degrees.
 * <p>
 * Heights are whole pixels, so only few angles occur near the level and bins
 * finer than their distance would stay empty. The bins are {@value #BIN_WIDTH}
 * degrees wide and centred at -90, -85, ..., 0, ..., 90; the outermost are half
 * as wide, as angles end there.
 *
 * @param counts number of segments in each bin, from -90 to 90 degrees; not copied
 */
public record SurfaceNormals(long[] counts) {

	/** Width of a bin in degrees. */
	public static final int BIN_WIDTH = 5;

	/** Number of bins. */
	public static final int BINS = 180 / BIN_WIDTH + 1;

	public SurfaceNormals {
		if (counts.length != BINS) throw new IllegalArgumentException("Expected " + BINS + " bins, not " + counts.length);
	}

	/**
	 * The normals of one B-scan's surface.
	 *
	 * @param z depth over x in pixels; NaN where there is no surface
	 * @param columnSize distance of neighbouring columns
	 * @param depthSize size of a depth pixel, in the same unit
	 */
	public static SurfaceNormals of(final double[] z, final double columnSize, final double depthSize) {
		final long[] counts = new long[BINS];
		for (int x = 1; x < z.length; x++) {
			final double rise = (z[x] - z[x - 1]) * depthSize;
			if (!Double.isNaN(rise)) counts[bin(Math.toDegrees(Math.atan2(rise, columnSize)))]++;
		}
		return new SurfaceNormals(counts);
	}

	/** The normals of one B-scan's surface, in µm if the size is known. @param slice from 0 */
	public static SurfaceNormals of(final HeightMap surface, final int slice, final DepthAxis depth,
		final PixelSize size)
	{
		return of(surface.row(slice), size.known() ? size.x() : 1, size.known() ? size.along(depth.dimension()) : 1);
	}

	/** The normals of all B-scans. */
	public static SurfaceNormals of(final HeightMap surface, final DepthAxis depth, final PixelSize size) {
		SurfaceNormals all = new SurfaceNormals(new long[BINS]);
		for (int slice = 0; slice < surface.slices(); slice++)
			all = all.plus(of(surface, slice, depth, size));
		return all;
	}

	/** The bin of an angle. @param degrees -90 to 90 */
	static int bin(final double degrees) {
		// Halves away from 0 on both sides: the mirror image of a surface has the mirror image of its histogram.
		final int steps = (int) Math.floor(Math.abs(degrees) / BIN_WIDTH + 0.5);
		return BINS / 2 + (degrees < 0 ? -steps : steps);
	}

	/** Centre of a bin in degrees. @param bin from 0 */
	public static double centre(final int bin) {
		return (bin - BINS / 2) * BIN_WIDTH;
	}

	/** Both together. */
	public SurfaceNormals plus(final SurfaceNormals other) {
		final long[] sum = counts.clone();
		for (int i = 0; i < BINS; i++)
			sum[i] += other.counts[i];
		return new SurfaceNormals(sum);
	}

	/** Number of segments. */
	public long total() {
		long n = 0;
		for (final long c : counts)
			n += c;
		return n;
	}
}
