package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The fully convolutional network of the RSOM paper (section 2.2): 7 layers, no
 * dropout, no pooling, so that any size goes through it.
 * <p>
 * The paper leaves kernels and filters open and cites DeepVesselNet (Tetteh et
 * al. 2020), whose layers are, in 3-D, of kernels 3, 5, 5, 3, 1 and 5, 10, 20,
 * 50 filters. Here, in 2-D, two more layers of kernel 5 make it 7: kernels 3, 5,
 * 5, 5, 5, 3, 1, filters w, 2w, 4w, 4w, 4w, 10w with w = 5 at full size (35,516
 * parameters for two channels and one class; a pixel sees 21 x 21). ReLU after
 * each layer but the last; no batch norm, as there.
 * </p>
 */
final class Fcn7 {

	private static final int[] KERNELS = { 3, 5, 5, 5, 5, 3 };

	private static final int[] WIDTHS = { 1, 2, 4, 4, 4, 10 };

	private Fcn7() {}

	/** @return logits: batch, height, width, classes */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		Operand<TFloat32> x = image;
		int in = spec.channels();
		for (int i = 0; i < KERNELS.length; i++) {
			final int out = WIDTHS[i] * spec.width();
			x = layers.relu(layers.conv("conv" + i, x, KERNELS[i], in, out));
			in = out;
		}
		return layers.conv("last", x, 1, in, spec.classes());
	}
}
