package org.cutis.engine.tensorflow;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Index;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A zero-padded convolution: the output has the size of the input, or with a
 * stride that divides it, the quotient.
 *
 * @param size of the kernel, odd if dilated
 * @param rate dilation: the kernel's elements are that many pixels apart; 1 with a stride
 */
record Convolution(int size, int stride, int rate) {

	static Convolution of(final int size) {
		return new Convolution(size, 1, 1);
	}

	/** @param kernel height, width, in, out @param training whether its gradient is needed */
	Operand<TFloat32> apply(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> kernel,
		final boolean training)
	{
		if (rate > 1 && training) return rearranged(tf, x, kernel);
		if (size == 1 && stride > 1) {
			// The same value; trained with a 1 x 1 convolution of stride 2, oneDNN (TensorFlow 2.16) corrupts the heap.
			final Index each = Indices.step(stride);
			return of(1).apply(tf, tf.stridedSlice(x, Indices.all(), each, each, Indices.all()), kernel, training);
		}
		final long s = stride, r = rate;
		return tf.nn.conv2d(x, kernel, List.of(1L, s, s, 1L), "SAME", Conv2d.dilations(1L, r, r, 1L));
	}

	/**
	 * A dilated convolution as one of the pixels of equal position modulo the
	 * rate: TensorFlow's own gradient of a dilated convolution is wrong.
	 */
	private Operand<TFloat32> rearranged(final Ops tf, final Operand<TFloat32> x, final Operand<TFloat32> kernel) {
		final Operand<TInt32> size = tf.slice(tf.shape(x), tf.constant(new int[] { 1 }), tf.constant(new int[] { 2 }));
		final Operand<TInt32> block = tf.constant(new int[] { rate, rate });
		// On top of what "same" asks for, the next multiple of the rate; that part is cut off again.
		final Operand<TInt32> extra = tf.math.floorMod(tf.math.neg(size), block);
		final int reach = size() / 2 * rate;
		final Operand<TInt32> before = tf.constant(new int[] { reach, reach });
		final Operand<TInt32> pads = tf.stack(List.of(before, tf.math.add(before, extra)), Stack
			.axis(1L));
		final Operand<TInt32> crops = tf.stack(List.of(tf.constant(new int[2]), extra), Stack.axis(
			1L));
		final Operand<TFloat32> parts = tf.nn.conv2d(tf.spaceToBatchNd(x, block, pads), kernel, List.of(1L, 1L, 1L, 1L),
			"VALID");
		return tf.batchToSpaceNd(parts, block, crops);
	}
}
