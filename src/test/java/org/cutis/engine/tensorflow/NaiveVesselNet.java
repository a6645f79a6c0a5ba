package org.cutis.engine.tensorflow;

import java.util.Map;

/**
 * DeepVesselNet in plain Java, one volume at a time, as its reference describes it: unpadded convolutions, ReLU, group norm
 * of 5 groups in the inner three layers.
 */
public final class NaiveVesselNet {

	private static final int[] KERNELS = { 3, 5, 5, 3, 1 };

	private static final int GROUPS = 5, HALO = 6;

	/** z, y, x, channel; channel fastest. */
	public record Grid(int z, int y, int x, int channels, double[] values) {

		public Grid(final int z, final int y, final int x, final int channels) {
			this(z, y, x, channels, new double[z * y * x * channels]);
		}

		int at(final int k, final int j, final int i, final int c) {
			return ((k * y + j) * x + i) * channels + c;
		}
	}

	private NaiveVesselNet() {}

	/**
	 * Probabilities of the unpadded network, 12 voxels shorter along each axis.
	 *
	 * @param weights by the names of the layers; kernels z, y, x, in, out
	 */
	public static Grid valid(final Grid input, final Map<String, float[]> weights) {
		Grid g = input;
		for (int layer = 0; layer < KERNELS.length; layer++) {
			final boolean last = layer == KERNELS.length - 1;
			final String name = last ? "last" : "conv" + layer;
			g = convolve(g, KERNELS[layer], weights.get(name + ".kernel"), weights.get(name + ".bias"));
			for (int i = 0; i < g.values.length; i++)
				g.values[i] = last ? 1 / (1 + Math.exp(-g.values[i])) : Math.max(0, g.values[i]);
			if (!last && layer > 0) normalize(g, weights.get(name + ".norm.scale"), weights.get(name + ".norm.shift"));
		}
		return g;
	}

	/** A volume with its mirror image around it. */
	public static Grid mirrored(final Grid g) {
		final Grid big = new Grid(g.z + 2 * HALO, g.y + 2 * HALO, g.x + 2 * HALO, g.channels);
		for (int k = 0; k < big.z; k++)
			for (int j = 0; j < big.y; j++)
				for (int i = 0; i < big.x; i++)
					for (int c = 0; c < g.channels; c++)
						big.values[big.at(k, j, i, c)] = g.values[g.at(walk(k - HALO, g.z), walk(j - HALO, g.y), walk(i - HALO, g.x), c)];
		return big;
	}

	/** To and fro over 0 ... n - 1, both ends taken twice. */
	private static int walk(final int position, final int n) {
		int p = position;
		while (p < 0 || p >= n)
			p = p < 0 ? -1 - p : 2 * n - 1 - p;
		return p;
	}

	private static Grid convolve(final Grid in, final int size, final float[] kernel, final float[] bias) {
		final int out = bias.length;
		final Grid g = new Grid(in.z - size + 1, in.y - size + 1, in.x - size + 1, out);
		for (int k = 0; k < g.z; k++)
			for (int j = 0; j < g.y; j++)
				for (int i = 0; i < g.x; i++)
					for (int o = 0; o < out; o++) {
						double sum = bias[o];
						for (int dz = 0; dz < size; dz++)
							for (int dy = 0; dy < size; dy++)
								for (int dx = 0; dx < size; dx++)
									for (int c = 0; c < in.channels; c++)
										sum += in.values[in.at(k + dz, j + dy, i + dx, c)] * kernel[(((dz * size + dy) * size + dx) *
											in.channels + c) * out + o];
						g.values[g.at(k, j, i, o)] = sum;
					}
		return g;
	}

	private static void normalize(final Grid g, final float[] scale, final float[] shift) {
		final int per = g.channels / GROUPS, voxels = g.z * g.y * g.x;
		for (int group = 0; group < GROUPS; group++) {
			double mean = 0, variance = 0;
			for (int v = 0; v < voxels; v++)
				for (int c = group * per; c < (group + 1) * per; c++)
					mean += g.values[v * g.channels + c] / ((double) voxels * per);
			for (int v = 0; v < voxels; v++)
				for (int c = group * per; c < (group + 1) * per; c++)
					variance += Math.pow(g.values[v * g.channels + c] - mean, 2) / ((double) voxels * per);
			for (int v = 0; v < voxels; v++)
				for (int c = group * per; c < (group + 1) * per; c++)
					g.values[v * g.channels + c] = (g.values[v * g.channels + c] - mean) / Math.sqrt(variance + 1e-5) * scale[c] +
						shift[c];
		}
	}
}
