package org.cutis.engine.tensorflow;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
import org.tensorflow.ndarray.Shape;

/** Checks of what is fed, before native code gets hold of it: it would answer with riddles, or crash. */
final class Batch {

	private Batch() {}

	/** What a placeholder for a network's images or labels takes: any batch and extents. */
	static Shape any(final NetworkSpec network, final int channels) {
		final long[] shape = new long[dimensions(network) + 2];
		Arrays.fill(shape, -1);
		shape[shape.length - 1] = channels;
		return Shape.of(shape);
	}

	private static int dimensions(final NetworkSpec network) {
		return Architecture.of(network.architecture()).dimensions();
	}

	/** The shape as TensorFlow takes it; otherwise as {@link #shape(int[], int, long)}. */
	static long[] shape(final int[] shape, final NetworkSpec network) {
		return shape(shape, dimensions(network), network.channels());
	}

	/**
	 * The shape as TensorFlow takes it.
	 *
	 * @param shape batch, height, width, channels, or batch, z, y, x, channels
	 * @param dimensions 2 or 3
	 * @param channels that the network takes; -1 if any
	 * @throws IllegalArgumentException if it is none, or of other channels
	 */
	static long[] shape(final int[] shape, final int dimensions, final long channels) {
		if (shape.length != dimensions + 2 || Arrays.stream(shape).anyMatch(n -> n < 1)) throw new IllegalArgumentException(
			"A batch has the shape batch, " + (dimensions == 3 ? "z, y, x" : "height, width") +
				", channels, all at least 1, but is " + Arrays.toString(shape));
		final int last = shape[shape.length - 1];
		if (channels >= 0 && last != channels) throw new IllegalArgumentException("The network takes images of " + channels +
			" channels, but the batch has " + last);
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
