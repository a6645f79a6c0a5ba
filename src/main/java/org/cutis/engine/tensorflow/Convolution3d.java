package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A 3-D convolution of stride 1 without padding: each axis gets shorter by the kernel's size less 1. */
final class Convolution3d {

	private Convolution3d() {}

	/**
	 * @param x batch, z, y, x, in
	 * @param kernel z, y, x, in, out; of a cube of {@code size}
	 * @param training whether its gradient is needed
	 */
	static Operand<TFloat32> apply(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> kernel, final int size,
		final int in, final int out, final boolean training)
	{
		return training ? ofSlices(tf, x, kernel, size, in, out) : tf.nn.conv3d(x, kernel, List.of(1L, 1L, 1L, 1L, 1L),
			"VALID");
	}

	/**
	 * The same as one 2-D convolution of all slices, each with its neighbours along z as further channels: the C++
	 * gradients have none for Conv3D.
	 */
	private static Operand<TFloat32> ofSlices(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> kernel,
		final int size, final int in, final int out)
	{
		final List<Operand<TFloat32>> shifted = new ArrayList<>();
		for (int z = 0; z < size; z++) {
			final int end = z - size + 1;
			shifted.add(size == 1 ? x : tf.stridedSlice(x, Indices.all(), end == 0 ? Indices.sliceFrom(z) : Indices.slice(z,
				end), Indices.all(), Indices.all(), Indices.all()));
		}
		final Operand<TFloat32> stacked = size == 1 ? x : tf.concat(shifted, tf.constant(4));
		final Operand<TInt32> extents = tf.shape(stacked);
		final Operand<TFloat32> slices = tf.reshape(stacked, tf.concat(List.of(tf.constant(new int[] { -1 }), part(tf, extents,
			2, 2), tf.constant(new int[] { size * in })), tf.constant(0)));
		// z next to in, as the channels are stacked
		final Operand<TFloat32> flat = tf.reshape(tf.linalg.transpose(kernel, tf.constant(new int[] { 1, 2, 0, 3, 4 })), tf
			.constant(new int[] { size, size, size * in, out }));
		final Operand<TFloat32> y = tf.nn.conv2d(slices, flat, List.of(1L, 1L, 1L, 1L), "VALID");
		return tf.reshape(y, tf.concat(List.of(part(tf, extents, 0, 2), part(tf, tf.shape(y), 1, 2), tf.constant(new int[] {
			out })), tf.constant(0)));
	}

	private static Operand<TInt32> part(final Ops tf, final Operand<TInt32> shape, final int from, final int count) {
		return tf.slice(shape, tf.constant(new int[] { from }), tf.constant(new int[] { count }));
	}
}
