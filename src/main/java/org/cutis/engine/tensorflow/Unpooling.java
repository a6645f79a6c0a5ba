package org.cutis.engine.tensorflow;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.MaxPoolWithArgmax;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** The counterpart of 2 x 2 max pooling. */
record Unpooling(Ops tf) {

	/**
	 * Puts each value where the maximum was, and 0 elsewhere.
	 *
	 * @param x of the size of the pooled image
	 * @param pooled the image before it was pooled, with as many channels; even height and width
	 * @return of the size of the image before it was pooled
	 */
	Operand<TFloat32> apply(final Operand<TFloat32> x, final Operand<TFloat32> pooled) {
		final List<Long> two = List.of(1L, 2L, 2L, 1L);
		// Pooling with positions has no gradient, and its positions need none.
		final Operand<TInt64> positions = tf.nn.maxPoolWithArgmax(tf.stopGradient(pooled), two, two, TInt64.class,
			"VALID", MaxPoolWithArgmax.includeBatchInIndex(true)).argmax();
		final Operand<TInt64> size = tf.reshape(tf.size(pooled, TInt64.class), tf.constant(new int[] { 1 }));
		final Operand<TFloat32> flat = tf.scatterNd(tf.reshape(positions, tf.constant(new int[] { -1, 1 })), tf.reshape(x,
			tf.constant(new int[] { -1 })), size);
		return tf.reshape(flat, tf.shape(pooled));
	}
}
