package org.cutis.phantom;

/**
 * Pixels as means over a fixed grid of samples 1 µm apart, along one axis: a pixel is the mean over its own length, or
 * over 1 µm if it is shorter (so that small pixels are interpolated linearly). So pixels of any size show the same tissue.
 *
 * @param pixel µm
 */
record Boxes(double pixel) {

	private double half() {
		return Math.max(1, pixel) / 2;
	}

	/** First sample of a pixel; sample j is from j to j + 1 µm. */
	int first(final int index) {
		return (int) Math.floor((index + 0.5) * pixel - half());
	}

	/** One past the last sample of a pixel. */
	int end(final int index) {
		return (int) Math.ceil((index + 0.5) * pixel + half());
	}

	/** Weight of a sample in a pixel; the weights of a pixel sum to 1. */
	float weight(final int index, final int sample) {
		final double middle = (index + 0.5) * pixel;
		final double from = Math.max(sample, middle - half()), to = Math.min(sample + 1.0, middle + half());
		return (float) (Math.max(0, to - from) / (2 * half()));
	}
}
