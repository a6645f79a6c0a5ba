package org.cutis.phantom;

/**
 * Fully developed speckle: the field scattered back by many scatterers in each
 * resolution cell is a complex Gaussian number (its amplitude is Rayleigh, its intensity
 * exponentially distributed with SD = mean), correlated over the point spread
 * function. Goodman, Speckle Phenomena in Optics, ch. 3; Schmitt, Xiang and Yung, J.
 * Biomed. Opt. 4, 95 (1999).
 *
 * @param re real part of the field, width x depth, x fastest; mean |field|² = 1
 * @param im imaginary part
 */
record OctSpeckle(float[] re, float[] im) {

	/** Standard deviation of a Gaussian point spread function's amplitude, for FWHM 1 of its intensity. */
	private static final double SIGMA = StrictMath.sqrt(1 / (4 * StrictMath.log(2)));

	/** White Gaussian field convolved with the point spread function. @param fwhm of its intensity, voxels */
	static OctSpeckle draw(final int width, final int depth, final double fwhm, final Chance chance) {
		final float[] kernel = pointSpread(fwhm);
		final NormalNumbers numbers = new NormalNumbers(chance);
		return new OctSpeckle(part(width, depth, kernel, numbers), part(width, depth, kernel, numbers));
	}

	/** Amplitude along one axis, of energy (sum of squares) 1. */
	static float[] pointSpread(final double fwhm) {
		final float[] kernel = Kernels.gaussian(Math.max(0.1, SIGMA * fwhm));
		double energy = 0;
		for (final float k : kernel)
			energy += k * k;
		for (int i = 0; i < kernel.length; i++)
			kernel[i] /= Math.sqrt(energy);
		return kernel;
	}

	private static float[] part(final int width, final int depth, final float[] kernel, final NormalNumbers numbers) {
		// wider by the kernel on all sides, so that speckle is the same at the borders
		final int r = kernel.length / 2;
		final int w = width + 2 * r;
		final int d = depth + 2 * r;
		final float[] wide = new float[w * d];
		final float half = (float) Math.sqrt(0.5);
		for (int i = 0; i < wide.length; i++)
			wide[i] = half * numbers.next();
		final float[] buffer = new float[w * d];
		Kernels.convolve(wide, 0, d, w, w, 1, kernel, buffer);
		Kernels.convolve(wide, 0, w, 1, d, w, kernel, buffer);
		final float[] part = new float[width * depth];
		for (int z = 0; z < depth; z++)
			System.arraycopy(wide, (z + r) * w + r, part, z * width, width);
		return part;
	}
}
