package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.Test;

public class RoughnessTest {

	private static final double EPS = 1e-12;

	private static double[] surface(final int n, final IntToDoubleFunction z) {
		return IntStream.range(0, n).mapToDouble(z).toArray();
	}

	@Test
	public void flatIsExactlyZero() {
		// 0.1 has no exact binary form: sums of it must not leave a rest.
		for (final double depth : new double[] { 0, 0.1, 123.7, 1e6 + 0.1 })
			assertEquals(0, Roughness.of(surface(31, x -> depth)).ra(), 0);
	}

	/** Of the five local means that see a step of h, four differ from z: by 0.2, 0.4, 0.4, 0.2 h. */
	@Test
	public void stepCostsOnePointTwoTimesItsHeight() {
		for (final double h : new double[] { 1, 10, -7 }) {
			final Roughness r = Roughness.of(surface(20, x -> x < 9 ? 50 : 50 + h));
			assertEquals(1.2 * Math.abs(h), r.deviations(), EPS);
			assertEquals(1.2 * Math.abs(h) / 20, r.ra(), EPS);
		}
	}

	/** 0 a 0 a ...: 0.4 a inside; at the borders the windows of 3 and 4 give a / 3 and a / 2. */
	@Test
	public void sawtoothOfPeriodTwo() {
		final double a = 6;
		final Roughness r = Roughness.of(surface(10, x -> a * (x % 2)));
		assertEquals(6 * 0.4 * a + 2 * a / 3 + 2 * a / 2, r.deviations(), EPS);
	}

	/** 0 1 2 3 4 0 1 ...: inside, the window sees each value once, its mean is 2. Worked out column by column. */
	@Test
	public void sawtoothOfPeriodFive() {
		final Roughness r = Roughness.of(surface(10, x -> x % 5));
		assertEquals(1 + 0.5 + 0 + 1 + 2 + 2 + 1 + 0 + 0.5 + 1, r.deviations(), EPS);
		assertEquals(0.9, r.ra(), EPS);
		assertEquals(2.7, r.ra(3), EPS);
	}

	@Test
	public void sineAgreesWithEquationFiveTakenLiterally() {
		final int n = 101;
		final double[] z = surface(n, x -> 40 + 3 * Math.sin(0.7 * x));
		double sum = 0;
		for (int x = 0; x < n; x++)
			sum += Math.abs(z[x] - Arrays.stream(z, Math.max(0, x - 2), Math.min(n, x + 3)).average().getAsDouble());
		assertEquals(sum / n, Roughness.of(z).ra(), EPS);
		// Inside, averaging 5 samples damps the sine by (1 + 2 cos w + 2 cos 2w) / 5.
		final double w = 0.7;
		final double kept = 1 - (1 + 2 * Math.cos(w) + 2 * Math.cos(2 * w)) / 5;
		assertEquals(kept * 3 * 2 / Math.PI, Roughness.of(z).ra(), 0.03);
	}

	/** The column at 0 sees (0, 3), that at 2 sees (0, 3, 3, 3); the missing one is not counted. */
	@Test
	public void gapsAreSkipped() {
		final Roughness r = Roughness.of(new double[] { 0, Double.NaN, 3, 3, 3 });
		assertEquals(1.5 + 0.75, r.deviations(), EPS);
		assertEquals(2.25 / 4, r.ra(), EPS);
		assertEquals(0.2, r.missingShare(), EPS);
	}

	@Test
	public void noSurfaceHasNoRoughness() {
		final Roughness r = Roughness.of(new double[] { Double.NaN, Double.NaN });
		assertTrue(Double.isNaN(r.ra()));
		assertEquals(1, r.missingShare(), 0);
	}

	@Test
	public void theWholeIsTheMeanOverAllColumns() {
		// One B-scan with a step of 10 in 8 columns, one with only two columns, flat.
		final double no = Double.NaN;
		final HeightMap map = new HeightMap(8, 2, new double[] { 0, 0, 0, 0, 10, 10, 10, 10, //
			no, no, no, 4, 4, no, no, no });
		final Roughness r = Roughness.of(map);
		assertEquals(12.0 / 10, r.ra(), EPS);
		assertEquals(6.0 / 16, r.missingShare(), EPS);
	}
}
