package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
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
 * A loss and its gradients as TensorFlow computes them.
 *
 * @param value the loss
 * @param gradients with respect to each level
 */
record LossRun(double value, List<float[]> gradients) {

	/** Values with their shape: batch, height, width (or z, y, x), classes. */
	record Image(float[] values, int... shape) {

		Shape extents() {
			return Shape.of(Arrays.stream(shape).asLongStream().toArray());
		}

		TFloat32 tensor() {
			return TFloat32.tensorOf(extents(), DataBuffers.of(values));
		}

		/** As the trainer has it: only the classes are known beforehand. */
		Placeholder<TFloat32> placeholder(final Ops tf) {
			final long[] any = new long[shape.length];
			Arrays.fill(any, -1);
			any[shape.length - 1] = shape[shape.length - 1];
			return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(any)));
		}
	}

	/** Something to compute from a network's output. */
	interface Term {

		Operand<TFloat32> of(Ops tf, NetworkOutput output, Operand<TFloat32> labels);
	}

	static LossRun of(final LossSpec spec, final Image labels, final Image... levels) {
		return of((tf, out, y) -> LossTerms.build(tf, spec, out, y, tf.constant((float) spec.weight())), labels, levels);
	}

	static LossRun of(final Term term, final Image labels, final Image... levels) {
		Engines.get();
		try (Graph graph = new Graph(); Session session = new Session(graph)) {
			final Ops tf = Ops.create(graph);
			final List<Operand<TFloat32>> inputs = new ArrayList<>();
			for (final Image level : levels)
				inputs.add(level.placeholder(tf));
			final Placeholder<TFloat32> y = labels.placeholder(tf);
			final Operand<TFloat32> loss = term.of(tf, new NetworkOutput(inputs), y);
			final Output<?>[] gradients = graph.addGradients(loss.asOutput(), inputs.stream().map(Operand::asOutput)
				.toArray(Output<?>[]::new));
			final Session.Runner runner = session.runner().fetch(loss);
			final List<TFloat32> fed = new ArrayList<>();
			for (int i = 0; i < levels.length; i++) {
				runner.fetch(gradients[i]);
				fed.add(levels[i].tensor());
				runner.feed(inputs.get(i), fed.get(i));
			}
			fed.add(labels.tensor());
			try (Result r = runner.feed(y, fed.get(levels.length)).run()) {
				final List<float[]> out = new ArrayList<>();
				for (int i = 0; i < levels.length; i++) {
					final float[] g = new float[levels[i].values.length];
					r.get(i + 1).asRawTensor().data().asFloats().read(g);
					out.add(g);
				}
				return new LossRun(((TFloat32) r.get(0)).getFloat(), out);
			}
			finally {
				fed.forEach(TFloat32::close);
			}
		}
	}
}
