package org.cutis.phantom;

import java.util.Arrays;

/**
 * What hides the tissue, after MED-Net's footnote 3: under-illumination, saturation, air bubbles in the immersion
 * medium ("large dark round/oval areas"), bubbles in the oil ("bright highly reflecting blobs or amorphous structures").
 */
final class RcmArtifacts {

	static final int DARK = 0, SATURATED = 1, BUBBLE = 2, REFLECTION = 3, KINDS = 4;

	/** Of each kind among the artifacts. */
	private static final double[] SHARES = { 0.3, 0.22, 0.26, 0.22 };

	/** Artifacts per mm²: they cover about a sixth of a mosaic. */
	private static final double DENSITY = 0.7;

	/** How far from a mosaic's border an artifact's middle can be, µm. */
	private static final double MARGIN = 400;

	/** Nowhere near an artifact, µm. */
	private static final float FAR = -1000;

	private final NodeGrid grid;

	private final float[][][] inside;

	private final float[][] warp;

	private RcmArtifacts(final NodeGrid grid, final float[][] warp) {
		this.grid = grid;
		this.warp = warp;
		inside = new float[KINDS][grid.rows()][grid.columns()];
		for (final float[][] map : inside)
			for (final float[] row : map)
				Arrays.fill(row, FAR);
	}

	/** @return about how far inside an artifact each node is, µm (outside: negative), {@code [kind][row][column]} */
	static float[][][] draw(final RcmPhantomOptions o, final NodeGrid grid, final Chance chance) {
		final RcmArtifacts drawn = new RcmArtifacts(grid, grid.field(160, 900, chance));
		final double w = o.width() * o.pixel(), h = o.height() * o.pixel();
		final double area = (w + 2 * MARGIN) * (h + 2 * MARGIN) * 1e-6;
		for (int n = chance.count(o.artifacts() * DENSITY * area * chance.uniform(0.4, 1.6)); n > 0; n--) {
			final double x = chance.uniform(-MARGIN, w + MARGIN), y = chance.uniform(-MARGIN, h + MARGIN);
			final int kind = kind(chance.uniform(0, 1));
			if (kind == BUBBLE) drawn.bubbles(x, y, chance);
			else drawn.spot(kind, x, y, chance);
		}
		return drawn.inside;
	}

	private static int kind(final double u) {
		double sum = 0;
		for (int k = 0; k < KINDS - 1; k++)
			if (u < (sum += SHARES[k])) return k;
		return KINDS - 1;
	}

	/** An ellipse with a wavy border. */
	private void spot(final int kind, final double x, final double y, final Chance chance) {
		final double longer = 130 * StrictMath.pow(5.2, chance.uniform(0, 1));
		final double shorter = longer * chance.uniform(0.45, 1);
		final double angle = chance.uniform(0, StrictMath.PI);
		final double cos = StrictMath.cos(angle) / longer, sin = StrictMath.sin(angle) / longer;
		final double ratio = longer / shorter, wave = 0.16 * shorter;
		add(kind, x, y, 1.8 * longer, (dx, dy, w) -> {
			final double u = dx * cos + dy * sin, v = (dy * cos - dx * sin) * ratio;
			return (1 - Math.sqrt(u * u + v * v)) * shorter + wave * w;
		});
	}

	private void bubbles(final double x, final double y, final Chance chance) {
		for (int n = 1 + chance.below(6); n > 0; n--) {
			final double radius = 35 * StrictMath.pow(8, chance.uniform(0, 1));
			add(BUBBLE, x + 260 * chance.normal(), y + 260 * chance.normal(), radius + 60, (dx, dy, w) -> radius - Math.sqrt(
				dx * dx + dy * dy));
		}
	}

	@FunctionalInterface
	private interface Inside {

		double at(double dx, double dy, float warp);
	}

	private void add(final int kind, final double x, final double y, final double reach, final Inside shape) {
		final int i1 = (int) NodeGrid.index((float) (x + reach), grid.columns()) + 1;
		final int j1 = (int) NodeGrid.index((float) (y + reach), grid.rows()) + 1;
		for (int j = (int) NodeGrid.index((float) (y - reach), grid.rows()); j <= j1; j++)
			for (int i = (int) NodeGrid.index((float) (x - reach), grid.columns()); i <= i1; i++) {
				final double d = shape.at(NodeGrid.place(i) - x, NodeGrid.place(j) - y, warp[j][i]);
				inside[kind][j][i] = (float) Math.max(inside[kind][j][i], d);
			}
	}
}
