package org.cutis.phantom;

/**
 * A grid of nodes over a mosaic, on which all that varies slowly is drawn once; between nodes it is linear.
 *
 * @param columns nodes along x
 * @param rows nodes along y
 */
record NodeGrid(int columns, int rows) {

	/** µm between nodes. */
	static final float STEP = 10;

	/** Nodes beyond the mosaic's left and upper border. */
	private static final int MARGIN = 3;

	/** @param width µm @param height µm */
	static NodeGrid over(final double width, final double height) {
		return new NodeGrid(nodes(width), nodes(height));
	}

	private static int nodes(final double length) {
		return (int) Math.ceil(length / STEP) + 2 * MARGIN + 1;
	}

	/** Place of a column or row, µm. */
	static float place(final int index) {
		return STEP * (index - MARGIN);
	}

	/** Where among the nodes a place is, at the border the outermost. @param count of nodes along the axis */
	static float index(final float place, final int count) {
		return Math.max(0, Math.min(count - 1.001f, place / STEP + MARGIN));
	}

	/** A random field of mean 0 and standard deviation 1, indexed {@code [row][column]}. @param minWave µm @param maxWave µm */
	float[][] field(final double minWave, final double maxWave, final Chance chance) {
		return SmoothField.of(columns, rows, minWave / STEP, maxWave / STEP, chance);
	}

	/** Values at a place. @param maps {@code [map][row][column]} @param values one for each map */
	void at(final float[][][] maps, final float x, final float y, final float[] values) {
		final float u = index(x, columns), v = index(y, rows);
		final int i = (int) u, j = (int) v;
		final float a = u - i, b = v - j;
		for (int m = 0; m < maps.length; m++) {
			final float[] upper = maps[m][j], lower = maps[m][j + 1];
			values[m] = Shapes.mix(Shapes.mix(upper[i], lower[i], b), Shapes.mix(upper[i + 1], lower[i + 1], b), a);
		}
	}

	/** All columns' values at a place along y. @param line {@code [map][column]}, overwritten */
	void line(final float[][][] maps, final float y, final float[][] line) {
		final float v = index(y, rows);
		final int j = (int) v;
		final float b = v - j;
		for (int m = 0; m < maps.length; m++)
			for (int i = 0; i < columns; i++)
				line[m][i] = Shapes.mix(maps[m][j][i], maps[m][j + 1][i], b);
	}

	/** Values on a line. @param line of {@link #line} @param values one for each map */
	void onLine(final float[][] line, final float x, final float[] values) {
		final float u = index(x, columns);
		final int i = (int) u;
		final float a = u - i;
		for (int m = 0; m < line.length; m++)
			values[m] = line[m][i] + a * (line[m][i + 1] - line[m][i]);
	}
}
