package org.cutis.measure.vessels;

/**
 * A sampled Gaussian or one of its derivatives, for correlation: the result at a
 * voxel is the sum of weight i times the voxel i - radius further on.
 *
 * @param weights 2 radius + 1 values
 */
record GaussianKernel(float[] weights) {

	/** Standard deviations to both sides; the Gaussian is then 0.03 % of its middle. */
	static final double REACH = 4;

	/** Voxels to both sides. @param sigma in voxels */
	static int radius(final double sigma) {
		return Math.max(1, (int) Math.ceil(REACH * sigma));
	}

	/**
	 * Samples a kernel. The weights are corrected so that the derivatives of 1, x and x² come out exact also where the
	 * Gaussian is hardly wider than a voxel.
	 *
	 * @param sigma in voxels, positive
	 * @param order of the derivative: 0, 1 or 2
	 */
	static GaussianKernel of(final double sigma, final int order) {
		final int radius = radius(sigma), n = 2 * radius + 1;
		final double[] w = new double[n];
		final double[] gauss = new double[n];
		double sum = 0, second = 0;
		for (int i = 0; i < n; i++) {
			final double x = i - radius;
			gauss[i] = Math.exp(-x * x / (2 * sigma * sigma));
			sum += gauss[i];
			second += x * x * gauss[i];
		}
		final double variance = second / sum;
		double moment = 0;
		for (int i = 0; i < n; i++) {
			final double x = i - radius;
			w[i] = order == 0 ? gauss[i] : order == 1 ? x * gauss[i] : (x * x - variance) * gauss[i];
			moment += order == 0 ? w[i] : order == 1 ? x * w[i] : x * x * w[i] / 2;
		}
		final float[] weights = new float[n];
		for (int i = 0; i < n; i++)
			weights[i] = (float) (w[i] / moment);
		return new GaussianKernel(weights);
	}

	int radius() {
		return weights.length / 2;
	}

	/** A position inside a line, of one that may lie beyond its ends: mirrored, the last voxel repeated. */
	static int inside(final int position, final int length) {
		final int period = 2 * length;
		final int p = Math.floorMod(position, period);
		return p < length ? p : period - 1 - p;
	}
}
