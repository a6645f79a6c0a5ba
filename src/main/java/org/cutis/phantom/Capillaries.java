package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * The capillary loops that hang on the lower border of the epidermis: short
 * winding strands in a layer some 100 µm thick, as bright as the pigment.
 */
final class Capillaries {

	/** Strands per column. */
	private static final double DENSITY = 0.02;

	private Capillaries() {}

	static List<Tube> grow(final Skin skin, final double raggedness, final Chance chance) {
		final List<Tube> strands = new ArrayList<>();
		final double layer = chance.uniform(22, 48);
		final double strength = chance.uniform(0.8, 1.3);
		final int margin = 12;
		final int w = skin.width() + 2 * margin;
		final int h = skin.scans() + 2 * margin;
		// they stand in tufts, with nearly bare patches between
		final float[][] tufts = SmoothField.of(w, h, 25, 120, chance);
		for (int n = chance.count(DENSITY * w * h * chance.uniform(0.6, 1.3)); n > 0; n--) {
			final double x = chance.uniform(0, w);
			final double y = chance.uniform(0, h);
			if (tufts[(int) y][(int) x] < -0.5 && chance.happens(0.85)) continue;
			strands.add(strand(skin, x - margin, y - margin, layer, raggedness * chance.uniform(-1, 2.5),
				strength, chance));
		}
		return strands;
	}

	/** @param rise how far, in voxels, the loop may reach into the epidermis: the label is cut there */
	private static Tube strand(final Skin skin, final double startX, final double startY,
		final double layer, final double rise, final double strength, final Chance chance)
	{
		final double radius = chance.uniform(3.5, 6.5);
		final double u = chance.uniform(0, 1);
		double x = startX;
		double y = startY;
		double below = layer * u * u;
		double heading = chance.uniform(0, 2 * StrictMath.PI);
		double dive = chance.uniform(-1.8, 1.8);
		final List<Tube.Point> points = new ArrayList<>();
		for (int steps = 8 + chance.below(20); steps > 0; steps--) {
			points.add(new Tube.Point(x, y, Skin.at(skin.bottom(), x, y) - rise + Math.abs(below), radius));
			heading += 0.25 * chance.normal();
			dive = 0.9 * dive + 0.3 * chance.normal();
			x += StrictMath.cos(heading);
			y += StrictMath.sin(heading);
			below += dive;
		}
		final double gain = strength * chance.logNormal(0.5);
		return new Tube(points, 4.2 * gain * chance.uniform(0.3, 1.2), 4.2 * gain);
	}
}
