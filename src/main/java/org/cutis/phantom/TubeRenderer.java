package org.cutis.phantom;

import java.util.List;

import org.cutis.task.Progress;

/** Draws tubes into the sources and into the vessel label. */
final class TubeRenderer {

	private static final double XY = 12;
	private static final double Z = 3;

	/**
	 * Half the diagonal of a voxel in the plane, µm: a thinner tube's label is
	 * drawn this thick, for else it would have holes.
	 */
	private static final double THINNEST_LABEL = 8.5;

	private TubeRenderer() {}

	/**
	 * @param label where 1 is written within the radius (at least
	 *          {@link #THINNEST_LABEL}) of the centre line, in the order of
	 *          {@link Bands}; null for none
	 */
	static void draw(final List<Tube> tubes, final Bands bands, final byte[] label,
		final Progress progress, final double from, final double to)
	{
		int done = 0;
		for (final Tube tube : tubes) {
			if (done++ % 64 == 0) progress.update(from + (to - from) * done / tubes.size(), "Drawing vessels");
			for (int i = 1; i < tube.points().size(); i++)
				draw(tube.points().get(i - 1), tube.points().get(i), tube, bands, label);
		}
	}

	private static void draw(final Tube.Point a, final Tube.Point b, final Tube tube,
		final Bands bands, final byte[] label)
	{
		final double radius = Math.max(a.radius(), b.radius());
		final double reach = Math.max(radius + Z, THINNEST_LABEL);
		// in µm from here on
		final double ux = (b.x() - a.x()) * XY;
		final double uy = (b.y() - a.y()) * XY;
		final double uz = (b.z() - a.z()) * Z;
		final double length2 = Math.max(1e-9, ux * ux + uy * uy + uz * uz);
		final int x1 = last(a.x(), b.x(), reach / XY, bands.width());
		final int y1 = last(a.y(), b.y(), reach / XY, bands.scans());
		final int z1 = last(a.z(), b.z(), reach / Z, bands.depth());
		for (int z = first(a.z(), b.z(), reach / Z); z <= z1; z++)
			for (int y = first(a.y(), b.y(), reach / XY); y <= y1; y++)
				for (int x = first(a.x(), b.x(), reach / XY); x <= x1; x++) {
					final double dx = (x - a.x()) * XY;
					final double dy = (y - a.y()) * XY;
					final double dz = (z - a.z()) * Z;
					final double t = Math.max(0, Math.min(1, (dx * ux + dy * uy + dz * uz) / length2));
					final double ex = dx - t * ux;
					final double ey = dy - t * uy;
					final double ez = dz - t * uz;
					final double distance = Math.sqrt(ex * ex + ey * ey + ez * ez);
					final double wall = a.radius() + t * (b.radius() - a.radius());
					final int i = bands.index(x, y, z);
					if (label != null && distance <= Math.max(wall, THINNEST_LABEL)) label[i] = 1;
					// soft wall of one voxel's depth; thin tubes fill their voxels in part only
					final double fill = Math.max(0, Math.min(1, (Math.max(wall, THINNEST_LABEL) - distance) / Z +
						0.5)) * Math.min(1, wall / THINNEST_LABEL);
					// high frequencies see the core
					bands.lf()[i] = Math.max(bands.lf()[i], (float) (tube.low() * fill));
					bands.hf()[i] = Math.max(bands.hf()[i], (float) (tube.high() * fill * fill));
				}
	}

	private static int first(final double a, final double b, final double reach) {
		return Math.max(0, (int) Math.ceil(Math.min(a, b) - reach));
	}

	private static int last(final double a, final double b, final double reach, final int size) {
		return Math.min(size - 1, (int) Math.floor(Math.max(a, b) + reach));
	}
}
