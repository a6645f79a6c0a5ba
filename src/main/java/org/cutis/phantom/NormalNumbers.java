package org.cutis.phantom;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Standard normal numbers, fast: quantiles from a table, the same on every machine; cut off at 4.3. */
final class NormalNumbers {

	private static final float[] QUANTILES = new float[1 << 16];
	static {
		final NormalDistribution normal = new NormalDistribution(null, 0, 1);
		for (int i = 0; i < QUANTILES.length; i++)
			QUANTILES[i] = (float) normal.inverseCumulativeProbability((i + 0.5) / QUANTILES.length);
	}

	private final Chance chance;

	private long bits;

	private int left;

	NormalNumbers(final Chance chance) {
		this.chance = chance;
	}

	float next() {
		if (left == 0) {
			bits = chance.bits();
			left = 4;
		}
		left--;
		bits = bits >>> 16 | bits << 48;
		return QUANTILES[(int) (bits & 0xFFFF)];
	}
}
