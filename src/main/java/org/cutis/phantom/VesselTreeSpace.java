package org.cutis.phantom;

/** Distances of points and segments. */
final class VesselTreeSpace {

	private VesselTreeSpace() {}

	static double distance(final double[] a, final double[] b) {
		return Math.sqrt(square(a, b));
	}

	/**
	 * The distance of the segments ab and cd (Ericson, "Real-Time Collision
	 * Detection", Morgan Kaufmann 2005, section 5.1.9); either may be a point.
	 */
	static double distance(final double[] a, final double[] b, final double[] c, final double[] d) {
		final double[] u = minus(b, a);
		final double[] v = minus(d, c);
		final double[] w = minus(a, c);
		final double uu = dot(u, u);
		final double vv = dot(v, v);
		final double uv = dot(u, v);
		final double uw = dot(u, w);
		final double vw = dot(v, w);
		final double determinant = uu * vv - uv * uv;
		double s = determinant > 1e-9 * uu * vv ? clamp((uv * vw - uw * vv) / determinant) : 0;
		double t = vv > 0 ? (uv * s + vw) / vv : 0;
		if (t < 0 || t > 1 || vv == 0) {
			t = clamp(t);
			s = uu > 0 ? clamp((uv * t - uw) / uu) : 0;
		}
		return Math.sqrt(square(along(a, u, s), along(c, v, t)));
	}

	private static double[] along(final double[] a, final double[] u, final double s) {
		return new double[] { a[0] + s * u[0], a[1] + s * u[1], a[2] + s * u[2] };
	}

	private static double clamp(final double value) {
		return Math.max(0, Math.min(1, value));
	}

	private static double[] minus(final double[] a, final double[] b) {
		return new double[] { a[0] - b[0], a[1] - b[1], a[2] - b[2] };
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}

	private static double square(final double[] a, final double[] b) {
		final double[] d = minus(a, b);
		return dot(d, d);
	}
}
