package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * MUNet (MUNet paper, section 3.1): M nested U-Nets. The coarsest takes the
 * image downsampled by 2^(M-1); each finer one takes the image at its scale
 * together with the probabilities of the coarser one, upsampled by 2. Each is
 * one level deeper than the next coarser one; with 5 levels in the finest they
 * go down to 1/16 all alike ("max 4 level of strides"). Each output is supervised.
 * <p>
 * The paper leaves open, and here is chosen: the image is downsampled by means
 * of 2 x 2, probabilities are upsampled bilinearly; a "basic convolutional layer"
 * is a 3 x 3 convolution, batch norm and ReLU, two of them to a block; each U-Net
 * begins with the same number of filters, 24 for the about 6 million parameters
 * (5.7) of M = 3, in 54 convolutions ("~50 layers").
 * </p>
 */
final class MuNet {

	private static final Convolution C3 = Convolution.of(3);

	private MuNet() {}

	/** @return logits of each level, coarsest first, at 1 / 2^(M-1) to 1 of the image's size */
	static NetworkOutput build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final Ops tf = layers.tf();
		final List<Operand<TFloat32>> images = pyramid(tf, image, spec.levels());
		final List<Operand<TFloat32>> out = new ArrayList<>();
		for (int m = spec.levels() - 1; m >= 0; m--) {
			final UShape u = new UShape(layers, spec.width(), spec.depth() - m, (name, x, in, filters, level,
				up) -> convs(layers, name, x, in, filters));
			final Operand<TFloat32> x = withPrior(layers, spec, images.get(m), out);
			out.add(u.logits("scale" + m + ".", x, channels(spec, m), spec.classes()));
		}
		return new NetworkOutput(out);
	}

	/** The image at 1, 1/2, 1/4, ... of its size. */
	static List<Operand<TFloat32>> pyramid(final Ops tf, final Operand<TFloat32> image, final int levels) {
		final List<Operand<TFloat32>> images = new ArrayList<>(List.of(image));
		while (images.size() < levels)
			images.add(Resampling.halve(tf, images.get(images.size() - 1)));
		return images;
	}

	/** The image together with the probabilities of the level before, if there is one. */
	static Operand<TFloat32> withPrior(final Layers layers, final NetworkSpec spec,
		final Operand<TFloat32> image, final List<Operand<TFloat32>> coarser)
	{
		if (coarser.isEmpty()) return image;
		final Operand<TFloat32> logits = coarser.get(coarser.size() - 1);
		return layers.concat(image, Resampling.enlarge(layers.tf(), Networks.activation(layers.tf(), spec, logits), 2));
	}

	/** Channels of {@link #withPrior} at level m. */
	static int channels(final NetworkSpec spec, final int m) {
		return m == spec.levels() - 1 ? spec.channels() : spec.channels() + spec.classes();
	}

	private static Operand<TFloat32> convs(final Layers layers, final String name, final Operand<TFloat32> x,
		final int in, final int out)
	{
		final Operand<TFloat32> y = layers.relu(layers.convNorm(name + ".conv0", x, C3, in, out));
		return layers.relu(layers.convNorm(name + ".conv1", y, C3, out, out));
	}
}
