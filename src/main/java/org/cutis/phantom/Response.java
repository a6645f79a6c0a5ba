package org.cutis.phantom;

import java.util.Arrays;

/** How the scale of a raw band comes about. */
final class Response {

	private Response() {}

	/**
	 * Bends the values above the skin's usual brightness so that the brightest
	 * voxel is {@code ratio} times as bright, in place. In real scans a few
	 * strong absorbers set the maximum by which the bands are divided later.
	 *
	 * @param ratio over the usual brightness, above 1
	 * @param unit what the brightest voxel becomes
	 */
	static void stretch(final float[] band, final Bands size, final Skin skin, final double ratio,
		final double unit)
	{
		final double usual = usual(band, size, skin);
		double max = 0;
		for (final float value : band)
			max = Math.max(max, value);
		if (!(usual > 0 && max > usual)) return;
		final double power = StrictMath.log(ratio) / StrictMath.log(max / usual);
		final double scale = unit / (ratio * usual);
		for (int i = 0; i < band.length; i++) {
			final double v = band[i];
			band[i] = (float) (scale * (v <= usual ? v : usual * StrictMath.pow(v / usual, power)));
		}
	}

	/** 99.8th percentile of the epidermis, were its pigment of brightness 1. */
	private static double usual(final float[] band, final Bands size, final Skin skin) {
		final float[] sample = new float[20000];
		int n = 0;
		final Chance chance = new Chance(1, 0);
		for (int i = 0; i < sample.length; i++) {
			final int x = chance.below(size.width());
			final int y = chance.below(size.scans());
			final int z = (int) chance.uniform(skin.top()[y][x], skin.bottom()[y][x]);
			if (z < size.depth()) sample[n++] = band[size.index(x, y, z)];
		}
		Arrays.sort(sample, 0, n);
		return sample[(int) (0.998 * (n - 1))] / skin.brightness();
	}
}
