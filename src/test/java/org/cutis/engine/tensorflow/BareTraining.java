package org.cutis.engine.tensorflow;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.TrainerOptions;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow alone, training: what benchmarks compare with. It is the raw
 * session and not {@link GraphTrainer} on preloaded buffers, so that what the
 * trainer itself costs (tensors made and filled at each step) counts, too. The
 * graph is the trainer's, as are fetch and targets; all tensors are made once.
 */
public final class BareTraining implements AutoCloseable {

	private record Batch(TFloat32 images, TFloat32 labels) {}

	private final Graph graph = new Graph();

	private final Session session;

	private final Placeholder<TFloat32> images, labels, weight;

	private final Placeholder<TInt32> seed;

	private final Op loss;

	private final Adam adam;

	private final List<Op> targets = new ArrayList<>();

	private final TFloat32 fixedWeight, fixedRate;

	private final TInt32 fixedSeed = TInt32.scalarOf(1);

	private final List<Batch> batches = new ArrayList<>();

	private int next;

	public BareTraining(final NetworkSpec spec, final LossSpec lossSpec, final TrainerOptions options) {
		final String device = Devices.choose(options.device(), Engines.get().report().devices());
		final Ops tf = Ops.create(graph);
		final VariableWeights weights = new VariableWeights(tf, options.seed());
		images = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, spec.channels())));
		labels = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, spec.classes())));
		weight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		seed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
		final var value = LossTerms.build(tf, lossSpec, Networks.build(new Layers(tf, weights, seed), spec, images), labels,
			weight);
		loss = value;
		adam = new Adam(graph, tf, value, weights.trained());
		targets.addAll(adam.steps());
		targets.addAll(weights.updates());
		session = new Session(graph, SessionConfig.of(device, options.bf16()));
		weights.initialize(session);
		adam.initialize(session);
		fixedWeight = TFloat32.scalarOf((float) lossSpec.weight());
		fixedRate = TFloat32.scalarOf((float) options.learningRate());
	}

	/** Keeps a batch. @param shape of the images */
	public void add(final FloatBuffer image, final FloatBuffer label, final int... shape) {
		final long pixels = (long) shape[0] * shape[1] * shape[2];
		batches.add(new Batch(tensor(image, shape[0], shape[1], shape[2], shape[3]), tensor(label, shape[0], shape[1],
			shape[2], label.remaining() / pixels)));
	}

	private static TFloat32 tensor(final FloatBuffer values, final long... shape) {
		return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
	}

	/** A step on the next of the batches. @return the loss before it */
	public double step() {
		final Batch batch = batches.get(next++ % batches.size());
		final Session.Runner runner = session.runner().feed(images, batch.images).feed(labels, batch.labels).feed(weight,
			fixedWeight).feed(adam.rate(), fixedRate).feed(seed, fixedSeed).fetch(loss.op().output(0));
		targets.forEach(runner::addTarget);
		try (Result r = runner.run()) {
			return ((TFloat32) r.get(0)).getFloat();
		}
	}

	@Override
	public void close() {
		batches.stream().flatMap(b -> java.util.stream.Stream.of(b.images, b.labels)).forEach(Tensor::close);
		List.of(fixedWeight, fixedRate, fixedSeed).forEach(Tensor::close);
		session.close();
		graph.close();
	}
}
