package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.cutis.engine.Architecture;
import org.cutis.engine.Engines;
import org.cutis.engine.NetworkSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A small network in a graph and session of its own, with random weights. */
final class TinyNetwork implements AutoCloseable {

	private static final int CHANNELS = 2;

	final Graph graph = new Graph();

	final Ops tf;

	final VariableWeights weights;

	final Placeholder<TFloat32> image;

	final NetworkOutput output;

	final Session session;

	/** @param training batch norm of the batch, and dropout */
	TinyNetwork(final NetworkSpec spec, final boolean training) {
		tf = Ops.create(graph);
		weights = new VariableWeights(tf, 11);
		image = tf.placeholder(TFloat32.class, Placeholder.shape(Batch.any(spec, CHANNELS)));
		final Operand<TInt32> step = training ? tf.constant(1) : null;
		output = Networks.build(new Layers(tf, weights, step), spec, image);
		session = new Session(graph);
		weights.initialize(session);
	}

	/** Those for slices. */
	static Architecture[] ofSlices() {
		return Arrays.stream(Architecture.values()).filter(a -> a.dimensions() == 2).toArray(Architecture[]::new);
	}

	/** Every architecture small, with its full depth of nesting. */
	static NetworkSpec spec(final Architecture a, final int classes) {
		Engines.get();
		final int width = switch (a) {
			case MEDNET, FCN, DEEPLAB -> 3;
			case DEEPVESSELNET -> 5;
			default -> 4;
		};
		final int depth = switch (a) {
			case UNET, OCT_UNET -> 3;
			case SEGNET -> 2;
			case FCN7 -> 7;
			case DEEPVESSELNET -> 5;
			default -> 4;
		};
		return new NetworkSpec(a.id(), CHANNELS, classes, width, depth, 0, a.maxLevels());
	}

	/** Values of a level of the output for some images, in row-major order. */
	record Level(long[] shape, float[] values) {}

	/** @param shape batch, height, width, channels */
	List<Level> run(final float[] images, final long... shape) {
		try (TFloat32 x = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(images))) {
			final Session.Runner runner = session.runner().feed(image, x);
			output.levels().forEach(runner::fetch);
			try (Result r = runner.run()) {
				final List<Level> levels = new ArrayList<>();
				for (int i = 0; i < r.size(); i++) {
					final float[] v = new float[Math.toIntExact(r.get(i).shape().size())];
					r.get(i).asRawTensor().data().asFloats().read(v);
					levels.add(new Level(r.get(i).shape().asArray(), v));
				}
				return levels;
			}
		}
	}

	void write(final String name, final float[] values) {
		weights.write(session, Map.of(name, values));
	}

	static float[] gaussians(final long seed, final int n) {
		final Random random = new Random(seed);
		final float[] v = new float[n];
		for (int i = 0; i < n; i++)
			v[i] = (float) random.nextGaussian();
		return v;
	}

	@Override
	public void close() {
		session.close();
		graph.close();
	}
}
