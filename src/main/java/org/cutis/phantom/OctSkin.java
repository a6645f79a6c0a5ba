package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the layers of an OCT phantom lie. Depths in voxels, indexed
 * {@code [scan][x]}, not rounded; motion is in them.
 *
 * @param glass lower face of the glass
 * @param surface the skin's surface, at least 1.5 µm below the glass
 * @param junction the middle of the DEJ, at least 20 µm below the surface
 * @param level mean depth of the skin's surface, voxels: where {@link Channel}s count their depth from
 * @param shift each B-scan's motion, voxels
 */
record OctSkin(float[][] glass, float[][] surface, float[][] junction, double level, float[] shift) {

	/**
	 * Draws the layers. The thicknesses are general knowledge of human skin (the
	 * paper gives none): coupling medium 3 to 20 µm, epidermis with stratum corneum 45 to
	 * 95 µm, rete ridges 60 to 120 µm apart and 6 to 40 µm high. The glass is
	 * flat, slightly tilted and bowed; the skin has waves, wrinkles and furrows.
	 *
	 * @param channels pits in the surface and dips in the junction
	 */
	static OctSkin draw(final OctPhantomOptions o, final List<Channel> channels, final Chance chance) {
		final double top = chance.uniform(8, 26);
		final double gap = chance.uniform(3, 20);
		final double thickness = chance.uniform(45, 95);
		final boolean flat = chance.happens(0.25);
		final double ridges = flat ? chance.uniform(3, 7) : chance.uniform(7, 20);
		final double[] plane = { chance.uniform(-6, 6), chance.uniform(-6, 6), chance.uniform(-2, 4) };
		final double[] tilt = { chance.uniform(-5, 5), chance.uniform(-5, 5) };
		final double crease = chance.uniform(0.12, 0.5);
		final double furrows = chance.happens(0.7) ? chance.uniform(4, 18) : 0;
		final float[][] waves = field(o, 300, 1200, chance.uniform(2, 6), chance);
		final float[][] wrinkles = field(o, 40, 200, chance.uniform(0.4, 2), chance);
		final float[][] creases = field(o, 200, 500, 1, chance);
		final float[][] ridge = field(o, 60, 120, 1, chance);
		final float[][] height = field(o, 200, 600, 0.35, chance);
		final float[][] ragged = field(o, 12, 30, chance.uniform(0.2, 0.9), chance);
		final float[] shift = shifts(o, chance);

		final float[][] glass = new float[o.scans()][o.width()];
		final float[][] surface = new float[o.scans()][o.width()];
		final float[][] junction = new float[o.scans()][o.width()];
		final double half = Math.max(230, 0.5 * o.pixel() * Math.max(o.width(), o.scans()));
		for (int y = 0; y < o.scans(); y++) {
			final double v = o.pixel() * (y - 0.5 * o.scans()) / half;
			final List<Channel> near = near(channels, o.pixel() * y);
			for (int x = 0; x < o.width(); x++) {
				final double u = o.pixel() * (x - 0.5 * o.width()) / half;
				final double g = Math.max(2, top + plane[0] * u + plane[1] * v + plane[2] * (u * u + v * v));
				final double base = g + gap + tilt[0] * u + tilt[1] * v + waves[y][x];
				final double notch = Math.max(0, 1 - Math.abs(creases[y][x]) / crease);
				double s = base + wrinkles[y][x] + furrows * notch * notch;
				final double peg = 1.3 * ridge[y][x] / StrictMath.sqrt(1 + ridge[y][x] * ridge[y][x]);
				double j = base + 0.4 * furrows * notch * notch + thickness + ridges * peg * Math.max(0.2, 1 +
					height[y][x]) + ragged[y][x];
				for (final Channel c : near) {
					final double d = c.distance(o.pixel() * x, o.pixel() * y, 0) / c.radius(0);
					s += c.pit() * StrictMath.exp(-d * d);
					j += c.dip() * StrictMath.exp(-0.4 * d * d);
				}
				s = Math.max(g + 1.5, s);
				glass[y][x] = (float) (g / o.pixel() + shift[y]);
				surface[y][x] = (float) (s / o.pixel() + shift[y]);
				junction[y][x] = (float) (Math.max(s + 20, j) / o.pixel() + shift[y]);
			}
		}
		return new OctSkin(glass, surface, junction, (top + gap) / o.pixel(), shift);
	}

	private static List<Channel> near(final List<Channel> channels, final double y) {
		final List<Channel> near = new ArrayList<>();
		for (final Channel c : channels)
			if (c.reaches(y, 0)) near.add(c);
		return near;
	}

	private static float[] shifts(final OctPhantomOptions o, final Chance chance) {
		final float[][] slow = SmoothField.of(1, o.scans(), 8, 60, chance);
		final float[] shift = new float[o.scans()];
		for (int y = 0; y < shift.length; y++)
			shift[y] = (float) (o.motion() * (0.8 * slow[y][0] + 0.6 * chance.normal()) / o.pixel());
		return shift;
	}

	/** A smooth field in µm. @param minWave µm; waves that the voxels could not show are left out @param sd µm */
	static float[][] field(final OctPhantomOptions o, final double minWave, final double maxWave, final double sd,
		final Chance chance)
	{
		final double min = Math.max(3, minWave / o.pixel());
		final float[][] field = SmoothField.of(o.width(), o.scans(), min, Math.max(1.5 * min, maxWave / o.pixel()), chance);
		for (final float[] row : field)
			for (int x = 0; x < row.length; x++)
				row[x] *= sd;
		return field;
	}
}
