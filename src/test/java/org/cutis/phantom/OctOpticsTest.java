package org.cutis.phantom;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;

/** Speckle, attenuation and log compression against theory. */
public class OctOpticsTest {

	private static final int W = 300, D = 300;

	private static double[] intensity(final double fwhm) {
		final OctSpeckle speckle = OctSpeckle.draw(W, D, fwhm, new Chance(4, 1));
		final double[] intensity = new double[W * D];
		for (int i = 0; i < intensity.length; i++)
			intensity[i] = speckle.re()[i] * speckle.re()[i] + speckle.im()[i] * speckle.im()[i];
		return intensity;
	}

	private static double mean(final double[] values) {
		double sum = 0;
		for (final double v : values)
			sum += v / values.length;
		return sum;
	}

	/** Exponential distribution: mean 1, SD / mean = 1, and a share exp(-t) above t. */
	@Test
	public void speckleIsFullyDeveloped() {
		for (final double fwhm : new double[] { 0.3, 1, 2.5 }) {
			final double[] intensity = intensity(fwhm);
			final double mean = mean(intensity);
			double squares = 0;
			final int[] above = new int[5];
			for (final double v : intensity) {
				squares += (v - mean) * (v - mean) / intensity.length;
				for (int t = 1; t < 5; t++)
					if (v > t) above[t]++;
			}
			assertEquals("fwhm " + fwhm, 1, mean, 0.02);
			assertEquals("fwhm " + fwhm, 1, Math.sqrt(squares) / mean, 0.03);
			for (int t = 1; t < 5; t++)
				assertEquals("fwhm " + fwhm, Math.exp(-t), (double) above[t] / intensity.length, 0.05 * Math.exp(-t) + 1e-3);
		}
	}

	/**
	 * The intensity's correlation is the squared autocorrelation of the field, which for a Gaussian point spread
	 * function of intensity FWHM f (amplitude exp(-2 ln2 x²/f²)) is exp(-2 ln2 d²/f²) at distance d.
	 */
	@Test
	public void speckleIsAsCoarseAsThePointSpread() {
		final double fwhm = 2.5;
		final double[] intensity = intensity(fwhm);
		for (int d = 1; d <= 3; d++) {
			final double expected = Math.exp(-2 * Math.log(2) * d * d / (fwhm * fwhm));
			assertEquals("along x, " + d, expected, correlation(intensity, d, 1), 0.04);
			assertEquals("along depth, " + d, expected, correlation(intensity, d, W), 0.04);
		}
	}

	private static double correlation(final double[] intensity, final int d, final int stride) {
		double sum = 0;
		int n = 0;
		for (int z = 0; z < D - 4; z++)
			for (int x = 0; x < W - 4; x++, n++) {
				final int i = z * W + x;
				sum += (intensity[i] - 1) * (intensity[i + d * stride] - 1);
			}
		return sum / n;
	}

	/** The logarithm of an exponential variable has the standard deviation pi / sqrt(6), 5.57 dB. */
	@Test
	public void logCompressionGivesSpeckleItsKnownSpread() {
		final double[] intensity = intensity(1);
		final float[] bright = new float[intensity.length];
		for (int i = 0; i < bright.length; i++)
			bright[i] = (float) (1000 * intensity[i]);
		final byte[] grey = new byte[bright.length];
		OctDetector.compress(bright, -10, 50, grey);
		final double[] decibel = new double[grey.length];
		for (int i = 0; i < grey.length; i++)
			decibel[i] = (grey[i] & 0xff) * 60 / 255.0 - 10;
		final double mean = mean(decibel);
		double squares = 0;
		for (final double v : decibel)
			squares += (v - mean) * (v - mean) / decibel.length;
		assertEquals(10 * Math.PI / Math.sqrt(6) / Math.log(10), Math.sqrt(squares), 0.1);
		// 30 dB less Euler's constant in dB
		assertEquals(30 - 0.5772 * 10 / Math.log(10), mean, 0.15);
	}

	/** A layer without texture: the amplitude falls by exp(-mu dz), so the intensity by exp(-2 mu dz). */
	@Test
	public void lightFadesWithDepthAsEachLayerAttenuates() {
		final OctPhantomOptions o = OctPhantomOptions.defaults().withSize(4, 224, 1).withDisturbances(1, 0, 0, 0);
		final float[][] flat = new float[3][4];
		for (int x = 0; x < 4; x++) {
			flat[0][x] = 10;
			flat[1][x] = 20;
			flat[2][x] = 120;
		}
		final OctSkin skin = new OctSkin(new float[][] { flat[0] }, new float[][] { flat[1] }, new float[][] { flat[2] }, 20,
			new float[1]);
		final OctOptics optics = new OctOptics(25, 6, 3, 5, -8, 20, 15, 8, 10, 16, 12, 0, 0);
		final float[][] contrast = { { 1, 1, 1, 1 } };
		final float[][] light = { { 1, 0.5f, 1, 1 } };
		final Texture any = new Texture(5, 10, 1, new Chance(1, 1));
		final float[] a = new OctTissue(o, skin, optics, contrast, light, any, any, new Spots(new float[0][]), List.of(),
			List.of()).amplitude(0);
		assertEquals(0, a[4 * 9], 0);
		assertEquals("glycerol", Math.pow(10, -8 / 20.0), a[4 * 15], 1e-6);
		for (int z = 60; z < 90; z++)
			assertEquals("epidermis", 10e-3 * 0.9, Math.log(a[4 * z] / a[4 * (z + 1)]), 1e-5);
		for (int z = 130; z < 200; z++)
			assertEquals("dermis", 16e-3 * 0.9, Math.log(a[4 * z] / a[4 * (z + 1)]), 1e-5);
		assertEquals("a column in half the light", 0.5 * a[4 * 80], a[4 * 80 + 1], 1e-4);
		// backscatter at the junction: 5 dB of the dermis against 3 dB of the basal cells (over which one voxel passes)
		final double step = 20 * Math.log10(a[4 * 120] / a[4 * 119]);
		assertTrue("step of " + step + " dB", step > 5 - 3 - 0.3 && step < 5 - 3 + 0.3);
	}
}
