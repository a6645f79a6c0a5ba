package org.cutis.phantom;

/**
 * Mirror-like reflections in a B-scan: the glass's lower face, the skin's surface where it lies
 * level, and faint lines at fixed depths that come from inside the instrument.
 *
 * @param dust how bright the glass's reflection is along it, dB
 * @param moisture how bright the skin's reflection is along it, dB
 * @param ghosts depth in voxels and brightness in dB of each fixed line
 */
record Reflections(OctPhantomOptions options, OctSkin skin, OctOptics optics, float[][] dust, float[][] moisture,
	double[][] ghosts)
{

	static Reflections draw(final OctPhantomOptions o, final OctSkin skin, final OctOptics optics, final Chance chance) {
		final double[][] ghosts = new double[chance.below(4)][];
		for (int i = 0; i < ghosts.length; i++)
			ghosts[i] = new double[] { chance.uniform(0, o.depth()), chance.uniform(-3, 9) };
		return new Reflections(o, skin, optics, OctSkin.field(o, 30, 200, 2, chance), OctSkin.field(o, 15, 120, 4, chance),
			ghosts);
	}

	/** @return amplitude in units of the noise's, width x depth, x fastest */
	float[] amplitude(final int y) {
		final int w = options.width();
		final float[] lines = new float[w * options.depth()];
		final double sigma = Math.max(0.45, 0.6 * options.resolution() / options.pixel());
		for (int x = 0; x < w; x++) {
			add(lines, x, skin.glass()[y][x], OctOptics.amplitude(optics.glassLine() + dust[y][x]), sigma);
			final double slope = skin.surface()[y][Math.min(w - 1, x + 1)] - skin.surface()[y][Math.max(0, x - 1)];
			// tilted by some 10 degrees, the reflection misses the objective
			final double level = StrictMath.exp(-slope * slope / 0.12);
			add(lines, x, skin.surface()[y][x], level * OctOptics.amplitude(optics.skinLine() + moisture[y][x]), sigma);
			for (final double[] ghost : ghosts)
				add(lines, x, ghost[0], OctOptics.amplitude(ghost[1]), sigma);
		}
		return lines;
	}

	/** @param border first voxel (not rounded) below the reflecting face */
	private void add(final float[] lines, final int x, final double border, final double amplitude, final double sigma) {
		final double centre = border - 0.5;
		final int reach = (int) Math.ceil(3 * sigma);
		final int middle = (int) Math.round(centre);
		for (int z = Math.max(0, middle - reach); z <= Math.min(options.depth() - 1, middle + reach); z++) {
			final double d = (z - centre) / sigma;
			lines[z * options.width() + x] += amplitude * StrictMath.exp(-0.5 * d * d);
		}
	}
}
