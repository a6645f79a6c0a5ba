package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The U that several networks share (Ronneberger et al. 2015): down by 2 x 2 max
 * pooling, up by 2 x 2 transposed convolutions joined with the way down, a 1 x 1
 * convolution to the logits; filters double at each level.
 *
 * @param width filters of the first level
 * @param depth number of levels; height and width must be multiples of 2^(depth - 1)
 * @param block what is done at each level
 */
record UShape(Layers layers, int width, int depth, Block block) {

	/** What is done at a level, once on the way down and once on the way up. */
	interface Block {

		/**
		 * @param in channels of x
		 * @param out channels of the result
		 * @param level 0 is the finest
		 */
		Operand<TFloat32> apply(String name, Operand<TFloat32> x, int in, int out, int level, boolean up);
	}

	/**
	 * @param prefix before the names of all weights
	 * @param channels of the image
	 * @return logits: batch, height, width, classes
	 */
	Operand<TFloat32> logits(final String prefix, final Operand<TFloat32> image, final int channels,
		final int classes)
	{
		final List<Operand<TFloat32>> skips = new ArrayList<>();
		Operand<TFloat32> x = image;
		int in = channels;
		for (int level = 0; level < depth; level++) {
			final int filters = width << level;
			if (level > 0) x = layers.maxPool(x);
			x = block.apply(prefix + "down" + level, x, in, filters, level, false);
			in = filters;
			skips.add(x);
		}
		for (int level = depth - 2; level >= 0; level--) {
			final int filters = width << level;
			final String name = prefix + "up" + level;
			final Operand<TFloat32> skip = skips.get(level);
			x = layers.upConv(name, x, skip, in, filters);
			x = block.apply(name, layers.concat(x, skip), 2 * filters, filters, level, true);
			in = filters;
		}
		return layers.conv(prefix + "last", x, 1, in, classes);
	}
}
