package org.cutis.model.pytorch;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Where a tensor's values are: element (i, j, ...) at {@code offset + i strides[0] + j strides[1] + ...} of its storage.
 *
 * @param offset in elements
 */
record StateTensor(Storage storage, long offset, int[] shape, long[] strides) {

	/** @param length in elements */
	record Storage(StorageType type, String key, long length) {}

	private static final int MOST_AXES = 8;

	/**
	 * From the arguments of PyTorch's {@code _rebuild_tensor_v2}: storage, offset, extents, strides, and two that
	 * matter in training only.
	 *
	 * @throws IllegalArgumentException if it does not lie within its storage
	 */
	static StateTensor of(final List<?> arguments) {
		if (arguments.size() < 4 || !(arguments.get(0) instanceof Storage storage) || !(arguments.get(
			1) instanceof Long offset)) throw impossible();
		final long[] extents = numbers(arguments.get(2)), strides = numbers(arguments.get(3));
		if (extents.length != strides.length || offset < 0 || offset > storage.length()) throw impossible();
		long count = 1, last = offset;
		final int[] shape = new int[extents.length];
		for (int d = 0; d < shape.length; d++) {
			if (extents[d] < 0 || extents[d] > storage.length() || strides[d] < 0 || strides[d] > storage.length())
				throw impossible();
			shape[d] = (int) extents[d];
			// No overflow: a storage has fewer than 2^31 elements, and so has the tensor.
			count *= extents[d];
			last += (extents[d] - 1) * strides[d];
			if (count > storage.length()) throw impossible();
		}
		if (count > 0 && last >= storage.length()) throw impossible();
		return new StateTensor(storage, offset, shape, strides);
	}

	private static IllegalArgumentException impossible() {
		return new IllegalArgumentException("it has a tensor that does not fit into its storage");
	}

	private static long[] numbers(final Object value) {
		if (!(value instanceof List<?> list) || list.size() > MOST_AXES) throw impossible();
		return list.stream().mapToLong(n -> {
			if (n instanceof Long l) return l;
			throw impossible();
		}).toArray();
	}

	int count() {
		int count = 1;
		for (final int n : shape)
			count *= n;
		return count;
	}

	/**
	 * All values, last axis fastest.
	 *
	 * @param bytes the storage's, little-endian
	 */
	float[] floats(final ByteBuffer bytes) {
		final float[] values = new float[count()];
		final int[] position = new int[shape.length];
		long at = offset;
		for (int i = 0; i < values.length; i++) {
			values[i] = storage.type().get(bytes, (int) at);
			for (int d = shape.length - 1; d >= 0; d--) {
				at += strides[d];
				if (++position[d] < shape[d]) break;
				at -= shape[d] * strides[d];
				position[d] = 0;
			}
		}
		return values;
	}
}
