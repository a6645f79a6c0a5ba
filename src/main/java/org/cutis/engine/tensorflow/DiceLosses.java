package org.cutis.engine.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Index;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Losses of overlap, and total variation. Probabilities are batch, height,
 * width, classes, for overlap also batch, z, y, x, classes (or one output map, which is then the only class: the
 * foreground). The papers write the sums over one image (W x H x K), so each
 * image has its own; the loss is the mean over the batch's images that have a
 * labelled pixel. Ignored pixels are out of all sums and get no gradient.
 */
final class DiceLosses {

	/** The papers' epsilon, which keeps 0 / 0 away. */
	static final float EPSILON = 1e-6f;

	private DiceLosses() {}

	/**
	 * Plain soft Dice (Milletari et al. 2016): the first sum of MDSC (MED-Net paper,
	 * section 2.2) divided by the number of classes, so 0 to 1: the mean over classes
	 * of 1 - 2 sum(L p) / (sum(L^2 + p^2) + epsilon). A class that an image does not
	 * show costs 1 there, with no gradient.
	 */
	static Operand<TFloat32> dice(final Ops tf, final Operand<TFloat32> probability, final Truth truth) {
		final Operand<TFloat32> p = tf.math.mul(probability, truth.labelled());
		final Operand<TFloat32> cost = tf.math.sub(tf.constant(1f), squaredDice(tf, truth.oneHot(), p));
		return truth.meanOverImages(tf, tf.math.mean(cost, tf.constant(1)));
	}

	/**
	 * Selective Dice (MUNet paper, section 3.2), 1 - DSC of one level with
	 * DSC = sum over classes of alpha_k sum(1_ij A B) / (epsilon + sum(1_ij (A + B))),
	 * 1_ij being 1 at labelled pixels. As printed, without Dice's factor 2: 0 is
	 * reached where all classes are shown and alpha sums to 2.
	 *
	 * @param alpha one for each class
	 */
	static Operand<TFloat32> selectiveDice(final Ops tf, final Operand<TFloat32> probability, final Truth truth,
		final float[] alpha)
	{
		final Operand<TFloat32> a = truth.oneHot();
		final Operand<TFloat32> b = tf.math.mul(probability, truth.labelled());
		final Operand<TFloat32> ratio = tf.math.div(perClass(tf, tf.math.mul(a, b)), tf.math.add(perClass(tf, tf.math
			.add(a, b)), tf.constant(EPSILON)));
		final Operand<TFloat32> dsc = tf.reduceSum(tf.math.mul(ratio, tf.constant(alpha)), tf.constant(1));
		return truth.meanOverImages(tf, tf.math.sub(tf.constant(1f), dsc));
	}

	/**
	 * Two-sided soft Dice MDSC (MED-Net paper, section 2.2): the sum over classes of
	 * 1 - 2 sum(L p) / (sum(L^2 + p^2) + epsilon) and of the same for 1 - L and 1 - p,
	 * so that true negatives count as well.
	 */
	static Operand<TFloat32> twoSidedDice(final Ops tf, final Operand<TFloat32> probability, final Truth truth) {
		final Operand<TFloat32> p = tf.math.mul(probability, truth.labelled());
		final Operand<TFloat32> positive = squaredDice(tf, truth.oneHot(), p);
		final Operand<TFloat32> negative = squaredDice(tf, tf.math.sub(truth.labelled(), truth.oneHot()), tf.math.sub(
			truth.labelled(), p));
		final Operand<TFloat32> cost = tf.math.sub(tf.constant(2f), tf.math.add(positive, negative));
		return truth.meanOverImages(tf, tf.reduceSum(cost, tf.constant(1)));
	}

	/**
	 * Total variation TV of the output (MED-Net paper, section 2.2): the sum over
	 * pixels and classes of |p(i+1, j) - p(i, j)| + |p(i, j+1) - p(i, j)|, over pairs
	 * of labelled pixels within the image.
	 */
	static Operand<TFloat32> totalVariation(final Ops tf, final Operand<TFloat32> probability, final Truth truth) {
		final Index front = Indices.sliceTo(-1);
		final Index back = Indices.sliceFrom(1);
		return truth.meanOverImages(tf, tf.math.add(variation(tf, probability, truth, new Index[] { back, Indices.all() },
			new Index[] { front, Indices.all() }), variation(tf, probability, truth, new Index[] { Indices.all(), back },
				new Index[] { Indices.all(), front })));
	}

	private static Operand<TFloat32> variation(final Ops tf, final Operand<TFloat32> p, final Truth truth,
		final Index[] next, final Index[] here)
	{
		final Operand<TFloat32> change = tf.math.abs(tf.math.sub(part(tf, p, next), part(tf, p, here)));
		final Operand<TFloat32> both = tf.math.mul(part(tf, truth.labelled(), next), part(tf, truth.labelled(), here));
		return tf.reduceSum(tf.math.mul(change, both), tf.constant(new int[] { 1, 2, 3 }));
	}

	private static Operand<TFloat32> part(final Ops tf, final Operand<TFloat32> image, final Index[] rowsAndColumns) {
		return tf.stridedSlice(image, Indices.all(), rowsAndColumns[0], rowsAndColumns[1], Indices.all());
	}

	/** 2 sum(a b) / (sum(a^2 + b^2) + epsilon): batch, classes. */
	private static Operand<TFloat32> squaredDice(final Ops tf, final Operand<TFloat32> a, final Operand<TFloat32> b) {
		final Operand<TFloat32> squares = perClass(tf, tf.math.add(tf.math.square(a), tf.math.square(b)));
		return tf.math.div(tf.math.mul(tf.constant(2f), perClass(tf, tf.math.mul(a, b))), tf.math.add(squares, tf
			.constant(EPSILON)));
	}

	/** Sums over each image: batch, classes. */
	private static Operand<TFloat32> perClass(final Ops tf, final Operand<TFloat32> image) {
		return tf.reduceSum(image, Axes.space(tf, image));
	}
}
