package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;

/** All that is drawn for a whole tomogram; makes its B-scans one at a time. */
record OctScene(OctPhantomOptions options, OctSkin skin, OctOptics optics, OctTissue tissue, Reflections reflections) {

	/** Random numbers of B-scans come from this part on. */
	private static final int FIRST_SCAN = 100;

	static OctScene draw(final OctPhantomOptions o) {
		final long seed = o.seed();
		final List<Channel> follicles = Channel.follicles(o, new Chance(seed, 21));
		final List<Channel> ducts = Channel.ducts(o, new Chance(seed, 22));
		final List<Channel> all = new ArrayList<>(follicles);
		all.addAll(ducts);
		final OctSkin skin = OctSkin.draw(o, all, new Chance(seed, 23));
		final OctOptics optics = OctOptics.draw(o, new Chance(seed, 24));
		final Chance chance = new Chance(seed, 25);
		final double p = o.pixel();
		final OctTissue tissue = new OctTissue(o, skin, optics, contrast(o, chance), Illumination.draw(o, follicles,
			new Chance(seed, 26)), new Texture(8 / p, 22 / p, 1, chance), new Texture(9 / p, 45 / p, 2, chance), Spots.draw(
				o, 75, new Chance(seed, 27)), follicles, ducts);
		return new OctScene(o, skin, optics, tissue, Reflections.draw(o, skin, optics, new Chance(seed, 28)));
	}

	/** In places the DEJ is hardly visible. */
	private static float[][] contrast(final OctPhantomOptions o, final Chance chance) {
		final double mean = chance.uniform(0.7, 1);
		final float[][] contrast = OctSkin.field(o, 80, 300, 0.25, chance);
		for (final float[] row : contrast)
			for (int x = 0; x < row.length; x++)
				row[x] = (float) Math.max(0.05, Math.min(1, mean + row[x]));
		return contrast;
	}

	/** @param labels width x depth, x fastest; all are written */
	void label(final int y, final byte[] labels) {
		OctLabels.draw(labels, y, skin, near(tissue.follicles(), y), options);
	}

	/** @param grey width x depth, x fastest; all are written */
	void record(final int y, final byte[] grey) {
		final OctTissue here = tissue.near(near(tissue.follicles(), y), near(tissue.ducts(), y));
		final Chance chance = new Chance(options.seed(), FIRST_SCAN + y);
		final OctSpeckle speckle = OctSpeckle.draw(options.width(), options.depth(), options.resolution() / options.pixel(),
			chance);
		final float[] intensity = OctDetector.intensity(here.amplitude(y), reflections.amplitude(y), speckle, options
			.noise(), chance);
		OctDetector.compress(intensity, optics.black(), optics.white(), grey);
	}

	private List<Channel> near(final List<Channel> channels, final int y) {
		final double p = options.pixel();
		return channels.stream().filter(c -> c.reaches(p * y, p * options.depth())).toList();
	}
}
