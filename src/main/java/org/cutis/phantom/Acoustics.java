package org.cutis.phantom;

import org.cutis.task.Progress;

/** From absorbing sources to what the scanner reconstructs of them. */
final class Acoustics {

	private Acoustics() {}

	/** Light and sound fade with depth: high frequencies first. */
	static void attenuate(final Bands bands, final Skin skin) {
		final float[] low = decay(bands.depth(), 120);
		final float[] high = decay(bands.depth(), 75);
		for (int z = 0; z < bands.depth(); z++)
			for (int y = 0; y < bands.scans(); y++)
				for (int x = 0; x < bands.width(); x++) {
					final int below = z - Math.round(skin.top()[y][x]) - 30;
					if (below <= 0) continue;
					final int i = bands.index(x, y, z);
					bands.lf()[i] *= low[below];
					bands.hf()[i] *= high[below];
				}
	}

	private static float[] decay(final int depth, final double length) {
		final float[] decay = new float[depth];
		for (int i = 0; i < depth; i++)
			decay[i] = (float) StrictMath.exp(-i / length);
		return decay;
	}

	/** Sound that went to and fro once more: everything again, fainter and deeper. */
	static void echo(final float[] band, final int plane, final double strength, final int delay) {
		// from the deepest on, so that an echo has no echo
		for (int i = band.length - 1; i >= delay * plane; i--)
			band[i] += strength * band[i - delay * plane];
	}

	/** White noise; {@link #focus} makes it band-limited. */
	static void addNoise(final float[] band, final double sigma, final Chance chance) {
		if (sigma == 0) return;
		for (int i = 0; i < band.length; i++)
			band[i] += sigma * chance.normal();
	}

	/**
	 * What the scanner's point response makes of the sources, in place: a
	 * Gaussian along x and y that widens with depth, along z a Gaussian without
	 * its slow part (the transducer hears no slow changes).
	 *
	 * @param across standard deviation along x and y at the surface, voxels
	 * @param along standard deviation along z, voxels
	 */
	static void focus(final float[] band, final Bands size, final double across, final double along,
		final Progress progress, final double from, final double to)
	{
		final int w = size.width();
		final int h = size.scans();
		final int d = size.depth();
		final float[] buffer = new float[w * Math.max(h, d)];
		for (int z = 0; z < d; z++) {
			if (z % 16 == 0) progress.update(from + 0.6 * (to - from) * z / d, "Focusing");
			final float[] kernel = Kernels.gaussian(across * (1 + 0.001 * z));
			for (int y = 0; y < h; y++)
				Kernels.convolve(band, w * (h * z + y), w, 1, 1, 1, kernel, buffer);
			Kernels.convolve(band, w * h * z, h, w, w, 1, kernel, buffer);
		}
		final float[] kernel = Kernels.bandPass(along);
		for (int y = 0; y < h; y++) {
			if (y % 16 == 0) progress.update(from + (to - from) * (0.6 + 0.4 * y / h), "Focusing");
			Kernels.convolve(band, w * y, d, w * h, w, 1, kernel, buffer);
		}
	}
}
