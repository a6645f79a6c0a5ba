package org.cutis.phantom;

/**
 * What a synthetic RCM mosaic should be like.
 *
 * <pre>{@code
 * final RcmPhantomOptions coarse = RcmPhantomOptions.defaults().withSize(1500, 1500).withPixel(2).withSeed(7);
 * }</pre>
 *
 * @param width pixels along x, at least 1
 * @param height pixels along y, at least 1
 * @param seed everything else about the lesion (its border, which patterns it has where, brightness, artifacts) is
 *          drawn from it. The tissue is drawn in µm: mosaics of one seed and one extent in µm show the same tissue
 *          at any pixel size.
 * @param pixel µm per pixel, 0.1 to 20
 * @param difficulty how much alike the patterns are, above all meshwork and ring, 0 to 1; 0: as in an atlas
 * @param labelled share of the pixels that the readers label, 0 to 1
 * @param noise factor on speckle and on the detector's noise, 0 to 10
 * @param artifacts factor on the number of artifacts, 0 to 10
 */
public record RcmPhantomOptions(int width, int height, long seed, double pixel, double difficulty, double labelled,
	double noise, double artifacts)
{

	/** Largest extent along an axis in µm: what is drawn beforehand grows with the area. */
	public static final double LARGEST = 20_000;

	public RcmPhantomOptions {
		if (width < 1 || height < 1) throw new IllegalArgumentException("An RCM phantom needs at least 1 x 1 pixels, but " +
			width + " x " + height + " were asked for");
		if ((long) width * height > Integer.MAX_VALUE - 8) throw new IllegalArgumentException(
			"An RCM phantom has at most 2147 million pixels, but " + width + " x " + height + " were asked for");
		check("pixel", pixel, 0.1, 20);
		check("difficulty", difficulty, 0, 1);
		check("labelled", labelled, 0, 1);
		check("noise", noise, 0, 10);
		check("artifacts", artifacts, 0, 10);
		check("width in µm", width * pixel, 0, LARGEST);
		check("height in µm", height * pixel, 0, LARGEST);
	}

	/**
	 * A mosaic of seed 1 as the smallest of the MED-Net paper (section 2): 7000 x 8000 pixels of 0.5 µm, 57 % of them
	 * labelled (Table 1).
	 */
	public static RcmPhantomOptions defaults() {
		return new RcmPhantomOptions(7000, 8000, 1, 0.5, 0.5, 0.57, 1, 1);
	}

	/** Another part of the skin's surface. @param x pixels @param y pixels */
	public RcmPhantomOptions withSize(final int x, final int y) {
		return new RcmPhantomOptions(x, y, seed, pixel, difficulty, labelled, noise, artifacts);
	}

	/** Another lesion, all else the same. */
	public RcmPhantomOptions withSeed(final long other) {
		return new RcmPhantomOptions(width, height, other, pixel, difficulty, labelled, noise, artifacts);
	}

	/** Other pixels, but as many of them. @param micrometres per pixel */
	public RcmPhantomOptions withPixel(final double micrometres) {
		return new RcmPhantomOptions(width, height, seed, micrometres, difficulty, labelled, noise, artifacts);
	}

	/** Easier or harder to read. @param share see the record */
	public RcmPhantomOptions withDifficulty(final double share) {
		return new RcmPhantomOptions(width, height, seed, pixel, share, labelled, noise, artifacts);
	}

	/** With more or less labelled by the readers. @param share see the record */
	public RcmPhantomOptions withLabelled(final double share) {
		return new RcmPhantomOptions(width, height, seed, pixel, difficulty, share, noise, artifacts);
	}

	/** With more, fewer or none of what disturbs. @param noiseFactor and the other: see the record */
	public RcmPhantomOptions withDisturbances(final double noiseFactor, final double artifactsFactor) {
		return new RcmPhantomOptions(width, height, seed, pixel, difficulty, labelled, noiseFactor, artifactsFactor);
	}

	private static void check(final String name, final double value, final double min, final double max) {
		if (!(value >= min && value <= max)) throw new IllegalArgumentException("The phantom's " + name +
			" must be between " + min + " and " + max + ", but is " + value);
	}
}
