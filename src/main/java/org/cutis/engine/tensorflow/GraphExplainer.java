package org.cutis.engine.tensorflow;

import java.nio.FloatBuffer;
import java.util.List;

import org.cutis.engine.Explainer;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The network built anew in inference mode, with the weights of a SavedModel. The graph in the SavedModel itself
 * would not do: TensorFlow's gradient of its dilated convolutions is wrong ({@link Convolution}).
 */
final class GraphExplainer implements Explainer {

	private final NetworkSpec spec;

	private final String device;

	private final Graph graph = new Graph();

	private final Session session;

	private final Placeholder<TFloat32> images;

	/** What each label counts in the objective. */
	private final Placeholder<TFloat32> factors;

	private final Operand<TFloat32> probability;

	/** By {@link Explainer.Objective}. */
	private final List<Operand<TFloat32>> objectives;

	private final List<Output<?>> gradients;

	private final FloatOutput slope = new FloatOutput(), output = new FloatOutput();

	private boolean closed;

	/** @param device as {@link Devices#choose} gives it */
	GraphExplainer(final SavedModel model, final NetworkSpec spec, final String device) {
		this.spec = spec;
		this.device = device;
		Session opened = null;
		try {
			final Ops tf = Ops.create(graph);
			images = tf.placeholder(TFloat32.class, Placeholder.shape(Batch.any(spec, spec.channels())));
			factors = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(labels())));
			final Operand<TFloat32> logits = logits(model, tf);
			// A sigmoid of z is a softmax of -z/2 and z/2.
			final Operand<TFloat32> softmax = spec.classes() == 1 ? tf.math.mul(logits, tf.constant(0.5f)) : logits;
			probability = tf.nn.softmax(softmax);
			objectives = List.of(mean(tf, logits, false), mean(tf, softmax, true));
			gradients = objectives.stream().map(o -> graph.addGradients(o.asOutput(), new Output<?>[] { images
				.asOutput() })[0]).<Output<?>> map(g -> g).toList();
			opened = new Session(graph, SessionConfig.of(device, false));
			session = opened;
		}
		catch (final RuntimeException | Error e) {
			if (opened != null) opened.close();
			graph.close();
			throw e;
		}
	}

	/** @return batch, height, width, labels */
	private Operand<TFloat32> logits(final SavedModel model, final Ops tf) {
		final ConstantWeights weights = new ConstantWeights(tf, FrozenWeights.read(model));
		final Operand<TFloat32> logits;
		try {
			logits = Networks.build(Layers.differentiable(tf, weights), spec, images).logits();
		}
		catch (final IllegalArgumentException e) {
			throw FrozenWeights.broken(model, e);
		}
		return spec.classes() == 1 ? tf.concat(List.of(tf.math.neg(logits), logits), tf.constant(3)) : logits;
	}

	/** The mean over pixels of the factors' sum. @param log of the probability */
	private Operand<TFloat32> mean(final Ops tf, final Operand<TFloat32> logits, final boolean log) {
		// TensorFlow's gradient of the log-softmax is right for matrices only.
		final Operand<TFloat32> rows = tf.reshape(logits, tf.constant(new int[] { -1, labels() }));
		final Operand<TFloat32> weighted = tf.math.mul(log ? tf.nn.logSoftmax(rows) : rows, factors);
		return tf.math.mean(tf.reduceSum(weighted, tf.constant(1)), tf.constant(0));
	}

	@Override
	public int labels() {
		return Math.max(2, spec.classes());
	}

	@Override
	public Gradient gradient(final FloatBuffer image, final int label, final Objective objective, final int... shape) {
		if (label < 0 || label >= labels()) throw new IllegalArgumentException("The network has no label " + label);
		final float[] one = new float[labels()];
		one[label] = 1;
		try (TFloat32 x = tensor(image, shape);
				TFloat32 f = TFloat32.vectorOf(one);
				Result r = session.runner().feed(images, x).feed(factors, f).fetch(objectives.get(objective.ordinal())).fetch(
					gradients.get(objective.ordinal())).run())
		{
			return new Gradient(((TFloat32) r.get(0)).getFloat(), slope.copy(r.get(1).asRawTensor()));
		}
	}

	@Override
	public FloatBuffer predict(final FloatBuffer image, final int... shape) {
		try (TFloat32 x = tensor(image, shape); Result r = session.runner().feed(images, x).fetch(probability).run()) {
			return output.copy(r.get(0).asRawTensor());
		}
	}

	private TFloat32 tensor(final FloatBuffer image, final int[] shape) {
		if (closed) throw new IllegalStateException("The explainer is closed");
		final long[] extents = Batch.shape(shape, spec);
		return TFloat32.tensorOf(Shape.of(extents), DataBuffers.of(Batch.values(image, extents)));
	}

	@Override
	public String device() {
		return device;
	}

	@Override
	public void close() {
		if (closed) return;
		closed = true;
		session.close();
		graph.close();
	}
}
