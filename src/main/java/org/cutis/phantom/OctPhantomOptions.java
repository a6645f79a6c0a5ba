package org.cutis.phantom;

/**
 * What a synthetic OCT tomogram should be like.
 *
 * <pre>{@code
 * final OctPhantomOptions few = OctPhantomOptions.defaults().withSize(512, 224, 8).withSeed(7);
 * }</pre>
 *
 * @param width voxels along x, at least 1
 * @param depth voxels into the skin, at least 16
 * @param scans B-scans, at least 1
 * @param seed everything else about the skin (thickness of its layers, shape and
 *          contrast of the DEJ, follicles, brightness) is drawn from it
 * @param pixel µm per voxel along all axes, 0.2 to 20
 * @param resolution full width at half maximum of the point spread function's intensity,
 *          µm along x and depth, 0.2 to 50: the speckle's grain
 * @param attenuation factor on all attenuation coefficients, 0 to 5; 1 is high-resolution OCT that sees 200 µm of
 *          skin as the paper's, about 0.25 clinical OCT that sees 1 mm
 * @param noise strength of the detector's noise (amplitude); 1 is that of a fair scan, 0 none, up to 100
 * @param shadows factor on the number of dark columns, 0 to 20
 * @param adnexa factor on the number of hair follicles and sweat ducts, 0 to 20
 * @param motion of B-scan against B-scan along the depth, µm (standard deviation), 0 to 50
 */
public record OctPhantomOptions(int width, int depth, int scans, long seed, double pixel, double resolution,
	double attenuation, double noise, double shadows, double adnexa, double motion)
{

	public OctPhantomOptions {
		if (width < 1 || scans < 1 || depth < 16) throw new IllegalArgumentException(
			"An OCT phantom needs at least 1 x 16 x 1 voxels, but " + width + " x " + depth + " x " + scans +
				" were asked for");
		if ((long) width * depth > Integer.MAX_VALUE / 8) throw new IllegalArgumentException(
			"A B-scan of an OCT phantom has at most 268 million voxels, but " + width + " x " + depth +
				" were asked for");
		check("pixel", pixel, 0.2, 20);
		check("resolution", resolution, 0.2, 50);
		check("attenuation", attenuation, 0, 5);
		check("noise", noise, 0, 100);
		check("shadows", shadows, 0, 20);
		check("adnexa", adnexa, 0, 20);
		check("motion", motion, 0, 50);
	}

	/**
	 * A tomogram of seed 1 as the paper's: 439 B-scans of 224 x 512 pixels, isotropic resolution 0.9 µm. The paper
	 * gives neither the order of the two numbers nor the size of a pixel. With a pixel as large as the resolution,
	 * 224 rows of 0.9 µm are the 200 µm of depth it says it images; so 224 is taken for the depth and 512 for the
	 * width.
	 */
	public static OctPhantomOptions defaults() {
		return new OctPhantomOptions(512, 224, 439, 1, 0.9, 0.9, 1, 1, 1, 1, 0.5);
	}

	/** The same kind of skin in an image of another size. */
	public OctPhantomOptions withSize(final int x, final int z, final int y) {
		return new OctPhantomOptions(x, z, y, seed, pixel, resolution, attenuation, noise, shadows, adnexa, motion);
	}

	/** Another skin, all else the same. */
	public OctPhantomOptions withSeed(final long other) {
		return new OctPhantomOptions(width, depth, scans, other, pixel, resolution, attenuation, noise, shadows, adnexa,
			motion);
	}

	/** Other optics. @param pixelSize µm @param fwhm resolution, µm @param attenuationFactor see the record */
	public OctPhantomOptions withOptics(final double pixelSize, final double fwhm, final double attenuationFactor) {
		return new OctPhantomOptions(width, depth, scans, seed, pixelSize, fwhm, attenuationFactor, noise, shadows,
			adnexa, motion);
	}

	/** With more, fewer or none of what disturbs. @param noiseFactor and the others: see the record */
	public OctPhantomOptions withDisturbances(final double noiseFactor, final double shadowsFactor,
		final double adnexaFactor, final double motionSd)
	{
		return new OctPhantomOptions(width, depth, scans, seed, pixel, resolution, attenuation, noiseFactor,
			shadowsFactor, adnexaFactor, motionSd);
	}

	private static void check(final String name, final double value, final double min, final double max) {
		if (!(value >= min && value <= max)) throw new IllegalArgumentException("The phantom's " + name +
			" must be between " + min + " and " + max + ", but is " + value);
	}
}
