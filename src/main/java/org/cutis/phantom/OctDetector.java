package org.cutis.phantom;

/** From the tissue's amplitude to the 8-bit picture of a B-scan. */
final class OctDetector {

	/** 10 log10(x) = TEN_LOG * ln(x). */
	private static final double TEN_LOG = 10 / StrictMath.log(10);

	private OctDetector() {}

	/**
	 * Intensity |tissue x speckle + reflection + noise|², the noise being white and complex Gaussian too.
	 *
	 * @param tissue amplitude, width x depth
	 * @param reflection amplitude that does not speckle
	 * @param noise root of its mean intensity
	 */
	static float[] intensity(final float[] tissue, final float[] reflection, final OctSpeckle speckle, final double noise,
		final Chance chance)
	{
		final NormalNumbers numbers = new NormalNumbers(chance);
		final float sigma = (float) (noise * Math.sqrt(0.5));
		final float[] intensity = new float[tissue.length];
		for (int i = 0; i < intensity.length; i++) {
			final float re = tissue[i] * speckle.re()[i] + reflection[i] + sigma * numbers.next();
			final float im = tissue[i] * speckle.im()[i] + sigma * numbers.next();
			intensity[i] = re * re + im * im;
		}
		return intensity;
	}

	/** Log-compressed grey values. @param black dB that become 0 @param white dB that become 255 */
	static void compress(final float[] intensity, final double black, final double white, final byte[] grey) {
		final double scale = 255 / (white - black);
		for (int i = 0; i < grey.length; i++) {
			final double decibel = TEN_LOG * StrictMath.log(Math.max(1e-30, intensity[i]));
			grey[i] = (byte) Math.max(0, Math.min(255, Math.round(scale * (decibel - black))));
		}
	}
}
