package org.cutis.engine.tensorflow;

import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The networks and losses by name. */
final class Networks {

	private Networks() {}

	/** @return logits */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		if (spec.architecture().equals("unet")) return UNet.build(layers, spec, image);
		throw new IllegalArgumentException("No network is called " + spec.architecture());
	}

	/** Sigmoid for one output map, softmax over the classes for more. */
	static Operand<TFloat32> activation(final Ops tf, final NetworkSpec spec, final Operand<TFloat32> logits) {
		return spec.classes() == 1 ? tf.math.sigmoid(logits) : tf.nn.softmax(logits);
	}

	static Operand<TFloat32> loss(final Ops tf, final LossSpec spec, final Operand<TFloat32> logits,
		final Operand<TFloat32> labels, final Operand<TFloat32> weight)
	{
		if (!spec.name().equals(LossSpec.BCE_SMOOTHNESS)) throw new IllegalArgumentException("No loss is called " + spec
			.name());
		// Eq. 1 of the RSOM paper
		return tf.math.add(Losses.binaryCrossEntropy(tf, logits, labels), tf.math.mul(weight, Losses.smoothness(tf,
			tf.math.sigmoid(logits))));
	}
}
