package org.cutis.phantom;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What the microscope makes of the reflectance: a mosaic of fields of 500 µm (VivaScope 1500), each a little brighter or
 * darker than its neighbours and darker at its borders; speckle; black level and gain of the mosaic; noise of the detector.
 *
 * @param x0 where the fields begin along x, µm
 * @param y0 along y
 * @param fall how much darker a field's corners are
 * @param uneven standard deviation of the fields' gains
 * @param gain of the mosaic
 * @param black added to all
 * @param speckle factor of each grain, as many equally likely values
 * @param noise standard deviation in a pixel of 0.5 µm
 */
record RcmMicroscope(float x0, float y0, float fall, float uneven, float gain, float black, float[] speckle, float noise,
	int seed)
{

	private static final float FIELD = 500;

	private static final int LEVELS = 1 << 10;

	private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

	static RcmMicroscope draw(final RcmPhantomOptions o, final Chance chance) {
		return new RcmMicroscope((float) chance.uniform(-FIELD, 0), (float) chance.uniform(-FIELD, 0), (float) chance.uniform(
			0.15, 0.55), (float) chance.uniform(0.04, 0.14), (float) (chance.logNormal(0.24) * 0.86), (float) chance.uniform(
				0.005, 0.09), grains(o.noise() * chance.uniform(0.3, 0.5)), (float) (o.noise() * chance.uniform(0.008, 0.025)),
			chance.below(1 << 30));
	}

	/**
	 * Speckle that the pinhole and the section's thickness have partly averaged: Gamma distributed with mean 1 (Goodman,
	 * Speckle Phenomena in Optics, section 4). @param sd standard deviation
	 */
	private static float[] grains(final double sd) {
		final float[] grains = new float[LEVELS];
		for (int i = 0; i < LEVELS; i++)
			grains[i] = (float) gamma((i + 0.5) / LEVELS, sd);
		double sum = 0;
		for (final float g : grains)
			sum += g;
		for (int i = 0; i < LEVELS; i++)
			grains[i] *= LEVELS / sum;
		return grains;
	}

	/** Quantile of the Gamma distribution by Wilson and Hilferty's cube. */
	private static double gamma(final double share, final double sd) {
		final double v = sd * sd / 9;
		final double z = NORMAL.inverseCumulativeProbability(share);
		final double root = Math.max(0, 1 - v + z * StrictMath.sqrt(v));
		return root * root * root;
	}

	/** Brightness, 0 to 1. @param i column of the grain @param j row @param x µm @param y µm */
	float seen(final float reflectance, final int i, final int j, final float x, final float y) {
		final float u = (x - x0) / FIELD, v = (y - y0) / FIELD;
		final int column = (int) u, row = (int) v;
		final float a = u - column - 0.5f, b = v - row - 0.5f;
		final int field = Hash.of(column, row, seed);
		final float light = gain * (1 + uneven * 3.46f * (Hash.low(field) - 0.5f)) * (1 - fall * (a * a + b * b) * 2);
		return Shapes.clamp(black + light * reflectance * speckle[Hash.of(i, j, seed + 1) & LEVELS - 1]);
	}

	/** Grey value of a pixel. @param brightness 0 to 1 @param sigma of the noise */
	byte grey(final float brightness, final int x, final int y, final float sigma) {
		// the sum of two uniform numbers: standard deviation 1 / sqrt(6)
		final int hash = Hash.of(x, y, seed + 2);
		final float value = brightness + sigma * 2.449f * (Hash.low(hash) + Hash.high(hash) - 1);
		return (byte) Math.max(0, Math.min(255, Math.round(255 * value)));
	}
}
