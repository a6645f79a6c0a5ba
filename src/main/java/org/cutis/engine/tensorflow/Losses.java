package org.cutis.engine.tensorflow;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Index;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross entropies and the smoothness penalty. Images are batch, height (depth
 * into the skin, z), width (x), channels, the cross entropies' also batch, z, y,
 * x, channels; each term is a scalar. Ignored pixels add nothing and get no gradient.
 */
final class Losses {

	/** Half-width of the kernel K of Eq. 4: |x| <= 2. */
	private static final int RADIUS = 2;

	private Losses() {}

	/**
	 * Mean binary cross entropy, the first term of Eq. 1 (RSOM paper), over the
	 * labelled pixels of the batch: softplus(logit) - label * logit, which is stable
	 * for any logit.
	 *
	 * @param logits of one output map
	 */
	static Operand<TFloat32> binaryCrossEntropy(final Ops tf, final Operand<TFloat32> logits, final Truth truth) {
		final Operand<TFloat32> h = tf.math.sub(tf.math.softplus(logits), tf.math.mul(truth.oneHot(), logits));
		return tf.math.div(sum(tf, tf.math.mul(h, truth.labelled())), truth.pixels(tf));
	}

	/**
	 * The smoothness penalty S of Eqs. 2-4 (RSOM paper) as a mean over all labelled
	 * pixels of the batch: |((p * K) + 1) / (p + 1) - 1| along x, with K the mean
	 * over 5 positions. It is computed as |p * K - p| / (p + 1), which is the same
	 * and costs exactly 0 for a constant row. Positions where K would reach beyond
	 * the row (two at each end, as in the authors' code) or onto an ignored pixel add
	 * 0. The paper's sum over pixels is a mean here, because H is one too and s
	 * weighs mean against mean. A row of fewer than 5 pixels costs 0.
	 *
	 * @param probability values 0 to 1
	 */
	static Operand<TFloat32> smoothness(final Ops tf, final Operand<TFloat32> probability, final Truth truth) {
		final Operand<TFloat32> p = shifted(tf, probability, 0);
		Operand<TFloat32> difference = null;
		Operand<TFloat32> counts = shifted(tf, truth.labelled(), 0);
		for (int dx = -RADIUS; dx <= RADIUS; dx++) {
			if (dx == 0) continue;
			final Operand<TFloat32> d = tf.math.sub(shifted(tf, probability, dx), p);
			difference = difference == null ? d : tf.math.add(difference, d);
			counts = tf.math.mul(counts, shifted(tf, truth.labelled(), dx));
		}
		final Operand<TFloat32> deviation = tf.math.abs(tf.math.mul(difference, tf.constant(1f / (2 * RADIUS + 1))));
		final Operand<TFloat32> penalty = tf.math.div(deviation, tf.math.add(p, tf.constant(1f)));
		return tf.math.div(sum(tf, tf.math.mul(penalty, counts)), truth.pixels(tf));
	}

	/**
	 * Categorical cross entropy -ln p of the true class, times that class's weight
	 * (OCT paper, section II.B: "the loss corresponding to pixels in the DEJ layers
	 * is 20 times higher than dermis and epidermis"), as a mean over the labelled
	 * pixels of the batch. The weights are not normalized: like the paper's Keras,
	 * the mean divides by the number of pixels.
	 *
	 * @param logits of one map (then background and foreground are the two classes) or of several
	 * @param weights one for each class
	 */
	static Operand<TFloat32> crossEntropy(final Ops tf, final Operand<TFloat32> logits, final Truth truth,
		final float[] weights, final boolean oneMap)
	{
		// With 0 as the background's logit, softmax over the two is the sigmoid of the one.
		final Operand<TFloat32> x = oneMap ? tf.concat(List.of(tf.zerosLike(logits), logits), tf.constant(-1)) : logits;
		final Operand<TFloat32> y = oneMap ? truth.twoClasses(tf).oneHot() : truth.oneHot();
		final Operand<TFloat32> w = tf.math.mul(y, tf.constant(weights));
		// Flat, because the gradient of rank 4 is wrong for log softmax.
		final Operand<TInt32> flat = tf.constant(new int[] { -1, weights.length });
		final Operand<TFloat32> h = tf.nn.softmaxCrossEntropyWithLogits(tf.reshape(x, flat), tf.reshape(y, flat)).loss();
		final Operand<TFloat32> pixelWeights = tf.reduceSum(tf.reshape(w, flat), tf.constant(1));
		return tf.math.div(tf.reduceSum(tf.math.mul(h, pixelWeights), tf.constant(0)), truth.pixels(tf));
	}

	/** The row without its two ends, moved by dx. */
	private static Operand<TFloat32> shifted(final Ops tf, final Operand<TFloat32> image, final int dx) {
		final int end = dx - RADIUS;
		final Index x = end == 0 ? Indices.sliceFrom(RADIUS + dx) : Indices.slice(RADIUS + dx, end);
		return tf.stridedSlice(image, Indices.all(), Indices.all(), x, Indices.all());
	}

	private static Operand<TFloat32> sum(final Ops tf, final Operand<TFloat32> x) {
		return tf.reduceSum(x, Axes.all(tf, x));
	}
}
