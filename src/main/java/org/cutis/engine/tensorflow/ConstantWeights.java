package org.cutis.engine.tensorflow;

import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Weights frozen into constants: no optimizer state, a third of the size. */
final class ConstantWeights implements Weights {

	private final Ops tf;

	private final Map<String, float[]> values;

	ConstantWeights(final Ops tf, final Map<String, float[]> values) {
		this.tf = tf;
		this.values = values;
	}

	@Override
	public Operand<TFloat32> kernel(final String name, final Shape shape, final int fanIn) {
		final float[] of = values.get(name);
		if (of == null || of.length != shape.size()) throw new IllegalArgumentException("The weights " + name + " of the shape " +
			shape + (of == null ? " are missing" : " have " + of.length + " values"));
		return tf.withName(name).constant(shape, DataBuffers.of(of));
	}

	@Override
	public Operand<TFloat32> vector(final String name, final int size, final float initial) {
		return kernel(name, Shape.of(size), size);
	}

	@Override
	public Operand<TFloat32> statistic(final String name, final int size, final float initial) {
		return kernel(name, Shape.of(size), size);
	}

	@Override
	public void follow(final String name, final Operand<TFloat32> value) {
		throw new IllegalStateException("Constants follow nothing: " + name);
	}
}
