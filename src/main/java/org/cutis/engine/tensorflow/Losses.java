package org.cutis.engine.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Index;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Loss terms. Images are batch, height (depth into the skin, z), width (x),
 * channels; each term is a scalar.
 */
final class Losses {

	/** Half-width of the kernel K of Eq. 4: |x| <= 2. */
	private static final int RADIUS = 2;

	private Losses() {}

	/**
	 * Mean binary cross entropy, the first term of Eq. 1 (RSOM paper), averaged
	 * over the batch: softplus(logit) - label * logit, which is stable for any logit.
	 */
	static Operand<TFloat32> binaryCrossEntropy(final Ops tf, final Operand<TFloat32> logits,
		final Operand<TFloat32> labels)
	{
		return meanOfAll(tf, tf.math.sub(tf.math.softplus(logits), tf.math.mul(labels, logits)));
	}

	/**
	 * The smoothness penalty S of Eqs. 2-4 (RSOM paper) as a mean over all pixels
	 * and the batch: |((p * K) + 1) / (p + 1) - 1| along x, with K the mean over 5
	 * positions. It is computed as |p * K - p| / (p + 1), which is the same and
	 * costs exactly 0 for a constant row. The two positions at each end of a row,
	 * where K would reach beyond it, do not count (as in the authors' code). The
	 * paper's sum over pixels is a mean here, because H is one too and s weighs
	 * mean against mean.
	 *
	 * @param probability values 0 to 1; at least 5 pixels wide
	 */
	static Operand<TFloat32> smoothness(final Ops tf, final Operand<TFloat32> probability) {
		final Operand<TFloat32> p = shifted(tf, probability, 0);
		Operand<TFloat32> difference = null;
		for (int dx = -RADIUS; dx <= RADIUS; dx++) {
			if (dx == 0) continue;
			final Operand<TFloat32> d = tf.math.sub(shifted(tf, probability, dx), p);
			difference = difference == null ? d : tf.math.add(difference, d);
		}
		final Operand<TFloat32> deviation = tf.math.abs(tf.math.mul(difference, tf.constant(1f / (2 * RADIUS + 1))));
		final Operand<TFloat32> penalty = tf.math.div(deviation, tf.math.add(p, tf.constant(1f)));
		final Operand<TFloat32> pixels = tf.dtypes.cast(tf.size(probability), TFloat32.class);
		return tf.math.div(tf.reduceSum(penalty, allAxes(tf)), pixels);
	}

	/** The row without its two ends, moved by dx. */
	private static Operand<TFloat32> shifted(final Ops tf, final Operand<TFloat32> image, final int dx) {
		final int end = dx - RADIUS;
		final Index x = end == 0 ? Indices.sliceFrom(RADIUS + dx) : Indices.slice(RADIUS + dx, end);
		return tf.stridedSlice(image, Indices.all(), Indices.all(), x, Indices.all());
	}

	private static Operand<TFloat32> meanOfAll(final Ops tf, final Operand<TFloat32> x) {
		return tf.math.mean(x, allAxes(tf));
	}

	private static Operand<TInt32> allAxes(final Ops tf) {
		return tf.constant(new int[] { 0, 1, 2, 3 });
	}
}
