package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The U-Net of the OCT paper (section II B): a U-Net whose output has the size
 * of its input, 224 x 512 there, with one map for each of the layers of skin.
 * <p>
 * The paper says no more than that its sizes and hyperparameters are adapted, so
 * the rest is as in the paper it cites (Ronneberger et al. 2015): blocks of two
 * 3 x 3 convolutions with ReLU and no batch norm; 2 x 2 max pooling down;
 * 2 x 2 transposed convolutions up; 5 levels of 64 filters and on, 31.0 million
 * parameters; dropout at the end of the way down, here in the last two blocks,
 * as Keras versions of it do. Convolutions are zero-padded, or the output would
 * be smaller than the input.
 * </p>
 */
final class OctUNet {

	private OctUNet() {}

	/** @return logits: batch, height, width, classes */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final UShape u = new UShape(layers, spec.width(), spec.depth(), (name, x, in, out, level, up) -> {
			final Operand<TFloat32> y = layers.relu(layers.conv(name + ".conv0", x, 3, in, out));
			final Operand<TFloat32> z = layers.relu(layers.conv(name + ".conv1", y, 3, out, out));
			return !up && level >= spec.depth() - 2 ? layers.dropout(z, spec.dropout()) : z;
		});
		return u.logits("", image, spec.channels(), spec.classes());
	}
}
