package org.cutis.tile;

/** Values at an image's own size, interpolated: probabilities, or what is made of them. */
public final class ValueMap implements FullSizeSink {

	/** Takes values. */
	public interface Target {

		/** Takes a part of a row: n values of a channel from (x, y) on. @param values valid until it returns */
		void write(long x, long y, int channel, int n, float[] values);
	}

	/** Makes one value of a pixel's probabilities. */
	private interface Measure {

		float of(float[] values, int channel);
	}

	private final int channels;

	private final Measure measure;

	private final Target target;

	private ValueMap(final int channels, final Measure measure, final Target target) {
		this.channels = channels;
		this.measure = measure;
		this.target = target;
	}

	/** The probabilities, a channel for each class. */
	public static ValueMap probabilities(final int classes, final Target target) {
		return new ValueMap(classes, (values, c) -> values[c], target);
	}

	/**
	 * How sure the network is: the probability of the class that it takes, 1 / classes to 1; for a network of one output,
	 * 0.5 to 1.
	 */
	public static ValueMap confidence(final Target target) {
		return new ValueMap(1, (values, c) -> {
			if (values.length == 1) return Math.max(values[0], 1 - values[0]);
			float most = values[0];
			for (final float v : values)
				most = Math.max(most, v);
			return most;
		}, target);
	}

	@Override
	public void write(final FullSizeBlock block) {
		final float[][] lines = new float[channels][block.width()];
		final float[] values = new float[block.classes()];
		for (int r = 0; r < block.height(); r++) {
			for (int k = 0; k < block.width(); k++) {
				block.values(k, r, values);
				for (int c = 0; c < channels; c++)
					lines[c][k] = measure.of(values, c);
			}
			for (int c = 0; c < channels; c++)
				target.write(block.x(), block.y() + r, c, block.width(), lines[c]);
		}
	}
}
