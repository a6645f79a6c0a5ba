package org.cutis.measure.vessels;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.junit.Test;

/** The filter against the paper's equations by hand, and against a naive version. */
public class FrangiTest {

	private static final double[] CUBES = { 4, 4, 4 };

	private interface Density {

		double at(double z, double y, double x);
	}

	/** µm from the middle of the block. */
	private static float[] block(final int[] size, final double[] spacing, final Density density) {
		final float[] block = new float[size[0] * size[1] * size[2]];
		int i = 0;
		for (int z = 0; z < size[0]; z++)
			for (int y = 0; y < size[1]; y++)
				for (int x = 0; x < size[2]; x++)
					block[i++] = (float) density.at((z - size[0] / 2) * spacing[0], (y - size[1] / 2) * spacing[1], (x - size[2] /
						2) * spacing[2]);
		return block;
	}

	private static double middle(final Frangi frangi, final int[] size, final double[] spacing, final Density density) {
		final float[] out = new float[size[0] * size[1] * size[2]];
		frangi.filter(block(size, spacing, density), size, spacing, out, Progress.none());
		return out[(size[0] / 2 * size[1] + size[1] / 2) * size[2] + size[2] / 2];
	}

	/** Eq. 13, from the eigenvalues. */
	private static double byHand(final Frangi f, final double l1, final double l2, final double l3) {
		if (l2 > 0 || l3 > 0) return 0;
		final double ra = Math.abs(l2) / Math.abs(l3), rb = Math.abs(l1) / Math.sqrt(Math.abs(l2 * l3));
		final double s = Math.sqrt(l1 * l1 + l2 * l2 + l3 * l3);
		return (1 - Math.exp(-ra * ra / (2 * f.alpha() * f.alpha()))) * Math.exp(-rb * rb / (2 * f.beta() * f.beta())) * (1 -
			Math.exp(-s * s / (2 * f.c() * f.c())));
	}

	@Test
	public void aGaussianTubeByHand() {
		// exp(-r² / 2w²) after a Gaussian s is w² / (w² + s²) exp(-r² / 2(w² + s²)); on the axis its second derivative across,
		// times s², is -w² s² / (w² + s²)²: -1/4 for w = s. Along the tube it is 0.
		final double w = 12;
		final Frangi f = new Frangi(new double[] { w }, 0.5, 0.5, 0.2);
		final double expected = byHand(f, 0, -0.25, -0.25);
		assertEquals(0.8647 * (1 - Math.exp(-0.125 / 0.08)), expected, 1e-4);
		final int[] size = { 41, 41, 41 };
		assertEquals(expected, middle(f, size, CUBES, (z, y, x) -> Math.exp(-(y * y + x * x) / (2 * w * w))), 0.01);
		// the same lying across, slanting, and on voxels of another shape: µm count
		final double root = Math.sqrt(0.5);
		assertEquals(expected, middle(f, size, CUBES, (z, y, x) -> Math.exp(-(z * z + Math.pow(root * (y - x), 2)) / (2 * w *
			w))), 0.01);
		assertEquals(expected, middle(f, new int[] { 61, 21, 21 }, new double[] { 3, 9, 9 }, (z, y, x) -> Math.exp(-(z * z +
			x * x) / (2 * w * w))), 0.02);
	}

	@Test
	public void tubesAndNeitherBallsNorPlatesNorDarkTubes() {
		final double w = 12;
		final Frangi f = new Frangi(new double[] { w }, 0.5, 0.5, 0.05);
		final int[] size = { 41, 41, 41 };
		final double tube = middle(f, size, CUBES, (z, y, x) -> Math.exp(-(y * y + x * x) / (2 * w * w)));
		final double ball = middle(f, size, CUBES, (z, y, x) -> Math.exp(-(z * z + y * y + x * x) / (2 * w * w)));
		final double plate = middle(f, size, CUBES, (z, y, x) -> Math.exp(-x * x / (2 * w * w)));
		assertTrue(tube > 0.85);
		// R_A = 1, R_B = 1; and R_A = 0
		assertEquals(0.8647 * Math.exp(-2), ball, 0.01);
		assertEquals(0, plate, 1e-4);
		assertEquals(0, middle(f, size, CUBES, (z, y, x) -> 1 - Math.exp(-(y * y + x * x) / (2 * w * w))), 0);
		assertEquals(0, middle(f, size, CUBES, (z, y, x) -> 1), 1e-6);
	}

	@Test
	public void eachTubeAnswersAtItsScale() {
		final int[] size = { 31, 41, 41 };
		for (final double w : new double[] { 8, 20 }) {
			final Density tube = (z, y, x) -> Math.exp(-(y * y + x * x) / (2 * w * w));
			final double thin = middle(new Frangi(new double[] { 8 }, 0.5, 0.5, 0.3), size, CUBES, tube);
			final double thick = middle(new Frangi(new double[] { 20 }, 0.5, 0.5, 0.3), size, CUBES, tube);
			assertTrue(w + " µm: " + thin + ", " + thick, w < 14 ? thin > 1.2 * thick : thick > 1.2 * thin);
			assertEquals("Eq. 14", Math.max(thin, thick), middle(new Frangi(new double[] { 8, 20 }, 0.5, 0.5, 0.3), size,
				CUBES, tube), 1e-6);
		}
	}

	/** Gaussian derivatives by their formulas, in one loop over the neighbourhood, and eigenvalues by Commons Math. */
	@Test
	public void asANaiveVersionOnNoise() {
		final int[] size = { 20, 19, 21 };
		final double[] spacing = { 4, 5, 6 };
		final double s = 9;
		final Random random = new Random(3);
		final float[] block = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < block.length; i++)
			block[i] = random.nextFloat();
		final Frangi f = new Frangi(new double[] { s }, 0.5, 0.5, 0.05);
		final float[] out = new float[block.length];
		f.filter(block, size, spacing, out, Progress.none());
		int compared = 0;
		for (int z = 3; z < size[0] - 3; z += 2)
			for (int y = 7; y < size[1] - 7; y++)
				for (int x = 6; x < size[2] - 6; x += 2) {
					final double v = naive(f, s, block, size, spacing, z, y, x);
					assertEquals(v, out[(z * size[1] + y) * size[2] + x], 0.04);
					if (v > 0.1) compared++;
				}
		assertTrue("some look like tubes: " + compared, compared > 5);
	}

	private static double naive(final Frangi f, final double s, final float[] block, final int[] size,
		final double[] spacing, final int z, final int y, final int x)
	{
		final double[][] h = new double[3][3];
		final double voxel = spacing[0] * spacing[1] * spacing[2], norm = voxel / Math.pow(2 * Math.PI * s * s, 1.5);
		final int[] r = new int[3];
		for (int d = 0; d < 3; d++)
			r[d] = (int) Math.ceil(4 * s / spacing[d]);
		for (int k = -r[0]; k <= r[0]; k++)
			for (int j = -r[1]; j <= r[1]; j++)
				for (int i = -r[2]; i <= r[2]; i++) {
					final double[] p = { k * spacing[0], j * spacing[1], i * spacing[2] };
					final double g = norm * Math.exp(-(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]) / (2 * s * s));
					final float v = block[(mirror(z + k, size[0]) * size[1] + mirror(y + j, size[1])) * size[2] + mirror(x + i,
						size[2])];
					for (int a = 0; a < 3; a++)
						for (int b = 0; b < 3; b++)
							h[a][b] += v * g * s * s * (p[a] * p[b] / Math.pow(s, 4) - (a == b ? 1 / (s * s) : 0));
				}
		final double[] l = java.util.Arrays.stream(new EigenDecomposition(new Array2DRowRealMatrix(h)).getRealEigenvalues())
			.boxed().sorted(java.util.Comparator.comparingDouble(Math::abs)).mapToDouble(v -> v).toArray();
		return byHand(f, l[0], l[1], l[2]);
	}

	private static int mirror(final int p, final int n) {
		return p < 0 ? -1 - p : p >= n ? 2 * n - 1 - p : p;
	}

	@Test
	public void whatLiesBeyondTheHaloDoesNotCount() {
		final int[] size = { 40, 16, 16 };
		final Frangi f = new Frangi(new double[] { 5, 10 }, 0.5, 0.5, 0.05);
		assertEquals(4 * 10 / 4, f.halo(4));
		final Random random = new Random(8);
		final float[] block = new float[40 * 256];
		for (int i = 0; i < block.length; i++)
			block[i] = random.nextFloat();
		final float[] before = new float[block.length], after = new float[block.length];
		f.filter(block, size, CUBES, before, Progress.none());
		for (int i = 30 * 256; i < block.length; i++)
			block[i] = 0;
		f.filter(block, size, CUBES, after, Progress.none());
		double change = 0;
		for (int i = 0; i < block.length; i++) {
			if (i < (30 - f.halo(4)) * 256) assertEquals(before[i], after[i], 0);
			change = Math.max(change, Math.abs(before[i] - after[i]));
		}
		assertTrue(change > 0.1);
	}

	@Test
	public void canBeCancelledWithinABlock() {
		assertThrows(CancellationException.class, () -> Frangi.RSOM.filter(new float[8], new int[] { 2, 2, 2 }, CUBES,
			new float[8], new Cancelled()));
	}
}
