package org.cutis.phantom;

import org.cutis.model.RcmClasses;

/**
 * Where a mosaic has which class: a lesion with an irregular border in background skin, within it a mosaic of
 * patterns, over all of it artifacts.
 *
 * @param maps on the grid's nodes, {@code [map][row][column]}, all in µm, about the distance to a border: at
 *          {@link RcmClasses#BACKGROUND} how far inside the lesion, at {@link RcmClasses#ARTIFACT} how far inside an
 *          artifact, at each pattern how much it is favoured. A place is artifact if that is above 0; otherwise
 *          background if it is not inside the lesion; otherwise the pattern favoured most.
 */
record RcmRegions(NodeGrid grid, float[][][] maps) {

	static final int FIRST_PATTERN = RcmClasses.MESHWORK;

	/** About how far one gets across a pattern's border until it is favoured by as much as its standard deviation, µm. */
	private static final double SCALE = 200;

	/** How much each class is favoured; so that their shares are about those of MED-Net's Table 1. */
	private static final double[] FAVOUR = { 0, 0, 0.22, 0.45, -0.85, -0.35 };

	/** How much that differs from lesion to lesion: many have mostly one or two patterns. */
	private static final double SPREAD = 0.75;

	static RcmRegions draw(final RcmPhantomOptions o, final NodeGrid grid, final float[][][] artifacts, final Chance chance) {
		final float[][][] maps = new float[RcmClasses.ALL.size()][][];
		maps[RcmClasses.BACKGROUND] = lesion(o, grid, chance);
		maps[RcmClasses.ARTIFACT] = largest(artifacts);
		for (int c = FIRST_PATTERN; c < maps.length; c++) {
			maps[c] = grid.field(650, 2600, chance);
			scale(maps[c], SCALE, SCALE * (FAVOUR[c] + SPREAD * chance.normal()));
		}
		habits(maps);
		return new RcmRegions(grid, maps);
	}

	private static float[][] lesion(final RcmPhantomOptions o, final NodeGrid grid, final Chance chance) {
		final double w = o.width() * o.pixel(), h = o.height() * o.pixel();
		final double x = w * chance.uniform(0.38, 0.62), y = h * chance.uniform(0.38, 0.62);
		final double rx = w * chance.uniform(0.44, 0.66), ry = h * chance.uniform(0.44, 0.66);
		final float[][] coarse = grid.field(700, 2800, chance), fine = grid.field(120, 500, chance);
		final float[][] inside = new float[grid.rows()][grid.columns()];
		final double small = Math.min(rx, ry);
		for (int j = 0; j < grid.rows(); j++)
			for (int i = 0; i < grid.columns(); i++) {
				final double u = (NodeGrid.place(i) - x) / rx, v = (NodeGrid.place(j) - y) / ry;
				inside[j][i] = (float) ((1 - Math.sqrt(u * u + v * v)) * small + 0.12 * small * coarse[j][i] + 18 * fine[j][i]);
			}
		return inside;
	}

	/** Rings are often at the lesion's periphery, nests in its centre (MUNet, section 1). */
	private static void habits(final float[][][] maps) {
		final float[][] lesion = maps[RcmClasses.BACKGROUND];
		for (int j = 0; j < lesion.length; j++)
			for (int i = 0; i < lesion[j].length; i++) {
				final float centre = Shapes.step(100, 1500, lesion[j][i]) - 0.5f;
				maps[RcmClasses.RING][j][i] -= 120 * centre;
				maps[RcmClasses.NESTED][j][i] += 120 * centre;
			}
	}

	private static float[][] largest(final float[][][] maps) {
		final float[][] most = new float[maps[0].length][];
		for (int j = 0; j < most.length; j++) {
			most[j] = maps[0][j].clone();
			for (int k = 1; k < maps.length; k++)
				for (int i = 0; i < most[j].length; i++)
					most[j][i] = Math.max(most[j][i], maps[k][j][i]);
		}
		return most;
	}

	private static void scale(final float[][] field, final double factor, final double offset) {
		for (final float[] row : field)
			for (int i = 0; i < row.length; i++)
				row[i] = (float) (factor * row[i] + offset);
	}

	/** The class where the maps have these values. */
	static int label(final float[] values) {
		if (values[RcmClasses.ARTIFACT] > 0) return RcmClasses.ARTIFACT;
		if (values[RcmClasses.BACKGROUND] <= 0) return RcmClasses.BACKGROUND;
		int best = FIRST_PATTERN;
		for (int c = FIRST_PATTERN + 1; c < RcmClasses.ALL.size(); c++)
			if (values[c] > values[best]) best = c;
		return best;
	}

	/** About how far the next class is, µm. */
	static float clarity(final float[] values) {
		final float artifact = values[RcmClasses.ARTIFACT], lesion = values[RcmClasses.BACKGROUND];
		if (artifact > 0) return artifact;
		if (lesion <= 0) return Math.min(-artifact, -lesion);
		final int best = label(values);
		float other = -Float.MAX_VALUE;
		for (int c = FIRST_PATTERN; c < RcmClasses.ALL.size(); c++)
			if (c != best) other = Math.max(other, values[c]);
		return Math.min(values[best] - other, Math.min(-artifact, lesion));
	}
}
