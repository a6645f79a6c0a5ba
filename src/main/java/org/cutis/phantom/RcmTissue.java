package org.cutis.phantom;

import org.cutis.model.RcmClasses;

/**
 * The reflectance of a whole mosaic, a function of the place in µm.
 *
 * @param maps of {@link RcmMaps}
 * @param textures by class; meshwork and ring are the same; none for artifacts
 * @param cells lattice of the cells
 * @param blobs shape of reflections
 */
record RcmTissue(NodeGrid grid, float[][][] maps, RcmTexture[] textures, Lattice cells, ValueNoise blobs) {

	/** Less of a class is not seen. */
	private static final float LEAST = 0.01f;

	static RcmTissue draw(final RcmPhantomOptions o, final NodeGrid grid, final float[][][] maps, final Chance chance) {
		final RcmJunction junction = RcmJunction.draw(chance);
		final RcmTexture[] textures = new RcmTexture[RcmClasses.ALL.size()];
		textures[RcmClasses.BACKGROUND] = RcmSkin.draw(o, junction, chance);
		textures[RcmClasses.MESHWORK] = junction;
		textures[RcmClasses.NESTED] = RcmNests.draw(chance);
		textures[RcmClasses.ASPECIFIC] = RcmDisorder.draw(o, junction, chance);
		return new RcmTissue(grid, maps, textures, new Lattice((float) chance.uniform(10.5, 13), 0.3f, chance.below(1 << 30)),
			new ValueNoise(24, chance.below(1 << 30)));
	}

	private static float weight(final RcmPlace p, final int index) {
		return index == RcmClasses.MESHWORK ? p.values[index] + p.values[RcmClasses.RING] : p.values[index];
	}

	/** How bright a cell is. @param place only its place need be set */
	float cell(final RcmPlace place, final int hash) {
		grid.at(maps, place.x, place.y, place.values);
		float sum = 0;
		for (int c = 0; c < textures.length; c++)
			if (textures[c] != null && weight(place, c) > LEAST) sum += weight(place, c) * textures[c].cell(place, hash);
		return sum;
	}

	/** Reflectance. @param place with its values @param cells of the strip */
	float at(final RcmPlace place, final RcmCells strip) {
		float sum = 0;
		for (int c = 0; c < textures.length; c++)
			if (textures[c] != null && weight(place, c) > LEAST) sum += weight(place, c) * textures[c].base(place);
		sum += strip.at(place.x, place.y, place.nearest);
		return hidden(sum * (1 + 0.16f * place.values[RcmMaps.DEPTH]), place);
	}

	/** With the artifacts over it. */
	private float hidden(final float tissue, final RcmPlace p) {
		final int first = RcmMaps.ARTIFACTS;
		final float dark = Shapes.clamp(0.82f + 0.1f * p.patch());
		float v = tissue * (1 - dark * Shapes.step(-70, 45, p.values[first + RcmArtifacts.DARK]));
		v = Shapes.mix(v, 2.2f, Shapes.step(-50, 60, p.values[first + RcmArtifacts.SATURATED]));
		final float reflection = p.values[first + RcmArtifacts.REFLECTION];
		if (reflection > -30) v = reflected(v, reflection, p);
		final float bubble = p.values[first + RcmArtifacts.BUBBLE];
		if (bubble > -20) v = Shapes.mix(v, 0.03f, Shapes.step(-6, 2, bubble)) + 0.55f * Shapes.band(-4, 1, 4, bubble);
		return v;
	}

	/** Amorphous bright blobs, blurred tissue between. */
	private float reflected(final float tissue, final float inside, final RcmPlace p) {
		final float n = blobs.at(p.x, p.y) + 0.5f * blobs.at(2.1f * p.y, 2.1f * p.x) + 0.006f * Math.min(80, inside);
		final float v = Shapes.mix(tissue, 0.22f, 0.8f * Shapes.step(-25, 25, inside));
		return v + 1.3f * Shapes.step(0.3f, 0.95f, n) * Shapes.step(-20, 20, inside);
	}
}
