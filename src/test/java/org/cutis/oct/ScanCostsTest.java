package org.cutis.oct;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.junit.Test;

public class ScanCostsTest {

	private static final InterfaceOptions OPTIONS = new InterfaceOptions(4, 1, 4, 0);

	/** 2 P - 1 by hand: of 0.1, 0.2, 0.3, 0.4 (times 5) the lower three are 0.9, two 0.7, one 0.4. */
	@Test
	public void costsAreTwiceTheProbabilityToLieBelowLessOne() {
		final ScanCosts costs = new ScanCosts(4, 3, 2, OPTIONS);
		costs.set(1, 2, new float[] { 99, 0.5f, 1, 1.5f, 2 }, 1);
		final double[] expected = { 0.8, 0.4, -0.2 };
		for (int k = 0; k < 3; k++) {
			assertEquals(expected[k], Brute.of(costs, k)[1 * 3 + 2] / (double) costs.scale, 1e-3);
			assertEquals("untouched", 0, Brute.of(costs, k)[2]);
		}
		assertTrue(costs.scale >= 1000);
	}

	@Test
	public void whatSaysNothingCostsNothing() {
		final ScanCosts costs = new ScanCosts(3, 1, 1, OPTIONS);
		for (final float[] p : new float[][] { { 0, 0, 0 }, { Float.NaN, 1, 0 }, { 0, 0, Float.NaN } }) {
			costs.set(0, 0, new float[] { 0, 0, 1 }, 0);
			costs.set(0, 0, p, 0);
			assertArrayEquals(new short[] { 0 }, Brute.of(costs, 0));
			assertArrayEquals(new short[] { 0 }, Brute.of(costs, 1));
		}
	}

	/** Which the order of the interfaces rests upon. */
	@Test
	public void deeperInterfacesNeverFavourDepthLess() {
		final Random random = new Random(5);
		final ScanCosts costs = Brute.costs(Brute.probabilities(random, 2000, 5), 50, 40, OPTIONS);
		for (int k = 1; k < costs.interfaces; k++)
			for (int i = 0; i < 2000; i++)
				assertTrue(Brute.of(costs, k)[i] <= Brute.of(costs, k - 1)[i]);
	}
}
