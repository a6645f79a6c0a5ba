package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The networks by name. */
final class Networks {

	private Networks() {}

	/** @throws IllegalArgumentException if no network has that name */
	static NetworkOutput build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		if (spec.architecture().equals("unet")) return NetworkOutput.of(UNet.build(layers, spec,
			image));
		throw new IllegalArgumentException("No network is called " + spec.architecture());
	}

	/** Sigmoid for one output map, softmax over the classes for more. */
	static Operand<TFloat32> activation(final Ops tf, final NetworkSpec spec, final Operand<TFloat32> logits) {
		return spec.classes() == 1 ? tf.math.sigmoid(logits) : tf.nn.softmax(logits);
	}
}
