package org.cutis.engine.tensorflow;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMin;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The ground truth that one level of a network is compared with.
 *
 * @param oneHot batch, height, width (or z, y, x), classes; 0 or 1, all 0 where a pixel is ignored
 * @param labelled batch, height, width (or z, y, x), 1; 1 where a pixel counts, 0 where it is ignored
 */
record Truth(Operand<TFloat32> oneHot, Operand<TFloat32> labelled) {

	/** @param labels batch, height, width, classes; 0 or 1, or -1 in all classes where a pixel is ignored */
	static Truth of(final Ops tf, final Operand<TFloat32> labels) {
		final Operand<TFloat32> least = tf.reduceMin(labels, tf.constant(-1), ReduceMin.keepDims(true));
		final Operand<TFloat32> labelled = tf.dtypes.cast(tf.math.greaterEqual(least, tf.constant(0f)), TFloat32.class);
		return new Truth(tf.math.mul(labels, labelled), labelled);
	}

	/**
	 * The truth for a coarser level: for its pixel (i, j) the label at (f i + f/2, f j + f/2),
	 * the centre of the f x f block (of 2 x 2 the lower right), or the image's last where
	 * that is beyond it. MUNet and MED-Net say "downsampled" and that L_m is one-hot; the
	 * nearest neighbour keeps it so, keeps ignored pixels ignored and, unlike a majority
	 * vote, does not wear thin layers away.
	 *
	 * @param factor f = 2^m
	 * @param like the level's output
	 */
	static Truth of(final Ops tf, final Operand<TFloat32> labels, final int factor, final Operand<TFloat32> like) {
		final Operand<TFloat32> rows = tf.gather(labels, centres(tf, labels, like, factor, 1), tf.constant(1));
		return of(tf, tf.gather(rows, centres(tf, labels, like, factor, 2), tf.constant(2)));
	}

	private static Operand<TInt32> centres(final Ops tf, final Operand<TFloat32> labels, final Operand<TFloat32> like,
		final int factor, final int axis)
	{
		final Operand<TInt32> size = tf.stridedSlice(tf.shape(like), Indices.at(axis));
		final Operand<TInt32> last = tf.math.sub(tf.stridedSlice(tf.shape(labels), Indices.at(axis)), tf.constant(1));
		final Operand<TInt32> i = tf.range(tf.constant(0), size, tf.constant(1));
		return tf.math.minimum(tf.math.add(tf.math.mul(i, tf.constant(factor)), tf.constant(factor / 2)), last);
	}

	/** The same for one output map (0 background, 1 foreground) as two classes. */
	Truth twoClasses(final Ops tf) {
		return new Truth(tf.concat(List.of(tf.math.sub(labelled, oneHot), oneHot), tf.constant(-1)), labelled);
	}

	/** Number of labelled pixels in the batch, at least 1 so that it can divide. */
	Operand<TFloat32> pixels(final Ops tf) {
		return atLeastOne(tf, tf.reduceSum(labelled, Axes.all(tf, labelled)));
	}

	/** The mean of one value for each image over those images that have a labelled pixel; 0 if none has. */
	Operand<TFloat32> meanOverImages(final Ops tf, final Operand<TFloat32> values) {
		final Operand<TFloat32> counts = tf.reduceMax(labelled, Axes.allButBatch(tf, labelled));
		final Operand<TInt32> all = tf.constant(0);
		return tf.math.div(tf.reduceSum(tf.math.mul(values, counts), all), atLeastOne(tf, tf.reduceSum(counts, all)));
	}

	private static Operand<TFloat32> atLeastOne(final Ops tf, final Operand<TFloat32> count) {
		return tf.math.maximum(count, tf.constant(1f));
	}
}
