package org.cutis.phantom;

/**
 * The DEJ with its papillae, dark and round. Ring pattern: a line one cell thick of bright cells around each papilla
 * ("beaded bracelets, or bright rings", MUNet section 1). Meshwork: what lies between the papillae is thickened by
 * melanocytes ("a basket weave appearance"), bright as a whole, and the papillae smaller. One passes into the other.
 *
 * @param papillae their lattice
 * @param grain fine unevenness
 */
record RcmJunction(Lattice papillae, ValueNoise grain) implements RcmTexture {

	/** The ring's cells: their middles lie so far out of the papilla, µm. */
	private static final float RIM = 12;

	static RcmJunction draw(final Chance chance) {
		return new RcmJunction(new Lattice((float) chance.uniform(72, 108), 0.27f, chance.below(1 << 30)), new ValueNoise(9,
			chance.below(1 << 30)));
	}

	/** How far inside a papilla a place is, µm; outside negative. */
	float papilla(final RcmPlace p) {
		papillae.nearest(p.x + p.values[RcmMaps.WARP_X], p.y + p.values[RcmMaps.WARP_Y], p.nearest);
		final float thick = p.thickening();
		final float radius = papillae.spacing() * (0.38f + 0.16f * Hash.low(Hash.again(p.nearest.hash))) * (1 - 0.1f * thick);
		return Shapes.softMin(p.nearest.border - Shapes.mix(7, 17, thick), radius - p.nearest.distance, 10);
	}

	@Override
	public float base(final RcmPlace p) {
		final float in = papilla(p);
		final float within = 0.1f + 0.03f * grain.at(p.x, p.y);
		final float between = Shapes.mix(0.22f, 0.42f, p.thickening()) + 0.05f * grain.at(p.x, p.y);
		return Shapes.mix(between, within, Shapes.step(-3, 4, in));
	}

	@Override
	public float cell(final RcmPlace p, final int hash) {
		final float in = papilla(p);
		if (in > 1) return 0;
		final float thick = p.thickening();
		final float own = Hash.low(hash);
		if (in > -RIM) return Shapes.mix(0.42f, 0.3f, thick) + 0.3f * own;
		return Shapes.mix(0.06f * own, own < 0.7f ? 0.2f + 0.35f * own : 0, thick);
	}
}
