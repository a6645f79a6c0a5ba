package org.cutis.engine.tensorflow;

import java.util.function.UnaryOperator;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The basic residual block (He et al. 2016, Fig. 2 and option B): 3 x 3
 * convolution, batch norm, activation, 3 x 3 convolution, batch norm; the input
 * is added, through a 1 x 1 convolution and batch norm if sizes differ; activation.
 */
record ResidualBlock(Layers layers, UnaryOperator<Operand<TFloat32>> activation) {

	/**
	 * @param stride of the first convolution
	 * @param rate dilation of both 3 x 3 convolutions; with more than 1 the stride is 1
	 */
	Operand<TFloat32> apply(final String name, final Operand<TFloat32> x, final int in, final int out,
		final int stride, final int rate)
	{
		final Operand<TFloat32> first = activation.apply(layers.convNorm(name + ".conv0", x, new Convolution(3,
			stride, rate), in, out));
		final Operand<TFloat32> second = layers.convNorm(name + ".conv1", first, new Convolution(3, 1, rate), out, out);
		final Operand<TFloat32> shortcut = in == out && stride == 1 ? x : layers.convNorm(name + ".shortcut", x,
			new Convolution(1, stride, 1), in, out);
		return activation.apply(layers.tf().math.add(second, shortcut));
	}
}
