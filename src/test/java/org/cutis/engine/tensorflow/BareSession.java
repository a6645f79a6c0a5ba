package org.cutis.engine.tensorflow;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Engines;
import org.cutis.engine.SavedModel;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** TensorFlow alone, on tensors made beforehand: what benchmarks compare with. */
public final class BareSession implements AutoCloseable {

	private final SavedModelBundle bundle;

	private final String input;

	private final String output;

	private final List<TFloat32> batches = new ArrayList<>();

	public BareSession(final SavedModel model) {
		Engines.get();
		bundle = SavedModelBundle.load(model.folder().toString(), "serve");
		input = bundle.function("serving_default").signature().getInputs().get(model.input()).name;
		output = bundle.function("serving_default").signature().getOutputs().get(model.output()).name;
	}

	/** Keeps a batch. @param values as long as the shape's product */
	public void add(final FloatBuffer values, final int... shape) {
		final Shape s = Shape.of(java.util.Arrays.stream(shape).asLongStream().toArray());
		batches.add(TFloat32.tensorOf(s, DataBuffers.of(values)));
	}

	/** Runs all batches. @return the sum of one value of each, so that nothing is left out */
	public double run() {
		double sum = 0;
		for (final TFloat32 batch : batches)
			try (Result r = bundle.session().runner().feed(input, batch).fetch(output).run()) {
				final TFloat32 out = (TFloat32) r.get(0);
				sum += out.getFloat(new long[out.rank()]);
			}
		return sum;
	}

	@Override
	public void close() {
		batches.forEach(TFloat32::close);
		bundle.close();
	}
}
