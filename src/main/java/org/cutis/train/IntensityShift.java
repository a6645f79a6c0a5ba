package org.cutis.train;

import java.util.SplittableRandom;

/**
 * Adds one number to all values, drawn evenly from -most to most, and clips to 0
 * to 1 ("added a random intensity value within [-20, 20]", of 255, clipped; MED-Net
 * paper, Sect. 2.3 and footnote 4).
 *
 * @param most in units of white, for example 20 / 255
 */
public record IntensityShift(double most) implements RandomTone {

	public IntensityShift {
		if (!(most >= 0 && most <= 1)) throw new IllegalArgumentException("An intensity shift of " + most);
	}

	@Override
	public void apply(final float[] image, final SplittableRandom random) {
		final float shift = (float) (most * (2 * random.nextDouble() - 1));
		for (int i = 0; i < image.length; i++)
			image[i] = Math.min(1, Math.max(0, image[i] + shift));
	}
}
