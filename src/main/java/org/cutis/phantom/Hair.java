package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;

/** Hairs: thin, bright, nearly straight lines that cross the surface obliquely. */
final class Hair {

	private Hair() {}

	static List<Tube> grow(final Skin skin, final int most, final Chance chance) {
		final List<Tube> hairs = new ArrayList<>();
		for (int n = most == 0 ? 0 : chance.below(most + 1); n > 0; n--) {
			final double x = chance.uniform(0, skin.width());
			final double y = chance.uniform(0, skin.scans());
			final double z = Skin.at(skin.top(), x, y);
			final double heading = chance.uniform(0, 2 * StrictMath.PI);
			final double slope = chance.uniform(0.25, 0.9);
			final double end = chance.uniform(20, 160);
			final double radius = chance.uniform(4, 8);
			final double gain = chance.uniform(3, 6);
			final double bend = chance.uniform(-1e-3, 1e-3);
			// in pieces, so that its brightness varies along it
			List<Tube.Point> piece = new ArrayList<>();
			for (double t = -z - 5; t < end; t++) {
				final double across = slope * t + bend * t * t;
				piece.add(new Tube.Point(x + across * StrictMath.cos(heading), y + across * StrictMath.sin(
					heading), z + t, radius));
				if (piece.size() < 9) continue;
				final double strength = gain * chance.logNormal(0.25) * (t > 0 ? 0.7 : 1);
				hairs.add(new Tube(piece, 1.8 * strength, 1.2 * strength));
				piece = new ArrayList<>(piece.subList(8, 9));
			}
		}
		return hairs;
	}
}
