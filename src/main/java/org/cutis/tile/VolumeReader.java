package org.cutis.tile;

import java.nio.FloatBuffer;

/**
 * Reads a plan's windows, each by itself. Beyond the volume's end along any axis
 * it is mirrored at the last voxel.
 */
final class VolumeReader {

	private final VolumeSource source;

	private final VolumePlan plan;

	/** What is inside of the volume. */
	private float[] values = {};

	VolumeReader(final VolumeSource source, final VolumePlan plan) {
		this.source = source;
		this.plan = plan;
	}

	void read(final long tile, final FloatBuffer into) {
		final long z = plan.slices().start(plan.slice(tile)), y = plan.rows().start(plan.row(tile)), x = plan.columns()
			.start(plan.column(tile));
		final int d = plan.slices().size(), h = plan.rows().size(), w = plan.columns().size();
		final int slices = (int) Math.min(d, source.depth() - z), rows = (int) Math.min(h, source.height() - y);
		final int columns = (int) Math.min(w, source.width() - x), channels = source.channels();
		final int size = Math.multiplyExact(Math.multiplyExact(slices, rows), columns * channels);
		if (values.length < size) values = new float[size];
		source.read(z, y, x, slices, rows, columns, values);
		if (slices == d && rows == h && columns == w) {
			into.put(values, 0, size);
			return;
		}
		for (int k = 0; k < d; k++)
			for (int r = 0; r < h; r++) {
				final int at = (WindowReader.mirrored(k, slices) * rows + WindowReader.mirrored(r, rows)) * columns * channels;
				into.put(values, at, columns * channels);
				for (int c = columns; c < w; c++)
					into.put(values, at + WindowReader.mirrored(c, columns) * channels, channels);
			}
	}
}
