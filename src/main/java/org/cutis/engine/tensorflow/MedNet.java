package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * MED-Net (MED-Net paper, section 2.1, Fig. 3): M nested encoder-decoders of
 * residual blocks with LeakyReLU and batch norm. The coarsest takes the image
 * downsampled by 2^(M-1); each finer one the image at its scale together with the
 * probabilities of the coarser one, upsampled by 2. An encoder goes down by the
 * stride of its blocks' first convolution, a decoder up by bilinear upsampling
 * of block outputs. Each finer one has a block more in encoder and decoder, so
 * that all bottlenecks have 1/16 of the image's size; the coarser one's is
 * multiplied into the finer one's as attention. Each output is supervised.
 * <p>
 * The paper leaves open, and here is chosen: the filters of a block follow from
 * its scale, w at 1, 2w at 1/2, ... 16w at 1/16, in all subnetworks, so that
 * bottlenecks are alike in size and filters; w = 16 for the about 6 million
 * parameters of M = 3, 20 for M = 2, 28 for M = 1 (each 5.6 to 5.9). The
 * attention is the sigmoid of a 1 x 1 convolution, which goes between 0 and 1 as
 * in the paper it cites (Roy et al. 2018). No skips between an encoder and
 * its own decoder, as in FCN-32 to which it likens M = 1. LeakyReLU's slope
 * is 0.2. The image is downsampled by means of 2 x 2.
 * </p>
 */
final class MedNet {

	private MedNet() {}

	/** @return logits of each level, coarsest first, at 1 / 2^(M-1) to 1 of the image's size */
	static NetworkOutput build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final Ops tf = layers.tf();
		final List<Operand<TFloat32>> images = MuNet.pyramid(tf, image, spec.levels());
		final ResidualBlock block = new ResidualBlock(layers, layers::leakyRelu);
		final List<Operand<TFloat32>> out = new ArrayList<>();
		final int bottom = spec.depth() - 1;
		Operand<TFloat32> bottleneck = null;
		for (int m = spec.levels() - 1; m >= 0; m--) {
			final String name = "scale" + m + ".";
			Operand<TFloat32> x = MuNet.withPrior(layers, spec, images.get(m), out);
			x = block.apply(name + "down" + m, x, MuNet.channels(spec, m), spec.width() << m, 1, 1);
			for (int scale = m + 1; scale <= bottom; scale++)
				x = block.apply(name + "down" + scale, x, spec.width() << scale - 1, spec.width() << scale, 2, 1);
			if (bottleneck != null) x = tf.math.mul(x, tf.math.sigmoid(layers.conv(name + "attention", bottleneck, 1, spec
				.width() << bottom, spec.width() << bottom)));
			bottleneck = x;
			for (int scale = bottom - 1; scale >= m; scale--)
				x = block.apply(name + "up" + scale, Resampling.enlarge(tf, x, 2), spec.width() << scale + 1, spec
					.width() << scale, 1, 1);
			out.add(layers.conv(name + "last", x, 1, spec.width() << m, spec.classes()));
		}
		return new NetworkOutput(out);
	}
}
