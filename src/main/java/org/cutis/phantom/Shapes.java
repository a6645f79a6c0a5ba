package org.cutis.phantom;

/** Profiles with soft edges, fast and the same on every machine. */
final class Shapes {

	private Shapes() {}

	/** 0 below from, 1 above to, with level ends between. */
	static float step(final float from, final float to, final float x) {
		final float t = (x - from) / (to - from);
		if (t <= 0) return 0;
		return t >= 1 ? 1 : t * t * (3 - 2 * t);
	}

	/** 1 between from and to, soft over a width to both sides. */
	static float band(final float from, final float to, final float soft, final float x) {
		return step(from - soft, from + soft, x) * (1 - step(to - soft, to + soft, x));
	}

	static float mix(final float a, final float b, final float share) {
		return a + (b - a) * share;
	}

	/** The smaller of two, rounded off where they are within k of each other. */
	static float softMin(final float a, final float b, final float k) {
		final float h = k - Math.abs(a - b);
		return Math.min(a, b) - (h > 0 ? h * h / (4 * k) : 0);
	}

	static float clamp(final float x) {
		return x < 0 ? 0 : x > 1 ? 1 : x;
	}
}
