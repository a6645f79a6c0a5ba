package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Random;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.Test;

public class NotAKnotSplineTest {

	@Test
	public void cubicsAreReproducedToTheEnds() {
		for (int n = 4; n < 9; n++) {
			final double[] y = new double[n];
			for (int i = 0; i < n; i++)
				y[i] = cubic(i);
			for (double t = 0; t <= n - 1; t += 0.125)
				assertEquals(cubic(t), NotAKnotSpline.at(y, new double[] { t })[0], 1e-12);
		}
	}

	@Test
	public void fewValuesGiveTheirPolynomial() {
		assertArrayEquals(new double[] { 7, 7 }, NotAKnotSpline.at(new double[] { 7 }, new double[] { 0, 3 }), 0);
		assertEquals(2.5, NotAKnotSpline.at(new double[] { 2, 4 }, new double[] { 0.25 })[0], 1e-15);
		assertEquals(2.25, NotAKnotSpline.at(new double[] { 0, 1, 4 }, new double[] { 1.5 })[0], 1e-15);
	}

	@Test
	public void beyondTheEndsTheValueStays() {
		assertArrayEquals(new double[] { 3, 8 }, NotAKnotSpline.at(new double[] { 3, 1, 4, 1, 8 }, new double[] { -2, 9 }),
			1e-12);
	}

	/** The other way: one cubic per interval, all conditions in one dense system. */
	@Test
	public void equalsADenseSolution() {
		final Random random = new Random(3);
		for (int n = 4; n < 12; n++) {
			final double[] y = random.doubles(n).toArray();
			final double[] c = dense(y);
			for (int i = 0; i < 50; i++) {
				final double t = random.nextDouble() * (n - 1);
				final int k = (int) t;
				final double u = t - k;
				final double expected = c[4 * k] + u * (c[4 * k + 1] + u * (c[4 * k + 2] + u * c[4 * k + 3]));
				assertEquals(expected, NotAKnotSpline.at(y, new double[] { t })[0], 1e-10);
			}
		}
	}

	private static double[] dense(final double[] y) {
		final int pieces = y.length - 1;
		final double[][] a = new double[4 * pieces][4 * pieces];
		final double[] b = new double[4 * pieces];
		int row = 0;
		for (int k = 0; k < pieces; k++) {
			a[row][4 * k] = 1;
			b[row++] = y[k];
			for (int j = 0; j < 4; j++)
				a[row][4 * k + j] = 1;
			b[row++] = y[k + 1];
		}
		for (int k = 1; k < pieces; k++) {
			final int l = 4 * (k - 1), r = 4 * k;
			a[row][l + 1] = 1;
			a[row][l + 2] = 2;
			a[row][l + 3] = 3;
			a[row++][r + 1] = -1;
			a[row][l + 2] = 2;
			a[row][l + 3] = 6;
			a[row++][r + 2] = -2;
		}
		// Not a knot: the third derivative does not jump at the second and the last but one value.
		a[row][3] = 1;
		a[row++][7] = -1;
		a[row][4 * pieces - 1] -= 1;
		a[row][4 * pieces - 5] += 1;
		return new LUDecomposition(new Array2DRowRealMatrix(a)).getSolver().solve(new ArrayRealVector(b)).toArray();
	}

	private static double cubic(final double t) {
		return 2 - t + 0.5 * t * t - 0.25 * t * t * t;
	}
}
