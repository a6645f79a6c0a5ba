package org.cutis.engine.tensorflow;

import java.util.stream.IntStream;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Axes of batches of images (batch, height, width, channels) or volumes (batch, z, y, x, channels). */
final class Axes {

	private Axes() {}

	/** All of them. */
	static Operand<TInt32> all(final Ops tf, final Operand<TFloat32> x) {
		return range(tf, 0, rank(x));
	}

	/** All but the first. */
	static Operand<TInt32> allButBatch(final Ops tf, final Operand<TFloat32> x) {
		return range(tf, 1, rank(x));
	}

	/** All but the first and the last. */
	static Operand<TInt32> space(final Ops tf, final Operand<TFloat32> x) {
		return range(tf, 1, rank(x) - 1);
	}

	private static int rank(final Operand<TFloat32> x) {
		return x.asOutput().shape().numDimensions();
	}

	private static Operand<TInt32> range(final Ops tf, final int from, final int to) {
		return tf.constant(IntStream.range(from, to).toArray());
	}
}
