package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The networks by name. */
final class Networks {

	private Networks() {}

	/**
	 * Builds a network. Any extents go through it: see {@link Architecture#multiple}.
	 *
	 * @param image batch, height, width, channels, or batch, z, y, x, channels
	 * @return logits; a level at 1 / f of the image's size has ceil(height / f) x ceil(width / f) pixels
	 * @throws org.cutis.task.UserError if no network has that name, or cannot be built with these numbers
	 */
	static NetworkOutput build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> image) {
		final Architecture architecture = Architecture.of(spec.architecture());
		final int multiple = architecture.multiple(spec);
		if (multiple == 1) return build(architecture, layers, spec, image);
		final int reduction = spec.reduction();
		final NetworkOutput out = build(architecture, layers, spec, Resampling.reduce(layers.tf(), Resampling.padToMultiple(
			layers.tf(), image, multiple), reduction));
		final List<Operand<TFloat32>> levels = new ArrayList<>();
		for (int m = out.levels().size() - 1; m >= 0; m--) {
			final Operand<TFloat32> logits = out.levels().get(levels.size());
			final Operand<TFloat32> enlarged = reduction == 1 ? logits : Resampling.enlarge(layers.tf(), logits, reduction);
			levels.add(Resampling.crop(layers.tf(), enlarged, image, 1 << m));
		}
		return new NetworkOutput(levels);
	}

	private static NetworkOutput build(final Architecture architecture, final Layers layers,
		final NetworkSpec spec, final Operand<TFloat32> image)
	{
		return switch (architecture) {
			case UNET -> NetworkOutput.of(UNet.build(layers, spec, image));
			case FCN7 -> NetworkOutput.of(Fcn7.build(layers, spec, image));
			case OCT_UNET -> NetworkOutput.of(OctUNet.build(layers, spec, image));
			case MUNET -> MuNet.build(layers, spec, image);
			case MEDNET -> MedNet.build(layers, spec, image);
			case FCN -> NetworkOutput.of(Fcn.build(layers, spec, image));
			case SEGNET -> NetworkOutput.of(SegNet.build(layers, spec, image));
			case DEEPLAB -> NetworkOutput.of(DeepLab.build(layers, spec, image));
			case DEEPVESSELNET -> NetworkOutput.of(DeepVesselNet.build(layers, spec, image));
		};
	}

	/** Sigmoid for one output map, softmax over the classes for more. */
	static Operand<TFloat32> activation(final Ops tf, final NetworkSpec spec, final Operand<TFloat32> logits) {
		return spec.classes() == 1 ? tf.math.sigmoid(logits) : tf.nn.softmax(logits);
	}
}
