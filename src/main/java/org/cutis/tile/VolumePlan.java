package org.cutis.tile;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * The windows over a volume, numbered row by row and slice by slice.
 *
 * @param slices the windows along z
 * @param rows the windows along y
 * @param columns the windows along x
 */
public record VolumePlan(Windows slices, Windows rows, Windows columns) {

	/** Number of windows. */
	public long tiles() {
		return (long) slices.count() * rows.count() * columns.count();
	}

	/** Voxels that go through the network, over those of the volume, if no window is left out. */
	public double work() {
		return (double) tiles() * slices.size() * rows.size() * columns.size() / ((double) slices.length() * rows.length() *
			columns.length());
	}

	int slice(final long tile) {
		return (int) (tile / ((long) rows.count() * columns.count()));
	}

	int row(final long tile) {
		return (int) (tile / columns.count() % rows.count());
	}

	int column(final long tile) {
		return (int) (tile % columns.count());
	}

	/** The voxels that a window's output counts for. @return x, y, z */
	Interval box(final long tile) {
		final int i = slice(tile), j = row(tile), k = column(tile);
		return new FinalInterval(new long[] { columns.from(k), rows.from(j), slices.from(i) }, new long[] { columns.to(k) - 1,
			rows.to(j) - 1, slices.to(i) - 1 });
	}
}
