package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class UndulationTest {

	private static final double NONE = Double.NaN;

	/** By hand: means over up to 5 columns are 4/3, 1.5, 1.6, 2.0, 2.0 of 1, 1, 2, 2, 2 (cut off at the ends). */
	@Test
	public void lengthAndProjectionByHand() {
		final Undulation u = Undulation.of(new double[] { 1, 1, 2, 2, 2 }, 2, 3);
		final double[] mean = { 4 / 3.0, 6 / 4.0, 8 / 5.0, 7 / 4.0, 2 };
		double length = 0;
		for (int i = 1; i < 5; i++)
			length += Math.sqrt(4 + Math.pow(3 * (mean[i] - mean[i - 1]), 2));
		assertEquals(length, u.length(), 1e-12);
		assertEquals(8, u.projection(), 0);
		assertEquals(length / 8, u.ratio(), 1e-12);
	}

	@Test
	public void gapsHaveNoLine() {
		final Undulation u = Undulation.of(new double[] { 4, 4, NONE, 4, NONE, 4, 4, 4 }, 1, 1);
		assertEquals(3, u.length(), 0);
		assertEquals(3, u.projection(), 0);
		assertTrue(Double.isNaN(Undulation.of(new double[] { NONE, 3, NONE }, 1, 1).ratio()));
		assertTrue(Double.isNaN(Undulation.NONE.ratio()));
		final Undulation sum = u.plus(new Undulation(5, 4));
		assertEquals(8.0 / 7, sum.ratio(), 1e-12);
	}

	/** A sine of whole pixels is hardly longer than the sine itself; its bare staircase is longer by more than 5 %. */
	@Test
	public void aStaircaseIsMeasuredAsWhatItStandsFor() {
		final int n = 2000;
		final double[] z = new double[n];
		double truth = 0, stairs = 0;
		for (int x = 0; x < n; x++) {
			z[x] = Math.round(sine(x));
			if (x > 0) truth += Math.hypot(1, sine(x) - sine(x - 1));
			if (x > 0) stairs += Math.hypot(1, z[x] - z[x - 1]);
		}
		assertTrue(stairs > 1.05 * truth);
		assertEquals(truth, Undulation.of(z, 1, 1).length(), 0.015 * truth);
	}

	private static double sine(final int x) {
		return 50 + 6 * Math.sin(2 * Math.PI * x / 80);
	}
}
