package org.cutis.model.pytorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The RSOM paper's U-Net as loops over PyTorch's formulas, with random weights. Images are channel, row, column. */
public final class NaiveUNet {

	private final int depth;

	private final Map<String, int[]> shapes = new LinkedHashMap<>();

	private final Map<String, float[]> weights = new LinkedHashMap<>();

	private final Random random;

	public NaiveUNet(final int channels, final int classes, final int depth, final int width, final long seed) {
		this.depth = depth;
		random = new Random(seed);
		for (int level = 0; level < depth; level++)
			block("down_path." + level + ".", level == 0 ? channels : width << level - 1, width << level, 3);
		for (int i = 0; i < depth - 1; i++) {
			final int out = width << depth - 2 - i;
			convolution("up_path." + i + ".up.", out, 2 * out, out, 2);
			// With dropout, which has no weights but a number, in all but the first.
			block("up_path." + i + ".conv_block.", 2 * out, out, i == 0 ? 3 : 4);
		}
		convolution("last.", classes, classes, width, 1);
	}

	private void block(final String name, final int in, final int out, final int step) {
		for (int i = 0; i < 2; i++) {
			convolution(name + "block." + i * step + ".", out, out, i == 0 ? in : out, 3);
			final String norm = name + "block." + (i * step + 2) + ".";
			fill(norm + "weight", 0.5, 1.5, out);
			fill(norm + "bias", -0.5, 0.5, out);
			fill(norm + "running_mean", 0, 0.5, out);
			fill(norm + "running_var", 0.2, 0.8, out);
			fill(norm + "num_batches_tracked", 7, 7);
		}
	}

	private void convolution(final String name, final int biases, final int a, final int b, final int size) {
		final double range = 1.5 / Math.sqrt(b * size * size);
		fill(name + "weight", -range, range, a, b, size, size);
		fill(name + "bias", -0.1, 0.1, biases);
	}

	private void fill(final String name, final double from, final double to, final int... shape) {
		int n = 1;
		for (final int extent : shape)
			n *= extent;
		final float[] values = new float[n];
		for (int i = 0; i < n; i++)
			values[i] = (float) (from + (to - from) * random.nextDouble());
		shapes.put(name, shape);
		weights.put(name, values);
	}

	/** Its weights as a file that can be written. */
	public TestState state() {
		final TestState state = new TestState();
		weights.forEach((name, values) -> state.put(name, shapes.get(name), values));
		return state;
	}

	public double[][][] probability(final double[][][] image) {
		final List<double[][][]> skips = new ArrayList<>();
		double[][][] x = image;
		for (int level = 0; level < depth; level++) {
			x = blockOf("down_path." + level + ".", level == 0 ? x : pooled(x), 3);
			skips.add(x);
		}
		for (int i = 0; i < depth - 1; i++) {
			final List<double[][]> joined = new ArrayList<>(List.of(enlarged("up_path." + i + ".up.", x)));
			joined.addAll(List.of(skips.get(depth - 2 - i)));
			x = blockOf("up_path." + i + ".conv_block.", joined.toArray(double[][][]::new), i == 0 ? 3 : 4);
		}
		x = convolved("last.", x, 0);
		for (final double[][] channel : x)
			for (final double[] row : channel)
				for (int i = 0; i < row.length; i++)
					row[i] = 1 / (1 + Math.exp(-row[i]));
		return x;
	}

	private double[][][] blockOf(final String name, final double[][][] image, final int step) {
		double[][][] x = image;
		for (int i = 0; i < 2; i++) {
			x = convolved(name + "block." + i * step + ".", x, 1);
			final String norm = name + "block." + (i * step + 2) + ".";
			for (int c = 0; c < x.length; c++)
				for (final double[] row : x[c])
					for (int k = 0; k < row.length; k++)
						row[k] = (Math.max(row[k], 0) - weights.get(norm + "running_mean")[c]) / Math.sqrt(weights.get(norm +
							"running_var")[c] + 1e-5) * weights.get(norm + "weight")[c] + weights.get(norm + "bias")[c];
		}
		return x;
	}

	/** Cross-correlation, zeros outside. */
	private double[][][] convolved(final String name, final double[][][] image, final int reach) {
		final int[] shape = shapes.get(name + "weight");
		final float[] w = weights.get(name + "weight");
		final int size = 2 * reach + 1, height = image[0].length, width = image[0][0].length;
		final double[][][] out = new double[shape[0]][height][width];
		for (int o = 0; o < shape[0]; o++)
			for (int y = 0; y < height; y++)
				for (int x = 0; x < width; x++) {
					double sum = weights.get(name + "bias")[o];
					for (int i = 0; i < shape[1]; i++)
						for (int v = 0; v < size; v++)
							for (int u = 0; u < size; u++) {
								final int yy = y + v - reach, xx = x + u - reach;
								if (yy >= 0 && yy < height && xx >= 0 && xx < width) sum += image[i][yy][xx] * w[((o * shape[1] + i) *
									size + v) * size + u];
							}
					out[o][y][x] = sum;
				}
		return out;
	}

	private static double[][][] pooled(final double[][][] image) {
		final double[][][] out = new double[image.length][image[0].length / 2][image[0][0].length / 2];
		for (int c = 0; c < out.length; c++)
			for (int y = 0; y < out[c].length; y++)
				for (int x = 0; x < out[c][y].length; x++)
					out[c][y][x] = Math.max(Math.max(image[c][2 * y][2 * x], image[c][2 * y][2 * x + 1]), Math.max(image[c][2 * y +
						1][2 * x], image[c][2 * y + 1][2 * x + 1]));
		return out;
	}

	/** ConvTranspose2d, 2 x 2, stride 2: each pixel is spread over its own 2 x 2. */
	private double[][][] enlarged(final String name, final double[][][] image) {
		final int[] shape = shapes.get(name + "weight");
		final float[] w = weights.get(name + "weight");
		final double[][][] out = new double[shape[1]][2 * image[0].length][2 * image[0][0].length];
		for (int o = 0; o < out.length; o++)
			for (int y = 0; y < out[o].length; y++)
				for (int x = 0; x < out[o][y].length; x++) {
					double sum = weights.get(name + "bias")[o];
					for (int i = 0; i < image.length; i++)
						sum += image[i][y / 2][x / 2] * w[((i * shape[1] + o) * 2 + y % 2) * 2 + x % 2];
					out[o][y][x] = sum;
				}
		return out;
	}
}
