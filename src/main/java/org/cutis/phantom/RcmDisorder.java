package org.cutis.phantom;

/**
 * Aspecific pattern: cells and strands are seen clearly, but "completely disorganized" (MUNet section 1): pieces of
 * bright strands of any direction and thickness, which can look like a torn meshwork, and bright cells strewn about; the harder the mosaic, the more is left of the
 * papillae ("associated with disruption of the DEJ").
 *
 * @param strands the lines along which this is 0
 * @param thickness of the strands
 * @param haze what lies between
 * @param junction the papillae
 * @param left how well they are seen at most
 */
record RcmDisorder(ValueNoise strands, ValueNoise thickness, ValueNoise haze, ValueNoise grain, RcmJunction junction,
	float left) implements RcmTexture
{

	static RcmDisorder draw(final RcmPhantomOptions o, final RcmJunction junction, final Chance chance) {
		final float spacing = (float) chance.uniform(26, 42);
		return new RcmDisorder(new ValueNoise(spacing, chance.below(1 << 30)), new ValueNoise(2.2f * spacing, chance.below(
			1 << 30)), new ValueNoise(60, chance.below(1 << 30)), new ValueNoise(8, chance.below(1 << 30)), junction, (float) o
				.difficulty());
	}

	@Override
	public float base(final RcmPlace p) {
		final float x = p.x + p.values[RcmMaps.WARP_X], y = p.y + p.values[RcmMaps.WARP_Y];
		final float off = Math.abs(strands.at(x, y) + 0.35f * strands.at(2.3f * y, 2.3f * x));
		final float wide = 0.16f + 0.2f * thickness.at(y, x);
		final float strand = wide <= 0.02f ? 0 : 1 - Shapes.step(0.4f * wide, wide, off);
		final float remains = left * Shapes.step(-0.3f, 1.5f, p.patch());
		final float papilla = remains > 0 ? remains * Shapes.step(-3, 6, junction.papilla(p)) : 0;
		return (1 - 0.7f * papilla) * (0.24f + 0.09f * haze.at(p.x, p.y) + 0.06f * grain.at(p.x, p.y) + (0.26f + 0.05f * p.patch()) * strand);
	}

	@Override
	public float cell(final RcmPlace p, final int hash) {
		final float own = Hash.low(hash);
		return own < 0.16f + 0.1f * p.patch() ? 0.2f + 0.5f * Hash.high(Hash.again(hash)) : 0;
	}
}
