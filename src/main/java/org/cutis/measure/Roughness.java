package org.cutis.measure;

/**
 * The roughness Ra of a surface: the mean over x of |z(x) - local mean|, the
 * local mean taken over a moving window of 5 pixels centred at x (Gerl et al.,
 * "A distance-based loss for smooth and continuous skin layer segmentation in
 * optoacoustic images", MICCAI 2020, Eq. 5).
 * <p>
 * What the paper leaves open: at the borders of a B-scan the window is cut off,
 * so the mean is over the 3 or 4 columns there are. A column without a surface
 * is skipped: it is neither counted in the mean over x nor part of its
 * neighbours' local means. (So a surface in shreds is not rougher for its gaps;
 * read Ra together with {@link #missingShare}.) Roughness of several B-scans or
 * surfaces is the mean over all their columns, as in the paper's Fig. 2.
 *
 * @param deviations sum of the absolute deviations, in depth pixels
 * @param measured number of columns with a surface
 * @param columns number of all columns
 */
public record Roughness(double deviations, long measured, long columns) {

	/** Window of the local mean, in pixels. */
	public static final int WINDOW = 5;

	/** Nothing measured yet: the neutral element of {@link #plus}. */
	public static final Roughness NONE = new Roughness(0, 0, 0);

	/** Roughness of one B-scan's surface. @param z depth over x in pixels; NaN where there is no surface */
	public static Roughness of(final double[] z) {
		double sum = 0;
		long n = 0;
		for (int x = 0; x < z.length; x++) {
			if (Double.isNaN(z[x])) continue;
			sum += Math.abs(z[x] - localMean(z, x));
			n++;
		}
		return new Roughness(sum, n, z.length);
	}

	/** Roughness of a surface over all its B-scans. */
	public static Roughness of(final HeightMap surface) {
		Roughness r = NONE;
		for (int slice = 0; slice < surface.slices(); slice++)
			r = r.plus(of(surface.row(slice)));
		return r;
	}

	/** The mean of z over the window at a column that has a surface. */
	static double localMean(final double[] z, final int x) {
		double sum = 0;
		int n = 0;
		for (int i = Math.max(0, x - WINDOW / 2); i <= Math.min(z.length - 1, x + WINDOW / 2); i++) {
			if (Double.isNaN(z[i])) continue;
			// Relative to z(x): a flat surface gives exactly 0 at any depth.
			sum += z[i] - z[x];
			n++;
		}
		return z[x] + sum / n;
	}

	/** Both together, each column weighing the same. */
	public Roughness plus(final Roughness other) {
		return new Roughness(deviations + other.deviations, measured + other.measured, columns + other.columns);
	}

	/** Ra in depth pixels; NaN if no column has a surface. */
	public double ra() {
		return deviations / measured;
	}

	/** Ra in µm; NaN if no column has a surface. @param depthSize µm per pixel along depth */
	public double ra(final double depthSize) {
		return ra() * depthSize;
	}

	/** Share of the columns without a surface, 0 to 1. */
	public double missingShare() {
		return (double) (columns - measured) / columns;
	}
}
