package org.cutis.train;

import java.util.SplittableRandom;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Multiplies each value by 1 + a n, with n from the normal distribution for each
 * value and a drawn evenly from 0 to most once for the patch, and clips to 0 to 1
 * ("signal-dependent Gaussian-distributed pseudospeckle noise (with uniform random
 * multiplication parameter of 0.2)", MED-Net paper, Sect. 2.3).
 *
 * @param most 0 to 1
 */
public record Speckle(double most) implements RandomTone {

	private static final int BITS = 12;

	/** Medians of 4096 equally likely parts of the normal distribution: a look costs a fifth of a draw. */
	private static final float[] NORMAL = new float[1 << BITS];

	static {
		final NormalDistribution normal = new NormalDistribution();
		for (int i = 0; i < NORMAL.length; i++)
			NORMAL[i] = (float) normal.inverseCumulativeProbability((i + 0.5) / NORMAL.length);
	}

	public Speckle {
		if (!(most >= 0 && most <= 1)) throw new IllegalArgumentException("Speckle of " + most);
	}

	@Override
	public void apply(final float[] image, final SplittableRandom random) {
		final float a = (float) (most * random.nextDouble());
		for (int i = 0; i < image.length;) {
			long bits = random.nextLong();
			for (int n = 0; n < Long.SIZE / BITS && i < image.length; n++, i++, bits >>>= BITS)
				image[i] = Math.min(1, Math.max(0, image[i] * (1 + a * NORMAL[(int) bits & NORMAL.length - 1])));
		}
	}
}
