package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The U-Net of the RSOM paper (section 2.2), layers as in its published
 * reference: blocks of two 3 x 3 convolutions, each followed by ReLU and batch
 * norm; 2 x 2 max pooling down; 2 x 2 transposed convolutions up; dropout in
 * all up blocks but the first; a 1 x 1 convolution to the logits. Height and
 * width must be multiples of 2^(depth - 1). 5 levels of 64 filters and on:
 * 31.0 million parameters.
 */
final class UNet {

	private UNet() {}

	/** @return logits: batch, height, width, classes */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final UShape u = new UShape(layers, spec.width(), spec.depth(), (name, x, in, out, level, up) -> {
			final Operand<TFloat32> y = block(layers, name, x, in, out);
			return up && level < spec.depth() - 2 ? layers.dropout(y, spec.dropout()) : y;
		});
		return u.logits("", image, spec.channels(), spec.classes());
	}

	private static Operand<TFloat32> block(final Layers layers, final String name, final Operand<TFloat32> image,
		final int in, final int out)
	{
		Operand<TFloat32> x = image;
		for (int i = 0; i < 2; i++) {
			final String layer = name + ".conv" + i;
			x = layers.relu(layers.conv(layer, x, 3, i == 0 ? in : out, out));
			x = layers.batchNorm(layer + ".norm", x, out);
		}
		return x;
	}
}
