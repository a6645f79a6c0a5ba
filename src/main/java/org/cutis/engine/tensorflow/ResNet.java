package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The residual encoder (He et al. 2016) under {@link Fcn} and {@link DeepLab}:
 * a 7 x 7 convolution of stride 2, 2 x 2 max pooling, then up to four stages of
 * 3, 4, 5 and 3 basic blocks of w, 2w, 4w and 8w filters. With the scoring layer
 * it has 32 layers, the "ResNet-32" of the MUNet paper (section 4); which
 * stages those are it does not say: ResNet-34 has 3, 4, 6, 3.
 */
final class ResNet {

	private static final int[] BLOCKS = { 3, 4, 5, 3 };

	private static final Convolution STEM = new Convolution(7, 2, 1);

	private ResNet() {}

	/**
	 * @param strides of each stage's first block
	 * @param rates dilation of each stage's convolutions
	 * @return features of {@link #filters} channels
	 */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image,
		final int[] strides, final int[] rates)
	{
		final ResidualBlock block = new ResidualBlock(layers, layers::relu);
		int in = spec.width();
		Operand<TFloat32> x = layers.maxPool(layers.relu(layers.convNorm("stem", image, STEM, spec
			.channels(), in)));
		for (int stage = 0; stage < spec.depth(); stage++) {
			final int out = spec.width() << stage;
			for (int i = 0; i < BLOCKS[stage]; i++) {
				x = block.apply("stage" + stage + ".block" + i, x, in, out, i == 0 ? strides[stage] : 1, rates[stage]);
				in = out;
			}
		}
		return x;
	}

	static int filters(final NetworkSpec spec) {
		return spec.width() << spec.depth() - 1;
	}
}
