package org.cutis.rsom;

import java.nio.FloatBuffer;

import org.cutis.engine.Buffers;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;

/** Runs a network over a phantom in windows of the size trained on, the outer voxels of each left out. */
final class VesselWindows {

	private static final int Z = VesselPatches.SIZE_Z, XY = VesselPatches.SIZE_XY;

	private VesselWindows() {}

	/** A network for patches. */
	interface Network {

		/** @param shape 1, z, y, x, 2 @return z x y x x, x fastest */
		FloatBuffer predict(FloatBuffer images, int... shape);
	}

	/**
	 * @param volume at least as large as a window
	 * @return for each voxel (x fastest) the probability; 0 above the volume's border and in windows without any signal
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	static float[] predict(final Network network, final VesselVolume volume, final Normalization normalization,
		final Progress progress)
	{
		final float[] probability = new float[volume.vessels().length];
		final int[] zs = starts(volume.depth(), Z), ys = starts(volume.scans(), XY), xs = starts(volume.width(), XY);
		final FloatBuffer in = Buffers.direct(1, Z, XY, XY, 2);
		for (int i = 0; i < zs.length; i++)
			for (final int y0 : ys) {
				progress.update((double) i / zs.length, "Looking for vessels");
				for (final int x0 : xs) {
					in.clear();
					boolean empty = true;
					for (int z = 0; z < Z; z++)
						for (int y = 0; y < XY; y++)
							for (int x = 0; x < XY; x++)
								for (int c = 0; c < 2; c++) {
									final int value = volume.value(c, x0 + x, y0 + y, zs[i] + z, 0);
									empty &= value == 0;
									in.put((float) (normalization.gain() * value + normalization.offset()));
								}
					// Most of a scan lies above the border, or too deep for any signal.
					if (!empty) copy(network.predict(in.rewind(), 1, Z, XY, XY, 2), volume, new int[] { x0, y0, zs[i] }, probability);
				}
			}
		return probability;
	}

	/** Voxels near a window's end are overwritten by, or left to, the next one; at the volume's end there is none. */
	private static void copy(final FloatBuffer out, final VesselVolume volume, final int[] corner, final float[] probability) {
		final int h = VesselModel.HALO;
		for (int z = corner[2] == 0 ? 0 : h; z < Z; z++)
			for (int y = corner[1] == 0 ? 0 : h; y < XY; y++)
				for (int x = corner[0] == 0 ? 0 : h; x < XY; x++) {
					final int column = corner[0] + x + volume.width() * (corner[1] + y);
					if (corner[2] + z >= volume.floor()[column]) probability[column + volume.width() * volume.scans() * (corner[2] +
						z)] = out.get((z * XY + y) * XY + x);
				}
	}

	/** First positions of windows that overlap by two halos and end with the volume. */
	private static int[] starts(final int extent, final int size) {
		final int step = size - 2 * VesselModel.HALO;
		final int n = extent <= size ? 1 : 1 + (extent - size + step - 1) / step;
		final int[] starts = new int[n];
		for (int i = 0; i < n; i++)
			starts[i] = Math.min(i * step, extent - size);
		return starts;
	}
}
