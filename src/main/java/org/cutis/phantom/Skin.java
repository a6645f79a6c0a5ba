package org.cutis.phantom;

/**
 * Where the epidermis lies: depth of its upper and lower border in voxels,
 * indexed {@code [y][x]}, not rounded. Voxel z of a column is epidermis if
 * {@code round(top) <= z < round(bottom)}.
 *
 * @param top the skin's surface
 * @param bottom the dermal-epidermal junction
 * @param brightness how strongly this skin's pigment responds, about 0.5 to 1.05
 */
record Skin(float[][] top, float[][] bottom, double brightness) {

	/** The slope is set over at least this width, else narrow phantoms get absurd borders. */
	private static final int SLOPE_WIDTH = 128;

	/**
	 * Draws the borders. Their mean slope along x is 0.036 to 0.05 voxels per
	 * voxel: a single step of one voxel adds 1.2 to the sum of Eq. 5 of the
	 * smoothness-loss paper (0.2 + 0.4 + 0.4 + 0.2), so that the roughness Ra of
	 * the rounded border is 1.2 times the slope, 0.043 to 0.06.
	 */
	static Skin draw(final RsomPhantomOptions options, final Chance chance) {
		final int width = Math.max(options.width(), SLOPE_WIDTH);
		final boolean poor = chance.happens(0.35);
		final double thickness = Math.min(poor ? chance.uniform(12, 24) : chance.uniform(28, 68),
			0.5 * options.depth());
		final double depth = Math.min(chance.uniform(18, 78), 0.25 * options.depth());
		final double brightness = poor ? chance.uniform(0.5, 0.85) : chance.uniform(0.75, 1.05);
		final double follow = chance.uniform(0.3, 1);
		final float[][] upper = SmoothField.of(width, options.scans(), 110, 420, chance);
		final float[][] lower = SmoothField.of(width, options.scans(), 90, 300, chance);
		// across the B-scans the skin may be steeper: that adds nothing to Ra, which is taken along them
		final float[][] across = SmoothField.of(1, options.scans(), 150, 500, chance);
		for (final float[] row : across)
			row[0] *= 4;
		for (int y = 0; y < lower.length; y++)
			for (int x = 0; x < width; x++)
				lower[y][x] += follow * upper[y][x];
		return new Skin(border(upper, options, depth, across, chance), border(lower, options, depth + thickness,
			across, chance), brightness);
	}

	private static float[][] border(final float[][] field, final RsomPhantomOptions options,
		final double depth, final float[][] across, final Chance chance)
	{
		final double scale = chance.uniform(0.036, 0.05) / SmoothField.meanSlope(field);
		double mean = 0;
		for (final float[] row : field)
			for (final float value : row)
				mean += value / ((double) row.length * field.length);
		final float[][] border = new float[options.scans()][options.width()];
		for (int y = 0; y < border.length; y++)
			for (int x = 0; x < options.width(); x++)
				border[y][x] = (float) Math.max(1, Math.min(options.depth() - 1, depth + across[y][0] +
					scale * (field[y][x] - mean)));
		return border;
	}

	int width() {
		return top[0].length;
	}

	int scans() {
		return top.length;
	}

	/** Border at a place that may lie beside the volume. */
	static double at(final float[][] border, final double x, final double y) {
		final int yi = (int) Math.max(0, Math.min(border.length - 1, Math.round(y)));
		final int xi = (int) Math.max(0, Math.min(border[0].length - 1, Math.round(x)));
		return border[yi][xi];
	}
}
