package org.cutis.measure.vessels;

/**
 * The eigenvalues of symmetric 3 x 3 matrices in closed form (Smith, "Eigenvalues
 * of a symmetric 3 x 3 matrix", Commun. ACM 4, 1961, 168). A library's iteration
 * takes many times as long for a matrix, and a volume has one for each voxel.
 */
final class SymmetricEigenvalues {

	private static final double THIRD_TURN = 2 * Math.PI / 3;

	private SymmetricEigenvalues() {}

	/**
	 * @param xx matrix element; so are the other five
	 * @param into gets the three, by magnitude: the smallest first
	 */
	static void byMagnitude(final double xx, final double yy, final double zz, final double xy, final double xz,
		final double yz, final double[] into)
	{
		final double mean = (xx + yy + zz) / 3;
		final double a = xx - mean, b = yy - mean, c = zz - mean;
		final double off = xy * xy + xz * xz + yz * yz;
		final double p = Math.sqrt((a * a + b * b + c * c + 2 * off) / 6);
		if (p == 0) {
			into[0] = into[1] = into[2] = mean;
			return;
		}
		final double half = (a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz)) / (2 * p * p * p);
		final double angle = Math.acos(Math.max(-1, Math.min(1, half))) / 3;
		into[0] = mean + 2 * p * Math.cos(angle);
		into[1] = mean + 2 * p * Math.cos(angle + THIRD_TURN);
		into[2] = 3 * mean - into[0] - into[1];
		order(into, 0, 1);
		order(into, 1, 2);
		order(into, 0, 1);
	}

	private static void order(final double[] values, final int i, final int j) {
		if (Math.abs(values[i]) <= Math.abs(values[j])) return;
		final double v = values[i];
		values[i] = values[j];
		values[j] = v;
	}
}
