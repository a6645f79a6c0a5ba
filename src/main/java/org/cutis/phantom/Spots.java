package org.cutis.phantom;

/**
 * Bright cells of the epidermis, such as pigmented ones and Langerhans cells.
 *
 * @param places x, y, share of the epidermis' thickness, radius, strength: µm, µm, 0 to 1, µm, times the amplitude
 */
record Spots(float[][] places) {

	/** Mean volume per spot, µm³, at density 1. */
	private static final double VOLUME = 22000;

	private static final int MOST = 200_000;

	static Spots draw(final OctPhantomOptions o, final double thickness, final Chance chance) {
		final double w = o.width() * o.pixel();
		final double h = o.scans() * o.pixel() + 12;
		final double density = chance.logNormal(0.5);
		final float[][] places = new float[Math.min(MOST, chance.count(density * w * h * thickness / VOLUME))][];
		for (int i = 0; i < places.length; i++)
			places[i] = new float[] { (float) chance.uniform(0, w), (float) (chance.uniform(0, h) - 6), (float) chance
				.uniform(0.1, 0.97), (float) chance.uniform(1, 2.6), (float) (2.2 * chance.logNormal(0.4)) };
		return new Spots(places);
	}

	/** Brightens a B-scan's amplitude where its spots are. */
	void add(final float[] amplitude, final int y, final OctSkin skin, final OctPhantomOptions o) {
		for (final float[] p : places) {
			final double dy = p[1] - y * o.pixel();
			if (Math.abs(dy) > 2.5 * p[3]) continue;
			final int xi = Math.min(o.width() - 1, (int) (p[0] / o.pixel()));
			final double z = skin.surface()[y][xi] + p[2] * (skin.junction()[y][xi] - skin.surface()[y][xi]);
			brighten(amplitude, p, dy, z, o);
		}
	}

	private static void brighten(final float[] amplitude, final float[] p, final double dy, final double z,
		final OctPhantomOptions o)
	{
		final double reach = 2.5 * p[3] / o.pixel();
		final double x = p[0] / o.pixel();
		for (int zi = (int) Math.max(0, Math.ceil(z - reach)); zi <= Math.min(o.depth() - 1, z + reach); zi++)
			for (int xi = (int) Math.max(0, Math.ceil(x - reach)); xi <= Math.min(o.width() - 1, x + reach); xi++) {
				final double dx = (xi - x) * o.pixel();
				final double dz = (zi - z) * o.pixel();
				amplitude[zi * o.width() + xi] *= 1 + p[4] * StrictMath.exp(-(dx * dx + dy * dy + dz * dz) / (2 * p[3] *
					p[3]));
			}
	}
}
