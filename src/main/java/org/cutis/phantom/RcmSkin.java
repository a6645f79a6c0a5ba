package org.cutis.phantom;

/**
 * Background: skin around the lesion, or a place in it that is not at the DEJ (MED-Net, footnote 3). Above the DEJ a
 * honeycomb of keratinocytes with bright borders and skin lines, below it the dermis' fine fibres; in between, and the
 * more the harder the mosaic, the papillae of normal skin shine through.
 *
 * @param keratinocytes the honeycomb
 * @param lines furrows of the skin
 * @param fibres of the dermis
 * @param cos of the fibres' direction
 * @param sin of it
 * @param junction the papillae
 * @param papillae how well they are seen
 */
record RcmSkin(Lattice keratinocytes, Lattice lines, ValueNoise fibres, float cos, float sin, RcmJunction junction,
	float papillae) implements RcmTexture
{

	static RcmSkin draw(final RcmPhantomOptions o, final RcmJunction junction, final Chance chance) {
		final double angle = chance.uniform(0, StrictMath.PI);
		return new RcmSkin(new Lattice((float) chance.uniform(14, 20), 0.34f, chance.below(1 << 30)), new Lattice((float) chance
			.uniform(260, 480), 0.3f, chance.below(1 << 30)), new ValueNoise(7, chance.below(1 << 30)), (float) StrictMath.cos(
				angle), (float) StrictMath.sin(angle), junction, (float) (o.difficulty() * chance.uniform(0.1, 0.9)));
	}

	@Override
	public float base(final RcmPlace p) {
		final float above = Shapes.step(-0.4f, 0.4f, p.values[RcmMaps.SKIN]);
		final float honeycomb = above > 0 ? honeycomb(p) : 0;
		final float dermis = above < 1 ? dermis(p) : 0;
		return Shapes.mix(dermis, honeycomb, above) - seen(p) * 0.35f * Shapes.step(-6, 6, junction.papilla(p));
	}

	private float honeycomb(final RcmPlace p) {
		keratinocytes.nearest(p.x, p.y, p.nearest);
		final float cell = 0.3f + 0.05f * Hash.low(Hash.again(p.nearest.hash)) + 0.13f * (1 - Shapes.step(0.6f, 3.2f,
			p.nearest.border));
		lines.nearest(p.x + 2 * p.values[RcmMaps.WARP_X], p.y + 2 * p.values[RcmMaps.WARP_Y], p.nearest);
		return cell * (1 - 0.6f * (1 - Shapes.step(5, 16, p.nearest.border)));
	}

	private float dermis(final RcmPlace p) {
		final float along = p.x * cos + p.y * sin + p.values[RcmMaps.WARP_X], across = p.y * cos - p.x * sin +
			p.values[RcmMaps.WARP_Y];
		return 0.3f + 0.08f * fibres.at(0.16f * along, across) + 0.05f * fibres.at(0.3f * across, 1.3f * along) + 0.03f * p
			.patch();
	}

	/** Papillae show where the mosaic's plane passes through the junction. */
	private float seen(final RcmPlace p) {
		return papillae * Shapes.band(-0.5f, 0.5f, 0.3f, p.values[RcmMaps.SKIN]);
	}

	@Override
	public float cell(final RcmPlace p, final int hash) {
		final float seen = seen(p);
		return seen > 0.01f ? 0.7f * seen * junction.cell(p, hash) : 0;
	}
}
