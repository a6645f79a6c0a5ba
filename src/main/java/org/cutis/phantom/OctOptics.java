package org.cutis.phantom;

/**
 * The optics of one tomogram. Brightness is in dB above the detector's noise;
 * attenuation in 1/mm, one way. The paper gives none of them: the ranges are chosen
 * so that layers look as in published high-resolution OCT of skin, with the signal
 * near the noise at the paper's 200 µm.
 *
 * @param epidermis brightness of the living epidermis, were there no attenuation
 * @param corneum how much brighter the stratum corneum is, dB
 * @param basal how much brighter the basal cells are, dB, at full contrast
 * @param dermis how much brighter the dermis is, dB, at full contrast
 * @param glycerol brightness of the coupling medium
 * @param glassLine brightness of the reflection at the glass
 * @param skinLine brightness of the reflection at the skin's surface
 * @param muCorneum attenuation of the stratum corneum
 * @param muEpidermis attenuation of the living epidermis
 * @param muDermis attenuation of the dermis
 * @param corneumThickness µm
 * @param cells depth of modulation by single cells, 0 to 1
 * @param fibres depth of modulation by the dermis' fibres, 0 to 1
 */
record OctOptics(double epidermis, double corneum, double basal, double dermis, double glycerol, double glassLine,
	double skinLine, double muCorneum, double muEpidermis, double muDermis, double corneumThickness, double cells,
	double fibres)
{

	/** Black lies this many dB below the mean of the noise. */
	private static final double BLACK = -7;

	static OctOptics draw(final OctPhantomOptions o, final Chance chance) {
		final double a = o.attenuation();
		// voxels larger than cells average over them
		final double fine = Math.min(1, 2.5 / o.pixel());
		return new OctOptics(chance.uniform(20, 29), chance.uniform(3, 9), chance.uniform(6, 11), chance.uniform(-4, 1),
			chance.uniform(-14, -3), chance.uniform(16, 34), chance.uniform(8, 26), a * chance.uniform(4, 10), a * chance
				.uniform(5, 13), a * chance.uniform(9, 22), chance.uniform(8, 18), fine * chance.uniform(0.2, 0.4), fine * chance
					.uniform(0.3, 0.55));
	}

	/** Amplitude of a brightness in dB; the noise's is 1. */
	static double amplitude(final double decibel) {
		return StrictMath.pow(10, decibel / 20);
	}

	/** dB of grey value 0. */
	double black() {
		return BLACK;
	}

	/** dB of grey value 255: a little of the speckle of the brightest layer is cut. */
	double white() {
		return epidermis + corneum + 5;
	}
}
