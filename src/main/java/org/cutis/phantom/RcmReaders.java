package org.cutis.phantom;

import java.util.Arrays;

/**
 * What two expert readers label of a mosaic: "only the areas that they thought represented clear examples of the six
 * given patterns", 57 % of the pixels (MED-Net, section 4). They leave transitions, small regions, and some of the rest
 * for want of time.
 *
 * @param clear how much clearer than needed a node is, {@code [0][row][column]}; labelled are places above 0
 */
record RcmReaders(float[][][] clear) {

	/** Clearer than any place. */
	private static final float NEVER = 1e6f;

	/** Nearer to another class nothing is labelled, µm. */
	private static final float TRANSITION = 15;

	/** Further from other classes it gets no clearer, µm. */
	private static final float ENOUGH = 120;

	static RcmReaders draw(final RcmPhantomOptions o, final RcmRegions regions, final Chance chance) {
		final NodeGrid grid = regions.grid();
		final float[][] time = grid.field(350, 1400, chance);
		final float[][] clear = new float[grid.rows()][grid.columns()];
		final float[] values = new float[regions.maps().length];
		for (int j = 0; j < grid.rows(); j++)
			for (int i = 0; i < grid.columns(); i++) {
				grid.at(regions.maps(), NodeGrid.place(i), NodeGrid.place(j), values);
				final float clarity = RcmRegions.clarity(values);
				clear[j][i] = Math.min(Math.min(ENOUGH, clarity) + 32 * time[j][i], 10 * (clarity - TRANSITION));
			}
		final float least = least(o, grid, clear);
		for (final float[] row : clear)
			for (int i = 0; i < row.length; i++)
				row[i] -= least;
		return new RcmReaders(new float[][][] { clear });
	}

	/** So that the share that is clearer is the share to be labelled. */
	private static float least(final RcmPhantomOptions o, final NodeGrid grid, final float[][] clear) {
		if (o.labelled() == 0) return NEVER;
		if (o.labelled() == 1) return -NEVER;
		final double w = o.width() * o.pixel(), h = o.height() * o.pixel();
		final float[] sorted = new float[grid.rows() * grid.columns()];
		int n = 0;
		for (int j = 0; j < grid.rows(); j++)
			for (int i = 0; i < grid.columns(); i++)
				if (within(NodeGrid.place(i), w) && within(NodeGrid.place(j), h)) sorted[n++] = clear[j][i];
		Arrays.sort(sorted, 0, n);
		return sorted[(int) Math.min(n - 1, (1 - o.labelled()) * n)];
	}

	private static boolean within(final float place, final double length) {
		return place >= 0 && place <= length;
	}
}
