package org.cutis.explain;

import java.nio.FloatBuffer;

import org.cutis.engine.Buffers;
import org.cutis.model.Normalization;
import org.cutis.task.UserError;
import org.cutis.tile.ValueRange;

/**
 * An image on its way up a gradient (Mordvintsev, Olah and Tyka, Inceptionism, Google AI Blog, June 2015, and the code they
 * published with it: the step is the gradient divided by the mean of its absolute values). Values are kept as shares of
 * their channel's range, so that a step means the same in every model.
 */
final class Ascent {

	private final int width, height, channels;

	private final ValueRange[] ranges;

	private final Normalization normalization;

	/** Shares of the range, 0 to 1; height x width x channels, as the network takes them. */
	private final float[] shares;

	private final FloatBuffer input;

	/** @param start shares of the ranges, 0 to 1; height x width x channels; not changed */
	Ascent(final float[] start, final int width, final int height, final ValueRange[] ranges,
		final Normalization normalization)
	{
		this.width = width;
		this.height = height;
		this.ranges = ranges;
		this.normalization = normalization;
		channels = ranges.length;
		shares = start.clone();
		input = Buffers.direct(shares.length);
		fill();
	}

	/** What the network takes: normalized. */
	FloatBuffer input() {
		return input;
	}

	/** Batch, height, width, channels. */
	int[] shape() {
		return new int[] { 1, height, width, channels };
	}

	/**
	 * Goes a step up, then smooths; values stay in their ranges.
	 *
	 * @param gradient by {@link #input}
	 * @param size change of a share on average
	 * @param smoothing 0 to 1
	 * @throws UserError if the gradient is not a number
	 */
	void step(final FloatBuffer gradient, final double size, final double smoothing) {
		double sum = 0;
		for (int i = 0; i < shares.length; i++)
			sum += Math.abs(gradient.get(i) * toNetwork(i));
		if (!Double.isFinite(sum)) throw new UserError(
			"The model's answer to an image is not a number, so nothing can be maximised. Train it again with a smaller learning rate.");
		// Nothing of the image matters to the class: there is no way up.
		final double factor = sum > 0 ? size * shares.length / sum : 0;
		for (int i = 0; i < shares.length; i++)
			shares[i] = (float) clip(shares[i] + factor * gradient.get(i) * toNetwork(i));
		if (smoothing > 0) smooth(smoothing);
		fill();
	}

	/**
	 * A step down the gradient of the sum of squared differences between neighbours; at 1 a checkerboard becomes grey.
	 * At the border the pixel itself is the neighbour.
	 */
	private void smooth(final double smoothing) {
		final float[] before = shares.clone();
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				for (int c = 0; c < channels; c++) {
					final int i = at(x, y, c);
					final double around = before[at(Math.max(0, x - 1), y, c)] + before[at(Math.min(width - 1, x + 1), y, c)] +
						before[at(x, Math.max(0, y - 1), c)] + before[at(x, Math.min(height - 1, y + 1), c)];
					shares[i] = (float) clip(before[i] + smoothing / 8 * (around - 4 * before[i]));
				}
	}

	private int at(final int x, final int y, final int c) {
		return (y * width + x) * channels + c;
	}

	private static double clip(final double share) {
		return Math.max(0, Math.min(1, share));
	}

	/** How much the network's value changes with a share. */
	private double toNetwork(final int i) {
		final ValueRange r = ranges[i % channels];
		return normalization.gain() * (r.max() - r.min());
	}

	private double value(final int i) {
		final ValueRange r = ranges[i % channels];
		return r.min() + shares[i] * (r.max() - r.min());
	}

	private void fill() {
		for (int i = 0; i < shares.length; i++)
			input.put(i, (float) (normalization.gain() * value(i) + normalization.offset()));
	}

	/** The image before normalization, by channel, x fastest. */
	float[][] image() {
		final float[][] image = new float[channels][width * height];
		for (int i = 0; i < shares.length; i++)
			image[i % channels][i / channels] = (float) value(i);
		return image;
	}
}
