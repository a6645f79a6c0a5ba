package org.cutis.rsom;

/**
 * Cubic spline through equally spaced values with not-a-knot ends (de Boor, A
 * Practical Guide to Splines, chapter IV): the ends that MATLAB's {@code spline}
 * and FITPACK's bivariate splines have. The interpolators of commons-math3 have
 * natural ends or are not twice differentiable, and are off near the borders.
 */
final class NotAKnotSpline {

	private NotAKnotSpline() {}

	/**
	 * Values of the spline.
	 *
	 * @param y values at 0, 1, 2, ...; with fewer than four the polynomial through them
	 * @param at where to evaluate; beyond the ends the value at the end
	 */
	static double[] at(final double[] y, final double[] at) {
		final double[] curvature = secondDerivatives(y);
		final double[] result = new double[at.length];
		for (int i = 0; i < at.length; i++) {
			final double t = Math.max(0, Math.min(y.length - 1, at[i]));
			final int k = (int) Math.min(Math.floor(t), Math.max(0, y.length - 2));
			result[i] = y.length == 1 ? y[0] : piece(y[k], y[k + 1], curvature[k], curvature[k + 1], t - k);
		}
		return result;
	}

	private static double piece(final double y0, final double y1, final double m0, final double m1, final double t) {
		final double s = 1 - t;
		return s * y0 + t * y1 + ((s * s * s - s) * m0 + (t * t * t - t) * m1) / 6;
	}

	/**
	 * Solves m[i-1] + 4 m[i] + m[i+1] = 6 (y[i-1] - 2 y[i] + y[i+1]). Not-a-knot
	 * ends (m[0] - 2 m[1] + m[2] = 0) turn the first and the last of these
	 * equations into m[1] = y[0] - 2 y[1] + y[2] and its mirror image.
	 */
	private static double[] secondDerivatives(final double[] y) {
		final int n = y.length;
		final double[] m = new double[n];
		if (n < 3) return m;
		m[1] = difference(y, 1);
		m[n - 2] = difference(y, n - 2);
		// Thomas' algorithm for the unknowns between these two.
		final double[] factor = new double[n];
		for (int i = 2; i < n - 2; i++) {
			final double pivot = 4 - factor[i - 1];
			factor[i] = 1 / pivot;
			m[i] = (6 * difference(y, i) - m[i - 1]) / pivot;
		}
		for (int i = n - 3; i >= 2; i--)
			m[i] -= factor[i] * m[i + 1];
		m[0] = n == 3 ? m[1] : 2 * m[1] - m[2];
		m[n - 1] = n == 3 ? m[1] : 2 * m[n - 2] - m[n - 3];
		return m;
	}

	private static double difference(final double[] y, final int i) {
		return y[i - 1] - 2 * y[i] + y[i + 1];
	}
}
