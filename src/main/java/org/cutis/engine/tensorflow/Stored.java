package org.cutis.engine.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * A variable whose values can be set and read.
 *
 * @param name unique in the graph
 * @param input where to feed the values for {@code assign}
 */
record Stored(String name, Shape shape, Variable<TFloat32> variable, Placeholder<TFloat32> input,
	Assign<TFloat32> assign)
{

	static Stored of(final Ops tf, final String name, final Shape shape) {
		final Variable<TFloat32> v = tf.withName(name).variable(shape, TFloat32.class);
		final Placeholder<TFloat32> in = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
		return new Stored(name, shape, v, in, tf.assign(v, (Operand<TFloat32>) in));
	}

	/** Number of values. */
	int size() {
		return Math.toIntExact(shape.size());
	}

	/** @param values in row-major order */
	void write(final Session session, final float[] values) {
		try (TFloat32 t = TFloat32.tensorOf(shape, DataBuffers.of(values));
				Result r = session.runner().feed(input, t).addTarget(assign).run())
		{}
	}

	float[] read(final Session session) {
		try (Result r = session.runner().fetch(variable).run()) {
			final float[] values = new float[size()];
			r.get(0).asRawTensor().data().asFloats().read(values);
			return values;
		}
	}
}
