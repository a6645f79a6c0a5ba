package org.cutis.engine.tensorflow;

import org.cutis.engine.NetworkSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The network of the RSOM paper's vessel segmentation ("Vessel Segmentation"
 * and Table 2): DeepVesselNet (Tetteh et al., Frontiers in Neuroscience 14,
 * 2020, section 2) with the full kernels and the group norm of the RSOM
 * authors' code: 3-D convolutions of kernels 3, 5, 5, 3, 1 and w, 2w, 4w, 10w
 * filters and the classes, each but the last followed by ReLU, the inner three
 * then by group norm of 5 groups. w = 5: 58,816 parameters for two channels and
 * one class.
 * <p>
 * Convolutions are not padded; instead the volume is mirrored by 6 voxels at
 * each face first, so that the output has the volume's size. It is what the
 * unpadded network gives for the mirrored volume, so weights that were trained
 * without padding fit as they are; only the outer 6 voxels see mirrored ones.
 * </p>
 * <p>
 * Group norm takes its statistics from the volume that the network is given. A
 * voxel's output so depends a little on that volume's size and on what else is
 * in it: predict on patches of the size trained on (the bundle's tile).
 * </p>
 */
final class DeepVesselNet {

	/** Voxels that a voxel's output reaches to each side. */
	static final int HALO = 6;

	private static final int[] KERNELS = { 3, 5, 5, 3 };

	private static final int[] WIDTHS = { 1, 2, 4, 10 };

	private static final int GROUPS = 5;

	private DeepVesselNet() {}

	/** @return logits: batch, z, y, x, classes */
	static Operand<TFloat32> build(final Layers layers, final NetworkSpec spec, final Operand<TFloat32> volume) {
		Operand<TFloat32> x = Resampling.mirrorAround(layers.tf(), volume, HALO);
		int in = spec.channels();
		for (int i = 0; i < KERNELS.length; i++) {
			final int out = WIDTHS[i] * spec.width();
			x = layers.relu(layers.conv3d("conv" + i, x, KERNELS[i], in, out));
			if (i > 0) x = layers.groupNorm("conv" + i + ".norm", x, out, GROUPS);
			in = out;
		}
		return layers.conv3d("last", x, 1, in, spec.classes());
	}
}
