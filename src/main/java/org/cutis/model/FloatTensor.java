package org.cutis.model;

import java.util.Arrays;

/**
 * A dense array of floats in C order (last axis fastest).
 *
 * @param shape extents, slowest axis first
 * @param data as long as the product of the extents; not copied
 */
public record FloatTensor(int[] shape, float[] data) {

	public FloatTensor {
		long n = 1;
		for (final int s : shape) {
			Checks.that(s >= 0, "Extents must not be negative");
			n = Math.multiplyExact(n, (long) s);
		}
		Checks.that(n == data.length, "The shape " + Arrays.toString(shape) + " does not hold " + data.length +
			" values");
	}
}
