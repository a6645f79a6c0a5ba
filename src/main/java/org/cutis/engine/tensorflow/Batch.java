package org.cutis.engine.tensorflow;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Checks of what is fed, before native code gets hold of it: it would answer with riddles, or crash. */
final class Batch {

	private Batch() {}

	/**
	 * The shape as TensorFlow takes it.
	 *
	 * @param shape batch, height, width, channels
	 * @param channels that the network takes; -1 if any
	 * @throws IllegalArgumentException if it is none, or of other channels
	 */
	static long[] shape(final int[] shape, final long channels) {
		if (shape.length != 4 || Arrays.stream(shape).anyMatch(n -> n < 1)) throw new IllegalArgumentException(
			"A batch has the shape batch, height, width, channels, all at least 1, but is " + Arrays.toString(shape));
		if (channels >= 0 && shape[3] != channels) throw new IllegalArgumentException("The network takes images of " +
			channels + " channels, but the batch has " + shape[3]);
		return Arrays.stream(shape).asLongStream().toArray();
	}

	/**
	 * A buffer's values from 0, as many as the shape has.
	 *
	 * @throws IllegalArgumentException if it has not as many, or is not direct and of native order
	 */
	static FloatBuffer values(final FloatBuffer buffer, final long[] shape) {
		final long n = Arrays.stream(shape).reduce(1, Math::multiplyExact);
		if (n > buffer.capacity()) throw new IllegalArgumentException("A batch of the shape " + Arrays.toString(shape) +
			" has " + n + " values, but the buffer holds " + buffer.capacity());
		if (!buffer.isDirect() || buffer.order() != ByteOrder.nativeOrder()) throw new IllegalArgumentException(
			"The buffer must be direct and in native byte order");
		return buffer.duplicate().rewind().limit((int) n);
	}
}
