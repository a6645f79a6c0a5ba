package org.cutis.measure.vessels;

import java.util.ArrayList;
import java.util.List;

import org.cutis.measure.vessels.SkeletonGraph.Chain;
import org.cutis.measure.vessels.SkeletonGraph.Node;
import org.cutis.measure.vessels.VesselBranch.Point;
import org.jgrapht.Graph;

/**
 * Where the voxels of a skeleton lie and how wide the vessel is there.
 *
 * @param grid the skeleton
 * @param distance of its voxels to the background, µm
 */
record SkeletonShape(VoxelGrid grid, float[] distance) {

	/** How far to both sides a vessel's direction is taken, in voxels of their largest size. */
	private static final double ALONG = 3;

	Point point(final int voxel) {
		return new Point(grid.position(voxel, 0), grid.position(voxel, 1), grid.position(voxel, 2), distance[voxel]);
	}

	/** The centre of a node's voxels; the radius is the largest of theirs. */
	Point point(final Node node) {
		final double[] sum = new double[3];
		for (final int voxel : node.voxels)
			for (int d = 0; d < 3; d++)
				sum[d] += grid.position(voxel, d);
		final int n = node.voxels.size();
		return new Point(sum[0] / n, sum[1] / n, sum[2] / n, radius(node));
	}

	double radius(final Node node) {
		return distance[middle(node)];
	}

	/** The voxel of a node that is furthest from the background. */
	int middle(final Node node) {
		int best = node.voxels.get(0);
		for (final int voxel : node.voxels)
			if (distance[voxel] > distance[best]) best = voxel;
		return best;
	}

	/** A chain from its source to its target, with their points. */
	List<Point> points(final Graph<Node, Chain> graph, final Chain chain) {
		final List<Point> points = new ArrayList<>();
		points.add(point(graph.getEdgeSource(chain)));
		for (final int voxel : chain.voxels)
			points.add(point(voxel));
		points.add(point(graph.getEdgeTarget(chain)));
		return points;
	}

	/** As {@link #points}, but of the vessel's middle between the voxels; nodes stay where they are. */
	List<Point> middles(final Graph<Node, Chain> graph, final Chain chain) {
		final List<Point> points = points(graph, chain);
		final List<Point> middles = new ArrayList<>(points);
		final VesselAxis axis = new VesselAxis(grid, distance);
		for (int i = 1; i < points.size() - 1; i++)
			middles.set(i, axis.near(chain.voxels.get(i - 1), direction(points, i)));
		return middles;
	}

	private double[] direction(final List<Point> points, final int i) {
		final double reach = ALONG * grid.coarsest();
		int from = i;
		while (from > 0 && points.get(from - 1).distance(points.get(i)) <= reach)
			from--;
		int to = i;
		while (to < points.size() - 1 && points.get(to + 1).distance(points.get(i)) <= reach)
			to++;
		final Point a = points.get(from);
		final Point b = points.get(to);
		final double length = a.distance(b);
		if (length == 0) return new double[3];
		return new double[] { (b.x() - a.x()) / length, (b.y() - a.y()) / length, (b.z() - a.z()) / length };
	}

	/** From voxel to voxel, µm; some percent more than that of the smooth curve. */
	double length(final Graph<Node, Chain> graph, final Chain chain) {
		return CenterLine.length(points(graph, chain));
	}
}
