package org.cutis.engine.tensorflow;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The layers networks are built of. Images are batch, height, width, channels
 * (NHWC), volumes batch, z, y, x, channels.
 */
final class Layers {

	private static final float EPSILON = 1e-5f;

	private static final float SLOPE = 0.2f;

	private final Ops tf;

	private final Weights weights;

	/** Null in inference; in training the step's number, from which dropout draws. */
	private final Operand<TInt32> step;

	/** Whether convolutions have right gradients. */
	private final boolean differentiable;

	private int dropouts;

	Layers(final Ops tf, final Weights weights, final Operand<TInt32> step) {
		this(tf, weights, step, step != null);
	}

	private Layers(final Ops tf, final Weights weights, final Operand<TInt32> step, final boolean differentiable) {
		this.tf = tf;
		this.weights = weights;
		this.step = step;
		this.differentiable = differentiable;
	}

	/** As in inference, but of operations that have right gradients. */
	static Layers differentiable(final Ops tf, final Weights weights) {
		return new Layers(tf, weights, null, true);
	}

	Ops tf() {
		return tf;
	}

	boolean training() {
		return step != null;
	}

	/** Convolution with bias, stride 1, zero-padded to the same size. */
	Operand<TFloat32> conv(final String name, final Operand<TFloat32> x, final int size, final int in,
		final int out)
	{
		return conv(name, x, Convolution.of(size), in, out);
	}

	/** Convolution with bias. */
	Operand<TFloat32> conv(final String name, final Operand<TFloat32> x, final Convolution c, final int in,
		final int out)
	{
		return tf.nn.biasAdd(withoutBias(name, x, c, in, out), weights.vector(name + ".bias", out, 0));
	}

	/** Convolution without bias, which the batch norm that follows would take out again. */
	Operand<TFloat32> convNorm(final String name, final Operand<TFloat32> x, final Convolution c, final int in,
		final int out)
	{
		return batchNorm(name + ".norm", withoutBias(name, x, c, in, out), out);
	}

	private Operand<TFloat32> withoutBias(final String name, final Operand<TFloat32> x, final Convolution c,
		final int in, final int out)
	{
		final int size = c.size();
		return c.apply(tf, x, weights.kernel(name + ".kernel", Shape.of(size, size, in, out), size * size * in),
			differentiable);
	}

	/** 3-D convolution with bias, not padded: each axis gets shorter by size - 1. @param x batch, z, y, x, in */
	Operand<TFloat32> conv3d(final String name, final Operand<TFloat32> x, final int size, final int in, final int out) {
		final Operand<TFloat32> k = weights.kernel(name + ".kernel", Shape.of(size, size, size, in, out), size * size * size *
			in);
		return tf.nn.biasAdd(Convolution3d.apply(tf, x, k, size, in, out, differentiable), weights.vector(name + ".bias", out,
			0));
	}

	/**
	 * Group norm (Wu and He, Group Normalization, ECCV 2018, Eqs. 1-3), from each channel's two moments: a third of the
	 * time of the plain form. Its statistics are those of each volume, in training as in inference.
	 *
	 * @param x batch, z, y, x, channels
	 * @param groups divides channels
	 */
	Operand<TFloat32> groupNorm(final String name, final Operand<TFloat32> x, final int channels, final int groups) {
		final Operand<TInt32> grouped = tf.constant(new int[] { -1, groups, channels / groups });
		final Operand<TInt32> perVolume = tf.constant(new int[] { -1, 1, 1, 1, channels }), within = tf.constant(2);
		final Operand<TFloat32> scale = tf.reshape(weights.vector(name + ".scale", channels, 1), grouped);
		final Operand<TFloat32> shift = tf.reshape(weights.vector(name + ".shift", channels, 0), grouped);
		final Operand<TFloat32> mean = tf.math.mean(tf.reshape(tf.math.mean(x, Axes.space(tf, x)), grouped), within, Mean
			.keepDims(true));
		final Operand<TFloat32> squares = tf.math.mean(tf.reshape(tf.math.mean(tf.math.square(x), Axes.space(tf, x)),
			grouped), within, Mean.keepDims(true));
		// Rounding may bring it below 0.
		final Operand<TFloat32> variance = tf.math.maximum(tf.math.sub(squares, tf.math.square(mean)), tf.constant(0f));
		final Operand<TFloat32> gain = tf.math.mul(scale, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
		return tf.math.add(tf.math.mul(x, tf.reshape(gain, perVolume)), tf.reshape(tf.math.sub(shift, tf.math.mul(mean, gain)),
			perVolume));
	}

	/**
	 * Transposed 2 x 2 convolution with stride 2 and bias.
	 *
	 * @param like an image of the output's size, with {@code out} channels
	 */
	Operand<TFloat32> upConv(final String name, final Operand<TFloat32> x, final Operand<TFloat32> like,
		final int in, final int out)
	{
		final Operand<TFloat32> k = weights.kernel(name + ".kernel", Shape.of(2, 2, out, in), in);
		return tf.nn.biasAdd(tf.nn.conv2dBackpropInput(tf.shape(like), k, x, List.of(1L, 2L, 2L, 1L), "SAME"),
			weights.vector(name + ".bias", out, 0));
	}

	/** Batch norm: of the batch in training (the moving averages follow it), of the moving averages in inference. */
	Operand<TFloat32> batchNorm(final String name, final Operand<TFloat32> x, final int channels) {
		final Operand<TFloat32> scale = weights.vector(name + ".scale", channels, 1);
		final Operand<TFloat32> shift = weights.vector(name + ".shift", channels, 0);
		final Operand<TFloat32> mean = weights.statistic(name + ".mean", channels, 0);
		final Operand<TFloat32> variance = weights.statistic(name + ".variance", channels, 1);
		if (!training()) return tf.nn.fusedBatchNorm(x, scale, shift, mean, variance, FusedBatchNorm.epsilon(
			EPSILON), FusedBatchNorm.isTraining(false)).y();
		final Operand<TFloat32> none = tf.constant(new float[0]);
		final FusedBatchNorm<TFloat32, TFloat32> bn = tf.nn.fusedBatchNorm(x, scale, shift, none, none,
			FusedBatchNorm.epsilon(EPSILON), FusedBatchNorm.isTraining(true));
		weights.follow(name + ".mean", bn.batchMean());
		weights.follow(name + ".variance", bn.batchVariance());
		return bn.y();
	}

	/** Sets a share of the values to 0 in training and scales the others up; nothing in inference. */
	Operand<TFloat32> dropout(final Operand<TFloat32> x, final double rate) {
		if (!training() || rate <= 0) return x;
		final Operand<TInt32> seed = tf.stack(List.of(step, tf.constant(++dropouts)));
		final Operand<TFloat32> uniform = tf.random.statelessRandomUniform(tf.shape(x), seed);
		final Operand<TFloat32> keep = tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant((float) rate)),
			TFloat32.class);
		return tf.math.mul(x, tf.math.mul(keep, tf.constant((float) (1 / (1 - rate)))));
	}

	Operand<TFloat32> relu(final Operand<TFloat32> x) {
		return tf.nn.relu(x);
	}

	/** LeakyReLU of slope 0.2. */
	Operand<TFloat32> leakyRelu(final Operand<TFloat32> x) {
		return tf.nn.leakyRelu(x, LeakyRelu.alpha(SLOPE));
	}

	/** 2 x 2 max pooling with stride 2. */
	Operand<TFloat32> maxPool(final Operand<TFloat32> x) {
		final Operand<TInt32> two = tf.constant(new int[] { 1, 2, 2, 1 });
		return tf.nn.maxPool(x, two, two, "VALID");
	}

	/** Joins two images of the same size along the channels. */
	Operand<TFloat32> concat(final Operand<TFloat32> a, final Operand<TFloat32> b) {
		return tf.concat(List.of(a, b), tf.constant(3));
	}
}
