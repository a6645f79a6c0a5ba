package org.cutis.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.junit.Test;

public class TonesTest {

	private final SplittableRandom random = new SplittableRandom(8);

	@Test
	public void theShiftIsOneForAllUpTo20AndClipped() {
		double least = 1, most = -1;
		for (int i = 0; i < 2000; i++) {
			final float[] image = { 0, 0.5f, 0.6f, 1 };
			new IntensityShift(20 / 255.0).apply(image, random);
			final double shift = image[1] - 0.5;
			least = Math.min(least, shift);
			most = Math.max(most, shift);
			assertArrayEquals(new float[] { (float) Math.max(0, shift), (float) (0.5 + shift), (float) (0.6 + shift),
				(float) Math.min(1, 1 + shift) }, image, 1e-6f);
		}
		assertEquals(-20 / 255.0, least, 0.002);
		assertEquals(20 / 255.0, most, 0.002);
	}

	/** Black stays black, the noise's standard deviation grows with the signal: a = SD / signal, a from 0 to 0.2. */
	@Test
	public void speckleGrowsWithTheSignal() {
		double most = 0, sum = 0;
		final int draws = 400, n = 4000;
		for (int i = 0; i < draws; i++) {
			final float[] image = new float[3 * n];
			Arrays.fill(image, n, 2 * n, 0.2f);
			Arrays.fill(image, 2 * n, 3 * n, 0.4f);
			new Speckle(0.2).apply(image, random);
			final double[] values = new double[image.length];
			for (int k = 0; k < values.length; k++)
				values[k] = image[k];
			assertEquals(0, new StandardDeviation().evaluate(values, 0, n), 0);
			final double dark = new StandardDeviation().evaluate(values, n, n) / 0.2;
			final double bright = new StandardDeviation().evaluate(values, 2 * n, n) / 0.4;
			// A standard deviation of 4000 values is known to 1.1 %.
			assertEquals(1, dark / bright, 0.08);
			// so is the mean, to a / 63
			assertEquals(0.4, new Mean().evaluate(values, 2 * n, n), 0.4 * bright / 63 * 5);
			most = Math.max(most, bright);
			sum += bright / draws;
		}
		assertTrue("largest " + most, most > 0.19 && most < 0.21);
		assertEquals(0.1, sum, 0.01);
	}

	/** Of a normal distribution 68.27 % lie within one standard deviation, 95.45 % within two. */
	@Test
	public void speckleIsNormal() {
		final float[] image = new float[100_000];
		Arrays.fill(image, 0.5f);
		new Speckle(0.2).apply(image, random);
		final double[] values = new double[image.length];
		for (int k = 0; k < values.length; k++)
			values[k] = image[k] - 0.5;
		final double sd = new StandardDeviation().evaluate(values);
		assertEquals(0.6827, Arrays.stream(values).filter(v -> Math.abs(v) < sd).count() / 1e5, 0.01);
		assertEquals(0.9545, Arrays.stream(values).filter(v -> Math.abs(v) < 2 * sd).count() / 1e5, 0.005);
		// neighbours have nothing in common
		double covariance = 0;
		for (int k = 1; k < values.length; k++)
			covariance += values[k] * values[k - 1] / values.length;
		assertEquals(0, covariance / (sd * sd), 0.02);
	}

	@Test
	public void speckleIsClipped() {
		final float[] image = new float[1000];
		Arrays.fill(image, 1);
		new Speckle(1).apply(image, random);
		for (final float v : image)
			assertTrue(v >= 0 && v <= 1);
	}
}
