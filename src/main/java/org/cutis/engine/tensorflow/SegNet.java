package org.cutis.engine.tensorflow;

import java.util.ArrayDeque;
import java.util.Deque;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * SegNet-Basic (Badrinarayanan et al. 2017, section 3.1), a baseline of the RCM
 * papers: encoders of a 7 x 7 convolution, batch norm, ReLU and 2 x 2 max pooling;
 * as many decoders that put each value where its maximum was, then a 7 x 7
 * convolution and batch norm without ReLU; no biases; a 1 x 1 convolution to the
 * logits. All layers have the same number of filters: 64 in the original (1.4
 * million parameters), 132 for the about 6 million of the MED-Net paper (section 2.3).
 */
final class SegNet {

	private static final Convolution C7 = Convolution.of(7);

	private SegNet() {}

	/** @return logits: batch, height, width, classes */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final int w = spec.width();
		final Unpooling unpooling = new Unpooling(layers.tf());
		final Deque<Operand<TFloat32>> pooled = new ArrayDeque<>();
		Operand<TFloat32> x = image;
		for (int i = 0; i < spec.depth(); i++) {
			x = layers.relu(layers.convNorm("down" + i, x, C7, i == 0 ? spec.channels() : w, w));
			pooled.push(x);
			x = layers.maxPool(x);
		}
		for (int i = spec.depth() - 1; i >= 0; i--)
			x = layers.convNorm("up" + i, unpooling.apply(x, pooled.pop()), C7, w, w);
		return layers.conv("last", x, 1, w, spec.classes());
	}
}
