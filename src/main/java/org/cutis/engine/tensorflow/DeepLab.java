package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * DeepLab without its CRF (Chen et al. 2016, version 2), a baseline of the RCM
 * papers: the encoder {@link ResNet} down to 1/8, where its third and fourth
 * stage are dilated by 2 and 4 in place of a stride; atrous spatial pyramid
 * pooling, that is the sum of four 3 x 3 convolutions dilated by 6, 12, 18 and 24
 * that score the classes; bilinear upsampling by 8. About 6 million parameters
 * at width 35 (MED-Net paper, section 2.3); the encoder is the papers' of FCN,
 * since they name none for DeepLab.
 */
final class DeepLab {

	private static final int[] STRIDES = { 1, 2, 1, 1 };

	private static final int[] RATES = { 1, 1, 2, 4 };

	private static final int[] PYRAMID = { 6, 12, 18, 24 };

	private DeepLab() {}

	/** @return logits: batch, height, width, classes */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final Operand<TFloat32> x = ResNet.build(layers, spec, image, STRIDES, RATES);
		Operand<TFloat32> scores = null;
		for (final int rate : PYRAMID) {
			final Operand<TFloat32> s = layers.conv("pyramid" + rate, x, new Convolution(3, 1, rate), ResNet.filters(spec),
				spec.classes());
			scores = scores == null ? s : layers.tf().math.add(scores, s);
		}
		return Resampling.enlarge(layers.tf(), scores, 8);
	}
}
