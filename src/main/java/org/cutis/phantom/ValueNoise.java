package org.cutis.phantom;

/**
 * Random numbers at the corners of squares, smooth between them: a field that can be asked anywhere, -1 to 1, mean 0.
 *
 * @param spacing of the corners, µm: about half a wavelength
 * @param seed fields of different seeds are independent
 */
record ValueNoise(float spacing, int seed) {

	float at(final float x, final float y) {
		final float u = x / spacing, v = y / spacing;
		final int i = (int) Math.floor(u), j = (int) Math.floor(v);
		float a = u - i, b = v - j;
		a = a * a * (3 - 2 * a);
		b = b * b * (3 - 2 * b);
		final float upper = Shapes.mix(corner(i, j), corner(i + 1, j), a);
		final float lower = Shapes.mix(corner(i, j + 1), corner(i + 1, j + 1), a);
		return Shapes.mix(upper, lower, b);
	}

	private float corner(final int i, final int j) {
		return 2 * Hash.high(Hash.of(i, j, seed)) - 1;
	}
}
