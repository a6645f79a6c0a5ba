package org.cutis.phantom;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every machine: {@link SplittableRandom}'s
 * algorithm is specified, and all else here is {@link StrictMath}.
 */
final class Chance {

	private final SplittableRandom random;

	/** @param part keeps the parts of one phantom independent of each other */
	Chance(final long seed, final int part) {
		random = new SplittableRandom(new SplittableRandom(seed).nextLong() + 0x632BE59BD9B4E019L * part);
	}

	/** Uniform in [min, max). */
	double uniform(final double min, final double max) {
		return min + (max - min) * random.nextDouble();
	}

	/** 64 random bits. */
	long bits() {
		return random.nextLong();
	}

	boolean happens(final double probability) {
		return random.nextDouble() < probability;
	}

	/** Uniform in 0 .. n - 1. */
	int below(final int n) {
		return random.nextInt(n);
	}

	/**
	 * Mean 0, standard deviation 1, nearly normal: the sum of four uniform
	 * numbers, cut off at 3.46. Fast, as it is drawn for every voxel.
	 */
	double normal() {
		final long bits = random.nextLong();
		final long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
		return (sum - 2 * 65535.0) / 65536 * 1.7320508075688772;
	}

	/** Log-normal with median 1. @param sigma standard deviation of the logarithm */
	double logNormal(final double sigma) {
		return StrictMath.exp(sigma * normal());
	}

	/** How often a rare thing happens: a whole number of this mean (rounded at random). */
	int count(final double mean) {
		return (int) (mean + random.nextDouble());
	}
}
