package org.cutis.measure.vessels;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.Test;

/** Against Commons Math, and by hand where two or three are alike. */
public class SymmetricEigenvaluesTest {

	private static double[] of(final double xx, final double yy, final double zz, final double xy, final double xz,
		final double yz)
	{
		final double[] l = new double[3];
		SymmetricEigenvalues.byMagnitude(xx, yy, zz, xy, xz, yz, l);
		return l;
	}

	@Test
	public void asCommonsMath() {
		final Random random = new Random(6);
		for (int i = 0; i < 2000; i++) {
			final double scale = Math.pow(10, random.nextInt(9) - 6);
			final double[] m = random.doubles(6, -scale, scale).toArray();
			if (i % 3 == 0) m[3] = m[4] = 0;
			if (i % 7 == 0) m[5] = 0;
			final double[] expected = new EigenDecomposition(new Array2DRowRealMatrix(new double[][] { { m[0], m[3], m[4] },
				{ m[3], m[1], m[5] }, { m[4], m[5], m[2] } })).getRealEigenvalues();
			final double[] sorted = Arrays.stream(expected).boxed().sorted(Comparator.comparingDouble(Math::abs)).mapToDouble(
				v -> v).toArray();
			final double[] found = of(m[0], m[1], m[2], m[3], m[4], m[5]);
			for (int k = 0; k < 3; k++)
				assertEquals(Arrays.toString(m), Math.abs(sorted[k]), Math.abs(found[k]), 1e-7 * scale);
			assertEquals(Arrays.toString(m), m[0] + m[1] + m[2], found[0] + found[1] + found[2], 1e-12 * scale);
			assertEquals(sorted[2], found[2], Math.abs(Math.abs(sorted[2]) - Math.abs(sorted[1])) < 1e-7 * scale ? 3 * scale
				: 1e-7 * scale);
		}
	}

	@Test
	public void wherePairsAreAlike() {
		assertArrayEquals(new double[] { 0, 0, 0 }, of(0, 0, 0, 0, 0, 0), 0);
		assertArrayEquals(new double[] { -2, -2, -2 }, of(-2, -2, -2, 0, 0, 0), 1e-12);
		assertArrayEquals(new double[] { 0, -3, -3 }, of(-3, 0, -3, 0, 0, 0), 1e-6);
		assertArrayEquals(new double[] { 1, 1, -4 }, of(1, -4, 1, 0, 0, 0), 1e-6);
		// ones everywhere: 0, 0, 3
		assertArrayEquals(new double[] { 0, 0, 3 }, of(1, 1, 1, 1, 1, 1), 1e-6);
	}
}
