package org.cutis.measure.vessels;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.cutis.task.Progress;

/**
 * How much a bright voxel's surroundings look like a tube: the filter of Frangi,
 * Niessen, Vincken and Viergever, "Multiscale vessel enhancement filtering",
 * MICCAI 1998, LNCS 1496, 130-137. From the eigenvalues |l1| <= |l2| <= |l3| of the
 * Hessian of the image after a Gaussian of width s, times s² (their gamma is 1):
 *
 * <pre>
 * R_B = |l1| / sqrt(|l2 l3|)   (Eq. 10)      R_A = |l2| / |l3|   (Eq. 11)      S² = l1² + l2² + l3²   (Eq. 12)
 * V(s) = (1 - exp(-R_A² / 2 alpha²)) exp(-R_B² / 2 beta²) (1 - exp(-S² / 2 c²)), 0 where l2 > 0 or l3 > 0   (Eq. 13)
 * V = max over s of V(s)   (Eq. 14)
 * </pre>
 *
 * Their c is half of the largest S of the image; here it is fixed, so that blocks of an image fit together and images
 * can be compared. Derivatives are taken in µm, so voxels may have any shape.
 *
 * @param scales s in µm, positive: a tube of radius r answers most at about r / sqrt(2)
 * @param alpha how sharply plates are told from tubes
 * @param beta how sharply balls are told from tubes
 * @param c S from which structure counts as such, in units of the image's values
 */
public record Frangi(double[] scales, double alpha, double beta, double c) {

	/** Radii of about 10 to 34 µm; for values of 0 to 1. */
	public static final Frangi RSOM = new Frangi(new double[] { 7, 14, 24 }, 0.5, 0.5, 0.05);

	/** Axes of a block, slowest first. */
	private static final int Z = 0, Y = 1, X = 2;

	/** Which derivatives along z, y, x make the six elements zz, yy, xx, zy, zx, yx. */
	private static final int[][] ORDERS = { { 2, 0, 0 }, { 0, 2, 0 }, { 0, 0, 2 }, { 1, 1, 0 }, { 1, 0, 1 }, { 0, 1, 1 } };

	public Frangi {
		scales = scales.clone();
		if (scales.length == 0 || Arrays.stream(scales).anyMatch(s -> !(s > 0)) || !(alpha > 0 && beta > 0 && c > 0))
			throw new IllegalArgumentException("Scales, alpha, beta and c must be positive: " + Arrays.toString(scales) + ", " +
				alpha + ", " + beta + ", " + c);
	}

	/** Voxels to each side that a voxel's value depends on. @param spacing µm per voxel along an axis */
	public int halo(final double spacing) {
		return GaussianKernel.radius(Arrays.stream(scales).max().getAsDouble() / spacing);
	}

	/**
	 * Filters a block. Beyond its borders it is mirrored, the last voxel repeated.
	 *
	 * @param block z, y, x
	 * @param size voxels along z, y, x
	 * @param spacing µm per voxel along z, y, x
	 * @param into gets V, 0 to 1, as the block
	 * @throws CancellationException if the progress is cancelled
	 */
	public void filter(final float[] block, final int[] size, final double[] spacing, final float[] into,
		final Progress progress)
	{
		Arrays.fill(into, 0, block(size), 0);
		for (final double scale : scales) {
			final GaussianKernel[][] kernels = new GaussianKernel[3][3];
			for (int d = 0; d < 3; d++)
				for (int order = 0; order < 3; order++)
					kernels[d][order] = GaussianKernel.of(scale / spacing[d], order);
			// Element by element from derivatives per voxel to those per µm, times s².
			final double[] factors = Arrays.stream(ORDERS).mapToDouble(o -> scale * scale / (Math.pow(spacing[Z], o[Z]) * Math
				.pow(spacing[Y], o[Y]) * Math.pow(spacing[X], o[X]))).toArray();
			IntStream.range(0, size[Z]).parallel().forEach(z -> {
				if (progress.isCancelled()) throw new CancellationException("Cancelled.");
				slice(block, size, z, kernels, factors, into);
			});
		}
	}

	private static int block(final int[] size) {
		return Math.multiplyExact(Math.multiplyExact(size[Z], size[Y]), size[X]);
	}

	private void slice(final float[] block, final int[] size, final int z, final GaussianKernel[][] kernels,
		final double[] factors, final float[] into)
	{
		final float[][] deep = new float[3][];
		for (int order = 0; order < 3; order++)
			deep[order] = alongZ(block, size, z, kernels[Z][order]);
		final float[][] h = new float[ORDERS.length][];
		for (int e = 0; e < h.length; e++)
			h[e] = alongX(alongY(deep[ORDERS[e][Z]], size, kernels[Y][ORDERS[e][Y]]), size, kernels[X][ORDERS[e][X]]);
		final double[] l = new double[3];
		final int n = size[Y] * size[X];
		for (int i = 0; i < n; i++) {
			final double zz = factors[0] * h[0][i], yy = factors[1] * h[1][i], xx = factors[2] * h[2][i];
			// l2, l3 < 0 and l1 is not larger than they are: the sum must be negative.
			if (zz + yy + xx >= 0) continue;
			SymmetricEigenvalues.byMagnitude(zz, yy, xx, factors[3] * h[3][i], factors[4] * h[4][i], factors[5] * h[5][i], l);
			final float v = (float) vesselness(l[0], l[1], l[2]);
			if (v > into[z * n + i]) into[z * n + i] = v;
		}
	}

	/** Eq. 13. @param l1 eigenvalue of the smallest magnitude @param l3 of the largest */
	double vesselness(final double l1, final double l2, final double l3) {
		if (l2 >= 0 || l3 >= 0) return 0;
		final double ra = l2 / l3, rb2 = l1 * l1 / (l2 * l3), s2 = l1 * l1 + l2 * l2 + l3 * l3;
		return -Math.expm1(-ra * ra / (2 * alpha * alpha)) * Math.exp(-rb2 / (2 * beta * beta)) * -Math.expm1(-s2 / (2 * c * c));
	}

	private static float[] alongZ(final float[] block, final int[] size, final int z, final GaussianKernel kernel) {
		final int n = size[Y] * size[X];
		final float[] out = new float[n];
		for (int k = 0; k < kernel.weights().length; k++)
			add(block, GaussianKernel.inside(z + k - kernel.radius(), size[Z]) * n, kernel.weights()[k], out, 0, n);
		return out;
	}

	private static float[] alongY(final float[] slice, final int[] size, final GaussianKernel kernel) {
		final float[] out = new float[slice.length];
		for (int y = 0; y < size[Y]; y++)
			for (int k = 0; k < kernel.weights().length; k++)
				add(slice, GaussianKernel.inside(y + k - kernel.radius(), size[Y]) * size[X], kernel.weights()[k], out, y * size[X],
					size[X]);
		return out;
	}

	private static float[] alongX(final float[] slice, final int[] size, final GaussianKernel kernel) {
		final float[] out = new float[slice.length];
		final int radius = kernel.radius(), w = size[X];
		final float[] line = new float[w + 2 * radius];
		for (int y = 0; y < size[Y]; y++) {
			for (int x = 0; x < line.length; x++)
				line[x] = slice[y * w + GaussianKernel.inside(x - radius, w)];
			for (int k = 0; k < kernel.weights().length; k++)
				add(line, k, kernel.weights()[k], out, y * w, w);
		}
		return out;
	}

	private static void add(final float[] from, final int at, final float weight, final float[] to, final int start,
		final int n)
	{
		for (int i = 0; i < n; i++)
			to[start + i] += weight * from[at + i];
	}

	@Override
	public String toString() {
		return "scales " + Arrays.toString(scales) + " µm, alpha " + alpha + ", beta " + beta + ", c " + c;
	}
}
