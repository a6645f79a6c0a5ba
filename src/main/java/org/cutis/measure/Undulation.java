package org.cutis.measure;

/**
 * How much a line in a B-scan goes up and down: its length against that of its
 * projection on x. A line of whole pixels is a staircase, up to 8 % longer than
 * what it stands for; so its height is the moving mean over the window of
 * {@link Roughness}, from column to column it is straight. Where one of two
 * neighbours is missing there is no line.
 *
 * @param length of the line, µm or whatever the sizes were in
 * @param projection of the same parts on x
 */
public record Undulation(double length, double projection) {

	/** Nothing measured yet: the neutral element of {@link #plus}. */
	public static final Undulation NONE = new Undulation(0, 0);

	/**
	 * One B-scan.
	 *
	 * @param z depth over x in pixels; NaN where there is no line
	 * @param columnSize distance of neighbouring columns
	 * @param depthSize size of a depth pixel, in the same unit
	 */
	public static Undulation of(final double[] z, final double columnSize, final double depthSize) {
		double length = 0;
		int segments = 0;
		double before = Double.NaN;
		for (int x = 0; x < z.length; x++) {
			final double here = Double.isNaN(z[x]) ? Double.NaN : Roughness.localMean(z, x) * depthSize;
			if (!Double.isNaN(here - before)) {
				length += Math.hypot(columnSize, here - before);
				segments++;
			}
			before = here;
		}
		return new Undulation(length, segments * columnSize);
	}

	/** Both together. */
	public Undulation plus(final Undulation other) {
		return new Undulation(length + other.length, projection + other.projection);
	}

	/** Length over projection, 1 for a straight level line; NaN without a line. */
	public double ratio() {
		return length / projection;
	}
}
