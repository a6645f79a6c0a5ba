package org.cutis.tile;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Buffers;
import org.cutis.engine.Predictor;

/** A network of volumes whose output is known everywhere: as {@link KnownNetwork}, with 3 x 3 x 3 weights. */
class KnownVolumeNetwork implements Predictor {

	final List<int[]> shapes = new ArrayList<>();

	private final int classes, radius;

	/** @param radius 1, or 0 for a network that looks at single voxels */
	KnownVolumeNetwork(final int classes, final int radius) {
		this.classes = classes;
		this.radius = radius;
	}

	/** The output for one volume z, y, x, classes; beyond its border is 0. @param size z, y, x, channels */
	float[] output(final float[] volume, final int... size) {
		final int d = size[0], h = size[1], w = size[2], channels = size[3];
		final float[] out = new float[d * h * w * classes];
		for (int z = 0; z < d; z++)
			for (int y = 0; y < h; y++)
				for (int x = 0; x < w; x++)
					for (int c = 0; c < classes; c++) {
						double sum = 0;
						for (int dz = -radius; dz <= radius; dz++)
							for (int dy = -radius; dy <= radius; dy++)
								for (int dx = -radius; dx <= radius; dx++) {
									final int k = z + dz, j = y + dy, i = x + dx;
									if (k < 0 || j < 0 || i < 0 || k >= d || j >= h || i >= w) continue;
									for (int n = 0; n < channels; n++)
										sum += Math.cos(1 + dz * 2.3 + dy * 3 + dx * 1.7 + (n * classes + c) * 0.9) * volume[((k * h + j) * w +
											i) * channels + n];
								}
						out[((z * h + y) * w + x) * classes + c] = (float) (sum / (1 + Math.abs(sum)));
					}
		return out;
	}

	@Override
	public FloatBuffer predict(final FloatBuffer input, final int... shape) {
		shapes.add(shape.clone());
		final int n = shape[1] * shape[2] * shape[3];
		final FloatBuffer out = Buffers.direct(shape[0], n, classes);
		final float[] volume = new float[n * shape[4]];
		for (int k = 0; k < shape[0]; k++) {
			input.get(k * volume.length, volume);
			out.put(output(volume, shape[1], shape[2], shape[3], shape[4]));
		}
		return out.rewind();
	}

	@Override
	public String device() {
		return "CPU:0";
	}

	@Override
	public void close() {}
}
