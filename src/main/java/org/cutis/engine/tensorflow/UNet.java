package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The U-Net of the RSOM paper (section 2.2), layers as in its published
 * reference: blocks of two 3 x 3 convolutions, each followed by ReLU and batch
 * norm; 2 x 2 max pooling down; 2 x 2 transposed convolutions up; dropout in
 * all up blocks but the first; a 1 x 1 convolution to the logits. Height and
 * width must be multiples of 2^(depth - 1).
 */
final class UNet {

	private UNet() {}

	/** @return logits: batch, height, width, classes */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final List<Operand<TFloat32>> skips = new ArrayList<>();
		Operand<TFloat32> x = image;
		int channels = spec.channels();
		for (int level = 0; level < spec.depth(); level++) {
			final int filters = spec.width() << level;
			if (level > 0) x = layers.maxPool(x);
			x = block(layers, "down" + level, x, channels, filters);
			channels = filters;
			skips.add(x);
		}
		for (int level = spec.depth() - 2; level >= 0; level--) {
			final int filters = spec.width() << level;
			final Operand<TFloat32> skip = skips.get(level);
			x = layers.upConv("up" + level, x, skip, channels, filters);
			x = block(layers, "up" + level, layers.concat(x, skip), 2 * filters, filters);
			if (level < spec.depth() - 2) x = layers.dropout(x, spec.dropout());
			channels = filters;
		}
		return layers.conv("last", x, 1, channels, spec.classes());
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
