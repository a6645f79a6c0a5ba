package org.cutis.phantom;

import org.cutis.model.RcmClasses;

/** What varies slowly over the tissue, drawn on the nodes of a grid. */
final class RcmMaps {

	/** Places of the maps; those of weights (which sum to 1) are the labels of their classes, but for the artifact's. */
	static final int THICKENING = RcmClasses.ARTIFACT, WARP_X = 6, WARP_Y = 7, DEPTH = 8, PATCH = 9, SKIN = 10,
			ARTIFACTS = 11, COUNT = ARTIFACTS + RcmArtifacts.KINDS;

	/** Over how many µm a pattern passes into the next, about; it is wider as they also mingle. */
	private static final double SOFTNESS = 16;

	private RcmMaps() {}

	/** @return {@code [map][row][column]} */
	static float[][][] draw(final RcmPhantomOptions o, final RcmRegions regions, final float[][][] artifacts,
		final Chance chance)
	{
		final NodeGrid grid = regions.grid();
		final float[][][] maps = new float[COUNT][][];
		weights(o, regions, maps, chance);
		maps[THICKENING] = grid.field(150, 900, chance);
		thicken(o.difficulty(), maps, chance.uniform(-0.2, 0.2));
		final float[][] bend = grid.field(500, 1500, chance);
		maps[WARP_X] = warp(o, grid, bend, chance);
		maps[WARP_Y] = warp(o, grid, bend, chance);
		maps[DEPTH] = grid.field(200, 1600, chance);
		maps[PATCH] = grid.field(90, 420, chance);
		maps[SKIN] = grid.field(500, 2000, chance);
		final float skin = (float) chance.uniform(-1, 1);
		for (final float[] row : maps[SKIN])
			for (int i = 0; i < row.length; i++)
				row[i] += skin;
		System.arraycopy(artifacts, 0, maps, ARTIFACTS, RcmArtifacts.KINDS);
		return maps;
	}

	/** Shares of the classes in the tissue's look: with borders that waver more than the readers'. */
	private static void weights(final RcmPhantomOptions o, final RcmRegions regions, final float[][][] maps,
		final Chance chance)
	{
		final NodeGrid grid = regions.grid();
		final float waver = (float) (10 + 25 * o.difficulty());
		final float[][][] noise = new float[RcmClasses.ALL.size()][][];
		for (int c = 0; c < noise.length; c++)
			if (c != RcmClasses.ARTIFACT) {
				noise[c] = grid.field(60, 240, chance);
				maps[c] = new float[grid.rows()][grid.columns()];
			}
		final double[] e = new double[noise.length];
		for (int j = 0; j < grid.rows(); j++)
			for (int i = 0; i < grid.columns(); i++) {
				double sum = 0;
				float most = -Float.MAX_VALUE;
				for (int c = RcmRegions.FIRST_PATTERN; c < e.length; c++)
					most = Math.max(most, regions.maps()[c][j][i] + waver * noise[c][j][i]);
				for (int c = RcmRegions.FIRST_PATTERN; c < e.length; c++)
					sum += e[c] = StrictMath.exp((regions.maps()[c][j][i] + waver * noise[c][j][i] - most) / SOFTNESS);
				final double lesion = 1 / (1 + StrictMath.exp(-(regions.maps()[0][j][i] + waver * noise[0][j][i]) / (2 *
					SOFTNESS)));
				maps[RcmClasses.BACKGROUND][j][i] = (float) (1 - lesion);
				for (int c = RcmRegions.FIRST_PATTERN; c < e.length; c++)
					maps[c][j][i] = (float) (lesion * e[c] / sum);
			}
	}

	/**
	 * From the thin bright rings, 0, to the thickened junctions of the meshwork, 1: in each pattern mostly its own, but
	 * not everywhere.
	 */
	private static void thicken(final double difficulty, final float[][][] maps, final double lesion) {
		for (int j = 0; j < maps[THICKENING].length; j++)
			for (int i = 0; i < maps[THICKENING][j].length; i++) {
				final double mesh = maps[RcmClasses.MESHWORK][j][i] + 0.02, ring = maps[RcmClasses.RING][j][i] + 0.02;
				final double alike = 0.4 * difficulty;
				final double mean = alike + (1 - 2 * alike) * mesh / (mesh + ring);
				maps[THICKENING][j][i] = (float) Math.max(0, Math.min(1, mean + difficulty * (0.5 * maps[THICKENING][j][i] +
					lesion)));
			}
	}

	/** How far the lattice of papillae is bent, µm; in places so far that they lose their shape. */
	private static float[][] warp(final RcmPhantomOptions o, final NodeGrid grid, final float[][] bend, final Chance chance) {
		final float[][] field = grid.field(110, 420, chance);
		for (int j = 0; j < field.length; j++)
			for (int i = 0; i < field[j].length; i++)
				field[j][i] *= 7 + 22 * o.difficulty() * Shapes.step(0, 2, bend[j][i]);
		return field;
	}
}
