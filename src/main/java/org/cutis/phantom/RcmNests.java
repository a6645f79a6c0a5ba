package org.cutis.phantom;

/**
 * Nested pattern: clods of 50 to 200 µm, packed with bright cells, in a darker surrounding ("dense nests of melanocytes
 * that can be attached to the DEJ or separated from it", MUNet section 1).
 *
 * @param clods their lattice
 * @param border waves of a clod's border
 * @param grain unevenness of what lies between
 */
record RcmNests(Lattice clods, ValueNoise border, ValueNoise grain) implements RcmTexture {

	/** The rest has none, or has fallen in. */
	private static final float PRESENT = 0.9f;

	static RcmNests draw(final Chance chance) {
		return new RcmNests(new Lattice((float) chance.uniform(105, 170), 0.3f, chance.below(1 << 30)), new ValueNoise(28, chance
			.below(1 << 30)), new ValueNoise(14, chance.below(1 << 30)));
	}

	/** How far inside a clod a place is, µm; outside negative. */
	private float clod(final RcmPlace p) {
		clods.nearest(p.x + 0.5f * p.values[RcmMaps.WARP_X], p.y + 0.5f * p.values[RcmMaps.WARP_Y], p.nearest);
		if (Hash.high(Hash.again(p.nearest.hash)) > PRESENT) return -50;
		final float radius = clods.spacing() * (0.24f + 0.34f * Hash.low(Hash.again(p.nearest.hash)));
		return Shapes.softMin(p.nearest.border - 5, radius - p.nearest.distance, 10) + 5 * border.at(p.x, p.y);
	}

	@Override
	public float base(final RcmPlace p) {
		final float in = clod(p);
		final float outside = 0.17f + 0.07f * grain.at(p.x, p.y) - 0.07f * Shapes.band(-14, -3, 4, in);
		return Shapes.mix(outside, 0.4f, Shapes.step(-2, 3, in));
	}

	@Override
	public float cell(final RcmPlace p, final int hash) {
		final float in = clod(p);
		if (in < 0) return Hash.low(hash) < 0.05f ? 0.3f : 0;
		return 0.22f + 0.38f * Hash.low(hash);
	}
}
