package org.cutis.phantom;

import java.util.Arrays;

/** Convolution kernels of odd length, and the convolution along one axis. */
final class Kernels {

	private Kernels() {}

	/** Sum 1, cut at 3 standard deviations. */
	static float[] gaussian(final double sigma) {
		final int r = (int) Math.ceil(3 * sigma);
		final float[] kernel = new float[2 * r + 1];
		double sum = 0;
		for (int i = -r; i <= r; i++)
			sum += kernel[i + r] = (float) StrictMath.exp(-i * i / (2 * sigma * sigma));
		for (int i = 0; i < kernel.length; i++)
			kernel[i] /= sum;
		return kernel;
	}

	/** A Gaussian less half of a wider one: passes a band, rings to both sides. */
	static float[] bandPass(final double sigma) {
		final float[] wide = gaussian(2.5 * sigma);
		final float[] narrow = gaussian(sigma);
		final int shift = (wide.length - narrow.length) / 2;
		for (int i = 0; i < wide.length; i++)
			wide[i] *= -0.5f;
		for (int i = 0; i < narrow.length; i++)
			wide[i + shift] += narrow[i];
		return wide;
	}

	/**
	 * Convolves n rows of {@code length} values each along the rows' order, in
	 * place; 0 outside.
	 *
	 * @param offset first value of the first row
	 * @param n number of rows
	 * @param step from row to row
	 * @param length values in a row
	 * @param stride from value to value in a row
	 * @param buffer at least n * length
	 */
	static void convolve(final float[] data, final int offset, final int n, final int step,
		final int length, final int stride, final float[] kernel, final float[] buffer)
	{
		final int r = kernel.length / 2;
		Arrays.fill(buffer, 0, n * length, 0);
		for (int i = 0; i < n; i++)
			for (int k = Math.max(-r, i - n + 1); k <= Math.min(r, i); k++) {
				final float weight = kernel[k + r];
				final int from = offset + (i - k) * step;
				final int to = i * length;
				for (int j = 0; j < length; j++)
					buffer[to + j] += weight * data[from + j * stride];
			}
		for (int i = 0; i < n; i++)
			for (int j = 0; j < length; j++)
				data[offset + i * step + j * stride] = buffer[i * length + j];
	}
}
