package org.cutis.engine.tensorflow;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.image.AtomicFile;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
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

/** A static graph with gradients and Adam, stepped by a session. */
final class GraphTrainer implements Trainer {

	private final NetworkSpec spec;

	private final LossSpec lossSpec;

	private final Graph graph = new Graph();

	private final Session session;

	private final VariableWeights weights;

	private final Adam adam;

	private final Placeholder<TFloat32> images;

	private final Placeholder<TFloat32> labels;

	private final Placeholder<TFloat32> secondWeight;

	/** Of the step: it is fed, so that a restored training draws on as the saved one would have. */
	private final Placeholder<TInt32> dropoutSeed;

	private final Operand<TFloat32> loss;

	private final Operand<TFloat32> probability;

	/** The loss in inference mode. */
	private final Operand<TFloat32> validationLoss;

	private final FloatOutput output = new FloatOutput();

	private double learningRate;

	private double lossWeight;

	private long seed;

	/** Steps done. */
	private int step;

	private boolean closed;

	/** @param device as {@link Devices#choose} gives it */
	GraphTrainer(final NetworkSpec spec, final LossSpec lossSpec, final TrainerOptions options, final String device) {
		this.spec = spec;
		this.lossSpec = lossSpec;
		seed = options.seed();
		learningRate = options.learningRate();
		lossWeight = lossSpec.weight();
		Session opened = null;
		try {
			final Ops tf = Ops.create(graph);
			weights = new VariableWeights(tf, options.seed());
			images = tf.placeholder(TFloat32.class, Placeholder.shape(Batch.any(spec, spec.channels())));
			labels = tf.placeholder(TFloat32.class, Placeholder.shape(Batch.any(spec, spec.classes())));
			secondWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
			dropoutSeed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
			final NetworkOutput out = Networks.build(new Layers(tf, weights, dropoutSeed), spec, images);
			loss = LossTerms.build(tf, lossSpec, out, labels, secondWeight);
			adam = new Adam(graph, tf, loss, weights.trained());
			final NetworkOutput still = Networks.build(new Layers(tf, weights, null), spec, images);
			probability = Networks.activation(tf, spec, still.logits());
			validationLoss = LossTerms.build(tf, lossSpec, still, labels, secondWeight);
			opened = new Session(graph, SessionConfig.of(device, options.bf16()));
			weights.initialize(opened);
			adam.initialize(opened);
			session = opened;
		}
		catch (final RuntimeException | Error e) {
			if (opened != null) opened.close();
			graph.close();
			throw e;
		}
	}

	@Override
	public double step(final FloatBuffer image, final FloatBuffer label, final int... shape) {
		final long[] extents = shape(shape);
		try (TFloat32 x = tensor(image, extents);
				TFloat32 y = tensor(label, labelShape(extents));
				TFloat32 w = TFloat32.scalarOf((float) lossWeight);
				TFloat32 rate = TFloat32.scalarOf(Adam.correctedRate(learningRate, step + 1));
				TInt32 n = TInt32.scalarOf((int) (seed * 7919) + step + 1))
		{
			final Session.Runner runner = session.runner().feed(images, x).feed(labels, y).feed(secondWeight, w)
				.feed(adam.rate(), rate).feed(dropoutSeed, n).fetch(loss);
			for (final Op op : adam.steps())
				runner.addTarget(op);
			for (final Op op : weights.updates())
				runner.addTarget(op);
			try (Result r = runner.run()) {
				step++;
				return ((TFloat32) r.get(0)).getFloat();
			}
		}
	}

	@Override
	public double evaluate(final FloatBuffer image, final FloatBuffer label, final int... shape) {
		final long[] extents = shape(shape);
		try (TFloat32 x = tensor(image, extents);
				TFloat32 y = tensor(label, labelShape(extents));
				TFloat32 w = TFloat32.scalarOf((float) lossWeight);
				Result r = session.runner().feed(images, x).feed(labels, y).feed(secondWeight, w).fetch(validationLoss).run())
		{
			return ((TFloat32) r.get(0)).getFloat();
		}
	}

	private long[] labelShape(final long[] images) {
		final long[] shape = images.clone();
		shape[shape.length - 1] = spec.classes();
		return shape;
	}

	@Override
	public FloatBuffer predict(final FloatBuffer image, final int... shape) {
		try (TFloat32 x = tensor(image, shape(shape));
				Result r = session.runner().feed(images, x).fetch(probability).run())
		{
			final Tensor t = r.get(0);
			final RawTensor raw = t.asRawTensor();
			return output.copy(raw);
		}
	}

	private long[] shape(final int[] shape) {
		requireOpen();
		return Batch.shape(shape, spec);
	}

	private void requireOpen() {
		if (closed) throw new IllegalStateException("The trainer is closed");
	}

	@Override
	public void learningRate(final double rate) {
		learningRate = rate;
	}

	@Override
	public void lossWeight(final double weight) {
		lossWeight = weight;
	}

	@Override
	public long parameters() {
		return weights.parameters();
	}

	@Override
	public SavedModel export(final Path folder) {
		requireOpen();
		try {
			return SavedModelExport.write(spec, weights.read(session), folder);
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	@Override
	public void save(final Path file) throws IOException {
		requireOpen();
		final Checkpoint checkpoint = new Checkpoint(header(), Stored.read(session, state()));
		AtomicFile.write(file, checkpoint::write);
	}

	@Override
	public void restore(final Path file) throws IOException {
		requireOpen();
		final Map<String, Integer> sizes = new HashMap<>();
		state().forEach(v -> sizes.put(v.name(), v.size()));
		final Checkpoint saved = Checkpoint.read(file, header(), sizes);
		Stored.write(session, state(), saved.values()::get);
		seed = saved.header().seed();
		step = saved.header().step();
		learningRate = saved.header().learningRate();
		lossWeight = saved.header().lossWeight();
	}

	private CheckpointHeader header() {
		return CheckpointHeader.of(spec, lossSpec, seed, step, learningRate, lossWeight);
	}

	/** All variables: weights, statistics and Adam's. */
	private List<Stored> state() {
		return Stream.concat(weights.all().stream(), adam.slots().stream()).toList();
	}

	@Override
	public int steps() {
		return step;
	}

	@Override
	public void close() {
		if (closed) return;
		closed = true;
		session.close();
		graph.close();
	}

	private static TFloat32 tensor(final FloatBuffer values, final long[] shape) {
		return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(Batch.values(values, shape)));
	}
}
