package org.cutis.measure.vessels;

import java.util.List;

/**
 * A piece of vessel between two nodes, or from a node back to itself: its smooth
 * centre line and the radii along it.
 *
 * @param id from 0; no other branch of the graph has it
 * @param points of the centre line, at least two, from the node that the graph
 *          calls the branch's source to its target
 * @param length of the centre line, µm
 * @param radius mean over the centre line, µm; what lies inside the vessels that
 *          meet at the ends is left out, unless that is all
 */
public record VesselBranch(int id, List<Point> points, double length, double radius) {

	/** A point of a centre line and the vessel's radius there, µm. */
	public record Point(double x, double y, double z, double radius) {

		/** µm. */
		public double distance(final Point other) {
			return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) + (z - other.z) * (z - other.z));
		}
	}

	public VesselBranch {
		points = List.copyOf(points);
		if (points.size() < 2) throw new IllegalArgumentException("A branch has at least two points, not " + points
			.size());
	}

	/** Distance of its ends, µm. */
	public double chord() {
		return points.get(0).distance(points.get(points.size() - 1));
	}

	/** Length over chord, at least 1; infinite for a branch that comes back to where it began. */
	public double tortuosity() {
		return Math.max(1, length / chord());
	}
}
