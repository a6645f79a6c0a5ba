package org.cutis.phantom;

/** A band-limited random field in three dimensions, mean 0, standard deviation 1, seen in one B-scan at a time. */
final class Texture {

	private static final int WAVES = 32;

	private final double[][] waves = new double[WAVES][];

	/**
	 * @param minWave shortest wavelength, voxels
	 * @param maxWave longest wavelength, voxels
	 * @param flatness how many times longer the waves are across the depth than along it; 1 for the same
	 */
	Texture(final double minWave, final double maxWave, final double flatness, final Chance chance) {
		final double min = Math.max(3, minWave);
		final double ratio = Math.max(1.5 * min, maxWave) / min;
		for (int i = 0; i < WAVES; i++) {
			final double k = 2 * StrictMath.PI / (min * StrictMath.pow(ratio, chance.uniform(0, 1)));
			// directions spread evenly, or few waves would look like stripes
			final double cos = 2 * (i + chance.uniform(0, 1)) / WAVES - 1;
			final double sin = StrictMath.sqrt(1 - cos * cos) / flatness;
			final double angle = chance.uniform(0, 2 * StrictMath.PI);
			waves[i] = new double[] { k * sin * StrictMath.cos(angle), k * sin * StrictMath.sin(angle), k * cos, chance
				.uniform(0, 2 * StrictMath.PI) };
		}
	}

	/** The field in a B-scan, width x depth, x fastest. @param from first row; 0 above */
	float[] plane(final double y, final int width, final int depth, final int from) {
		final float[] plane = new float[width * depth];
		final double amplitude = StrictMath.sqrt(2.0 / WAVES);
		for (final double[] wave : waves) {
			final double c = StrictMath.cos(wave[0]);
			final double s = StrictMath.sin(wave[0]);
			for (int z = from; z < depth; z++) {
				final double phase = wave[1] * y + wave[2] * z + wave[3];
				double re = amplitude * StrictMath.cos(phase);
				double im = amplitude * StrictMath.sin(phase);
				for (int i = z * width; i < (z + 1) * width; i++) {
					plane[i] += re;
					final double next = re * c - im * s;
					im = re * s + im * c;
					re = next;
				}
			}
		}
		return plane;
	}
}
