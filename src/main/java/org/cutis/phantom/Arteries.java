package org.cutis.phantom;

import java.util.ArrayList;
import java.util.List;

import org.cutis.task.Progress;

/**
 * Arterial trees below the capillaries, grown by {@link VesselTreeGrowth}: a
 * superficial one of thin vessels and a deep one of thicker ones, as the two
 * plexuses of the skin. They follow the border of the epidermis, and wind: all
 * points are moved by fields that vary slowly, so that what meets stays joined.
 * Thick vessels show in the low frequencies, thin ones in the high ones.
 */
final class Arteries {

	private static final double XY = 12, Z = 3;

	/** Voxels that the trees reach beyond the scan at each side. */
	private static final int MARGIN = 12;

	/** Standard deviation of the winding, voxels. */
	private static final double WINDING = 1.6, WINDING_Z = 3.5;

	/** Steps along a segment, µm. */
	private static final double STEP = 12;

	private final Skin skin;

	private final Chance chance;

	/** Winding along x, y and z, indexed {@code [y][x]} from the margin's corner. */
	private final float[][][] winding = new float[3][][];

	private final List<Tube> tubes = new ArrayList<>();

	private Arteries(final Skin skin, final Chance chance) {
		this.skin = skin;
		this.chance = chance;
		for (int d = 0; d < 3; d++)
			winding[d] = SmoothField.of(skin.width() + 2 * MARGIN, skin.scans() + 2 * MARGIN, 16, 60, chance);
	}

	static List<Tube> grow(final Skin skin, final Chance chance) {
		final Arteries trees = new Arteries(skin, chance);
		final double density = chance.uniform(0.6, 1.3);
		trees.tree(42, chance.uniform(160, 240), 22 * density, chance.uniform(6, 9));
		trees.tree(150, chance.uniform(320, 480), 7 * density, chance.uniform(10, 15));
		return trees.tubes;
	}

	/**
	 * @param top µm below the epidermis
	 * @param bottom µm below the epidermis
	 * @param density free ends per mm²
	 * @param endRadius µm
	 */
	private void tree(final double top, final double bottom, final double density, final double endRadius) {
		final double width = (skin.width() + 2 * MARGIN) * XY, height = (skin.scans() + 2 * MARGIN) * XY;
		final int ends = Math.max(2, chance.count(density * width * height / 1e6));
		final double gain = 6 * chance.logNormal(0.2);
		for (final VesselTreeSegment s : VesselTreeGrowth.grow(new VesselTreeOptions(width, height, top, bottom, ends,
			endRadius, chance.bits()), Progress.none()))
			tubes.add(tube(s, gain * chance.logNormal(0.15)));
	}

	private Tube tube(final VesselTreeSegment s, final double gain) {
		final int steps = (int) Math.ceil(s.length() / STEP);
		final List<Tube.Point> points = new ArrayList<>();
		for (int i = 0; i <= steps; i++) {
			final double t = (double) i / steps;
			final double x = (s.startX() + t * (s.endX() - s.startX())) / XY;
			final double y = (s.startY() + t * (s.endY() - s.startY())) / XY;
			final double z = (s.startZ() + t * (s.endZ() - s.startZ())) / Z;
			final double atX = x - MARGIN + WINDING * Skin.at(winding[0], x, y);
			final double atY = y - MARGIN + WINDING * Skin.at(winding[1], x, y);
			points.add(new Tube.Point(atX, atY, Skin.at(skin.bottom(), atX, atY) + z + WINDING_Z * Skin.at(winding[2], x, y), s
				.radius()));
		}
		return new Tube(points, gain, gain * chance.uniform(0.5, 1.1) * 9 / (s.radius() + 4));
	}
}
