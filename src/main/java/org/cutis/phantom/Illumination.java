package org.cutis.phantom;

import java.util.List;

/** How much of the light reaches and leaves each column of the skin: less at the field's edges and under what casts shadows. */
final class Illumination {

	/** Dark columns per mm². */
	private static final double SHADOWS = 25;

	/** How far from a B-scan a shadow's middle can be and still reach it, µm. */
	private static final double MARGIN = 120;

	private Illumination() {}

	/** @return factor on the amplitude, 0 to 1, indexed {@code [scan][x]} */
	static float[][] draw(final OctPhantomOptions o, final List<Channel> follicles, final Chance chance) {
		final float[][] light = edges(o, chance);
		final double w = o.width() * o.pixel();
		final double h = o.scans() * o.pixel();
		for (int n = chance.count(o.shadows() * SHADOWS * w * (h + 2 * MARGIN) * 1e-6 * chance.uniform(0.3, 1.7)); n > 0; n--)
			shade(light, chance.uniform(0, w), chance.uniform(-MARGIN, h + MARGIN), chance.uniform(3, 22), chance.uniform(8, MARGIN), chance
				.uniform(0.15, 0.75), o);
		for (final Channel c : follicles)
			if (c.core() > 0) shade(light, c.x(), c.y(), 2 * c.core(), 2 * c.core(), 0.35, o);
		return light;
	}

	private static float[][] edges(final OctPhantomOptions o, final Chance chance) {
		final double fallX = chance.uniform(0, 0.55);
		final double fallY = chance.uniform(0, 0.3);
		final double centre = chance.uniform(-0.3, 0.3);
		final float[][] light = new float[o.scans()][o.width()];
		for (int y = 0; y < o.scans(); y++)
			for (int x = 0; x < o.width(); x++) {
				final double u = 2.0 * x / o.width() - 1 - centre;
				final double v = 2.0 * y / o.scans() - 1;
				light[y][x] = (float) StrictMath.exp(-fallX * u * u - fallY * v * v);
			}
		return light;
	}

	/** An ellipse of less light with soft edges. @param rx µm @param ry µm @param left share of the amplitude */
	private static void shade(final float[][] light, final double px, final double py, final double rx, final double ry,
		final double left, final OctPhantomOptions o)
	{
		final int y1 = (int) Math.min(o.scans() - 1, (py + 1.6 * ry) / o.pixel());
		final int x1 = (int) Math.min(o.width() - 1, (px + 1.6 * rx) / o.pixel());
		for (int y = (int) Math.max(0, (py - 1.6 * ry) / o.pixel()); y <= y1; y++)
			for (int x = (int) Math.max(0, (px - 1.6 * rx) / o.pixel()); x <= x1; x++) {
				final double dx = (x * o.pixel() - px) / rx;
				final double dy = (y * o.pixel() - py) / ry;
				final double d2 = dx * dx + dy * dy;
				light[y][x] *= 1 - (1 - left) * StrictMath.exp(-d2 * d2);
			}
	}
}
