package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * FCN (Long et al. 2015), a baseline of the RCM papers: FCN-32s (MED-Net paper,
 * section 2.1) on a 32-layer residual network (MUNet paper, section 4): the encoder
 * {@link ResNet} down to 1/32, a 1 x 1 convolution that scores the classes, and
 * bilinear upsampling to the image's size. About 6 million parameters at width 35
 * (MED-Net paper, section 2.3).
 */
final class Fcn {

	private static final int[] STRIDES = { 1, 2, 2, 2 };

	private static final int[] RATES = { 1, 1, 1, 1 };

	private Fcn() {}

	/** @return logits: batch, height, width, classes */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final Operand<TFloat32> x = ResNet.build(layers, spec, image, STRIDES, RATES);
		final Operand<TFloat32> scores = layers.conv("last", x, 1, ResNet.filters(spec), spec.classes());
		return Resampling.enlarge(layers.tf(), scores, 2 << spec.depth());
	}
}
