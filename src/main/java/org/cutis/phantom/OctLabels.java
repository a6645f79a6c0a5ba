package org.cutis.phantom;

import java.util.List;

import org.cutis.model.OctClasses;

/** The classes of one B-scan, exactly. */
final class OctLabels {

	private OctLabels() {}

	/**
	 * The band that a round pen of the DEJ's width (5 µm, but at least one voxel) draws
	 * along the junction within the B-scan, as a doctor draws it: where it begins and
	 * ends in each column, voxels, not rounded.
	 *
	 * @param junction depths of the middle, voxels; straight from column to column
	 * @return {upper, lower}
	 */
	static float[][] band(final float[] junction, final double pixel) {
		final double r = Math.max(0.5, 0.5 * OctClasses.DEJ_WIDTH / pixel);
		final int reach = (int) Math.ceil(r);
		final float[][] band = new float[2][junction.length];
		for (int x = 0; x < junction.length; x++) {
			double upper = junction[x] - r;
			double lower = junction[x] + r;
			for (int k = Math.max(0, x - reach); k < Math.min(junction.length - 1, x + reach); k++) {
				upper = Math.min(upper, -edge(k - x, -junction[k], -junction[k + 1], r));
				lower = Math.max(lower, edge(k - x, junction[k], junction[k + 1], r));
			}
			band[0][x] = (float) upper;
			band[1][x] = (float) lower;
		}
		return band;
	}

	/** Lowest point at column 0 of discs of radius r whose centres go from (from, z0) to (from + 1, z1). */
	private static double edge(final int from, final double z0, final double z1, final double r) {
		final double slope = z1 - z0;
		// where the derivative of z + sqrt(r² - t²) is 0
		final double best = slope * r / Math.sqrt(1 + slope * slope);
		final double t = Math.max(Math.max(-r, from), Math.min(Math.min(r, from + 1), best));
		return z0 + slope * (t - from) + Math.sqrt(Math.max(0, r * r - t * t));
	}

	/**
	 * Labels a B-scan. Voxel z reaches from depth z to z + 1 and has the class of its middle. In a column without follicle: glass above round(glass),
	 * glycerol above round(surface), epidermis above round(upper), DEJ above round(lower), dermis
	 * below. Inside a follicle the skin is epidermis; up to 2.5 µm to either side of its wall along x, from
	 * the band down, it is DEJ.
	 *
	 * @param labels width x depth, x fastest
	 * @param follicles those that may reach this B-scan
	 */
	static void draw(final byte[] labels, final int y, final OctSkin skin, final List<Channel> follicles,
		final OctPhantomOptions o)
	{
		final int w = o.width();
		final float[][] band = band(skin.junction()[y], o.pixel());
		for (int x = 0; x < w; x++) {
			final int glass = Math.round(skin.glass()[y][x]);
			final int surface = Math.round(skin.surface()[y][x]);
			final int upper = Math.round(band[0][x]);
			final int lower = Math.round(band[1][x]);
			for (int z = 0; z < o.depth(); z++)
				labels[z * w + x] = (byte) (z < glass ? OctClasses.GLASS : z < surface ? OctClasses.GLYCEROL : z < upper
					? OctClasses.EPIDERMIS : z < lower ? OctClasses.DEJ : OctClasses.DERMIS);
		}
		if (!follicles.isEmpty()) cut(labels, y, skin, follicles, o);
	}

	private static void cut(final byte[] labels, final int y, final OctSkin skin, final List<Channel> follicles,
		final OctPhantomOptions o)
	{
		final int w = o.width();
		for (int z = 0; z < o.depth(); z++)
			for (int x = 0; x < w; x++) {
				if (labels[z * w + x] < OctClasses.DEJ) continue;
				final double wall = wall(follicles, o.pixel() * x, o.pixel() * y, below(skin, y, z, o));
				if (wall < -0.5 * OctClasses.DEJ_WIDTH) labels[z * w + x] = OctClasses.EPIDERMIS;
				else if (wall <= 0.5 * OctClasses.DEJ_WIDTH) labels[z * w + x] = OctClasses.DEJ;
			}
	}

	/** µm below the level where channels count their depth from. */
	static double below(final OctSkin skin, final int y, final int z, final OctPhantomOptions o) {
		return o.pixel() * (z - skin.level() - skin.shift()[y]);
	}

	/** Distance along x to the nearest follicle's wall in this B-scan, µm; negative inside, infinite without one. */
	static double wall(final List<Channel> follicles, final double px, final double py, final double below) {
		double wall = Double.POSITIVE_INFINITY;
		for (final Channel c : follicles)
			wall = Math.min(wall, c.wall(px, py, below));
		return wall;
	}
}
