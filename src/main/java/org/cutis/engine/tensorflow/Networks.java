package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The networks by name. */
final class Networks {

	private static final int MOST_LEVELS = 10;

	private Networks() {}

	/** Of which an image's height and width must be multiples. */
	static int multiple(final NetworkSpec spec) {
		return 1 << (spec.depth() - 1);
	}

	/** @throws IllegalArgumentException if there is no such network */
	static NetworkOutput build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		if (spec.channels() < 1 || spec.classes() < 1 || spec.width() < 1 || spec.depth() < 1 || spec.depth() > MOST_LEVELS ||
			!(spec.dropout() >= 0 && spec.dropout() < 1)) throw new IllegalArgumentException("There is no such network: " +
				spec);
		if (spec.architecture().equals("unet")) return NetworkOutput.of(UNet.build(layers, spec,
			image));
		throw new IllegalArgumentException("No network is called " + spec.architecture());
	}

	/** Sigmoid for one output map, softmax over the classes for more. */
	static Operand<TFloat32> activation(final Ops tf, final NetworkSpec spec, final Operand<TFloat32> logits) {
		return spec.classes() == 1 ? tf.math.sigmoid(logits) : tf.nn.softmax(logits);
	}
}
