package org.cutis.phantom;

/** Band-limited random fields over the x-y plane, indexed {@code [y][x]}. */
final class SmoothField {

	private static final int WAVES = 24;

	private SmoothField() {}

	/**
	 * A sum of plane waves of random direction and phase, mean 0, standard
	 * deviation 1 over the infinite plane.
	 *
	 * @param minWave shortest wavelength in voxels
	 * @param maxWave longest wavelength in voxels
	 */
	static float[][] of(final int width, final int scans, final double minWave, final double maxWave,
		final Chance chance)
	{
		final float[][] field = new float[scans][width];
		final double amplitude = StrictMath.sqrt(2.0 / WAVES);
		for (int i = 0; i < WAVES; i++) {
			final double k = 2 * StrictMath.PI /
				(minWave * StrictMath.pow(maxWave / minWave, chance.uniform(0, 1)));
			final double angle = chance.uniform(0, 2 * StrictMath.PI);
			final double phase = chance.uniform(0, 2 * StrictMath.PI);
			final double kx = k * StrictMath.cos(angle);
			final double ky = k * StrictMath.sin(angle);
			final double c = StrictMath.cos(kx);
			final double s = StrictMath.sin(kx);
			for (int y = 0; y < scans; y++) {
				double re = amplitude * StrictMath.cos(ky * y + phase);
				double im = amplitude * StrictMath.sin(ky * y + phase);
				final float[] row = field[y];
				for (int x = 0; x < width; x++) {
					row[x] += re;
					final double next = re * c - im * s;
					im = re * s + im * c;
					re = next;
				}
			}
		}
		return field;
	}

	/** Mean of |f(x + 1, y) - f(x, y)|: the slope along the B-scans; 0 if they are one voxel wide. */
	static double meanSlope(final float[][] field) {
		double sum = 0;
		long n = 0;
		for (final float[] row : field)
			for (int x = 1; x < row.length; x++, n++)
				sum += Math.abs(row[x] - row[x - 1]);
		return n == 0 ? 0 : sum / n;
	}
}
