package org.cutis.bench;

import java.nio.FloatBuffer;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;

/**
 * How far a network sees: what a window gives near its border, against what the
 * network gives there when it sees more of the image. The image is textured at
 * scales from a pixel to a window.
 *
 * @param difference largest difference of a probability, by distance from the window's border
 * @param changed share of pixels of another class, by distance from the window's border
 */
public record RcmReach(double[] difference, double[] changed) {

	/** Windows begin at multiples of this, as tiles do. */
	private static final int MARGIN = 256;

	/** @param classes maps of the network, which takes one channel of 0 to 1 @param side of the window */
	public static RcmReach of(final Predictor network, final int classes, final int side, final float gain, final float offset) {
		final int large = side + 2 * MARGIN;
		final float[] image = image(large, gain, offset);
		final float[] whole = run(network, image, large, 0, large, classes), part = run(network, image, large, MARGIN, side,
			classes);
		final double[] difference = new double[side / 2], changed = new double[side / 2], count = new double[side / 2];
		for (int y = 0; y < side; y++)
			for (int x = 0; x < side; x++) {
				final int d = Math.min(Math.min(x, y), Math.min(side - 1 - x, side - 1 - y));
				final int a = ((y + MARGIN) * large + x + MARGIN) * classes, b = (y * side + x) * classes;
				for (int c = 0; c < classes; c++)
					difference[d] = Math.max(difference[d], Math.abs(whole[a + c] - part[b + c]));
				if (best(whole, a, classes) != best(part, b, classes)) changed[d]++;
				count[d]++;
			}
		for (int d = 0; d < count.length; d++)
			changed[d] /= count[d];
		return new RcmReach(difference, changed);
	}

	/** Pixels from the border beyond which less than that share changes anywhere. */
	int distance(final double share) {
		int d = changed.length;
		while (d > 0 && changed[d - 1] < share)
			d--;
		return d;
	}

	private static int best(final float[] values, final int at, final int classes) {
		int best = 0;
		for (int c = 1; c < classes; c++)
			if (values[at + c] > values[at + best]) best = c;
		return best;
	}

	private static float[] run(final Predictor network, final float[] image, final int pitch, final int from, final int side,
		final int classes)
	{
		final FloatBuffer in = Buffers.direct(side * side);
		for (int y = from; y < from + side; y++)
			in.put(image, y * pitch + from, side);
		final float[] out = new float[side * side * classes];
		network.predict(in.rewind(), 1, side, side, 1).get(out);
		return out;
	}

	/** Noise of six scales. */
	private static float[] image(final int side, final float gain, final float offset) {
		final float[] image = new float[side * side];
		final Random random = new Random(5);
		for (int scale = 1; scale <= 128; scale *= 2) {
			final int n = side / scale + 2;
			final float[] grid = new float[n * n];
			for (int i = 0; i < grid.length; i++)
				grid[i] = (float) random.nextGaussian() * 0.12f;
			for (int y = 0; y < side; y++)
				for (int x = 0; x < side; x++) {
					final int i = y / scale * n + x / scale;
					final float u = (float) (x % scale) / scale, v = (float) (y % scale) / scale;
					image[y * side + x] += (1 - v) * ((1 - u) * grid[i] + u * grid[i + 1]) + v * ((1 - u) * grid[i + n] + u * grid[i +
						n + 1]);
				}
		}
		for (int i = 0; i < image.length; i++)
			image[i] = 255 * Math.max(0, Math.min(1, image[i] + 0.4f)) * gain + offset;
		return image;
	}
}
