package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * The vascular plexus: trees that lie mostly flat below the capillaries, by a
 * simple growth. A branch walks on with slowly turning heading; where it ends
 * it forks into two, whose radii follow Murray's law (r0³ = r1³ + r2³).
 */
final class VesselTree {

	private static final double THINNEST = 5;

	private final Skin skin;
	private final Chance chance;
	private final List<Tube> branches = new ArrayList<>();

	private VesselTree(final Skin skin, final Chance chance) {
		this.skin = skin;
		this.chance = chance;
	}

	static List<Tube> grow(final Skin skin, final Chance chance) {
		final VesselTree trees = new VesselTree(skin, chance);
		final int margin = 40;
		final int w = skin.width() + 2 * margin;
		final int h = skin.scans() + 2 * margin;
		for (int n = chance.count(w * h * chance.uniform(1, 1.8) / 3000); n > 0; n--) {
			final double u = chance.uniform(0, 1);
			trees.branch(chance.uniform(-margin, w - margin), chance.uniform(-margin, h - margin), 24 + 190 *
				u * StrictMath.sqrt(u), chance.uniform(0, 2 * StrictMath.PI), 0.6 * chance.normal(), chance.uniform(9, 19), 0);
		}
		return trees.branches;
	}

	/**
	 * @param startBelow voxels below the epidermis
	 * @param startDive voxels down per voxel forward
	 * @param radius µm
	 */
	private void branch(final double startX, final double startY, final double startBelow,
		final double startHeading, final double startDive, final double radius, final int generation)
	{
		final List<Tube.Point> points = new ArrayList<>();
		double x = startX;
		double y = startY;
		double below = startBelow;
		double heading = startHeading;
		double dive = startDive;
		final int steps = 12 + chance.below(26);
		final double share = chance.uniform(0.2, 0.8);
		final double first = radius * StrictMath.cbrt(share);
		final double second = radius * StrictMath.cbrt(1 - share);
		final boolean last = generation == 4 || Math.max(first, second) <= THINNEST;
		for (int i = 0; i <= steps; i++) {
			// kept below the border by its own radius
			below = Math.max(below, radius / 3 + 4);
			// a tree tapers off where it starts and ends, elsewhere branches meet
			final int end = Math.min(generation == 0 ? i : 8, last ? steps - i : 8);
			points.add(new Tube.Point(x, y, Skin.at(skin.bottom(), x, y) + below, radius * Math.min(1, (end +
				2) / 8.0)));
			if (i == steps) break;
			heading += 0.1 * chance.normal();
			dive = 0.96 * dive + 0.12 * chance.normal();
			x += StrictMath.cos(heading);
			y += StrictMath.sin(heading);
			below += dive;
		}
		final double gain = 5 * chance.logNormal(0.3);
		branches.add(new Tube(points, gain, gain * chance.uniform(0.2, 1.2) * 7 / (radius + 3)));
		if (last || x < -60 || y < -60 || x > skin.width() + 60 || y > skin.scans() + 60)
			return;
		final double turn = chance.uniform(0.3, 0.9) * (chance.happens(0.5) ? 1 : -1);
		if (first > THINNEST) branch(x, y, below, heading + turn * (1 - share), dive - 0.3,
			first, generation + 1);
		if (second > THINNEST) branch(x, y, below, heading - turn * share, dive + 0.3, second, generation + 1);
	}
}
