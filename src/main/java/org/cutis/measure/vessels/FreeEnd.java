package org.cutis.measure.vessels;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.cutis.measure.vessels.VesselBranch.Point;

/**
 * Where a centre line ends. A skeleton's last voxels wander about in the
 * vessel's round end and stop a voxel or two early or late. Here they are
 * replaced by a straight piece that ends a radius before the vessel's tip, as the
 * line of a tube with round ends does; at the image's border it ends there.
 */
final class FreeEnd {

	/** Length that is replaced, in voxels of their largest size and in radii; at most a third of the line. */
	private static final double REPLACED = 2;
	private static final double REPLACED_RADII = 0.7;

	/** The direction is that of this much of the line before it, in the same unit, or of a radius if that is more. */
	private static final double STRAIGHT = 3;

	/** The line grows by no more than this, in the same unit. */
	private static final double GROWTH = 3;

	private final VoxelGrid grid;

	/** 0 outside of the mask. */
	private final float[] distance;

	FreeEnd(final VoxelGrid grid, final float[] distance) {
		this.grid = grid;
		this.distance = distance;
	}

	/** The line with its first points replaced. */
	List<Point> first(final List<Point> line) {
		final List<Point> reversed = new ArrayList<>(line);
		Collections.reverse(reversed);
		final List<Point> ended = last(reversed);
		Collections.reverse(ended);
		return ended;
	}

	/** The line with its last points replaced. */
	List<Point> last(final List<Point> line) {
		final double unit = grid.coarsest();
		final double length = CenterLine.length(line);
		final double radius = line.get(line.size() - 1).radius();
		final double replaced = Math.min(Math.max(REPLACED * unit, REPLACED_RADII * radius), length / 3);
		final int a = before(line, line.size() - 1, replaced);
		final Point from = line.get(a);
		final Point back = line.get(before(line, a, Math.max(STRAIGHT * unit, from.radius())));
		final double straight = from.distance(back);
		final List<Point> ended = new ArrayList<>(line.subList(0, a + 1));
		if (straight == 0) return new ArrayList<>(line);
		final double[] u = { (from.x() - back.x()) / straight, (from.y() - back.y()) / straight, (from.z() - back.z()) /
			straight };
		final double t = Math.min(reach(from, u), replaced + GROWTH * unit);
		if (t > 0) ended.add(new Point(from.x() + t * u[0], from.y() + t * u[1], from.z() + t * u[2], from.radius()));
		return ended.size() < 2 ? new ArrayList<>(line) : ended;
	}

	/** The last point that lies at least a length before another on the line, or the line's first. */
	private static int before(final List<Point> line, final int point, final double length) {
		int i = point;
		for (double sum = 0; i > 0 && sum < length; i--)
			sum += line.get(i).distance(line.get(i - 1));
		return i;
	}

	/** µm from a point to the end of the line in a direction. */
	private double reach(final Point from, final double[] u) {
		final double step = Math.min(grid.spacing.x(), Math.min(grid.spacing.y(), grid.spacing.z())) / 4;
		final double[] p = { from.x(), from.y(), from.z() };
		for (double t = 0;; t += step) {
			int i = 0;
			for (int d = 0; d < 3; d++) {
				final long place = Math.round((p[d] + t * u[d] - grid.position(0, d)) / grid.spacing.along(d));
				if (place < grid.inner[d] || place >= grid.innerEnd[d]) return t - step / 2;
				i += (int) place * grid.stride[d];
			}
			if (distance[i] == 0) return t - step / 2 - from.radius();
		}
	}
}
