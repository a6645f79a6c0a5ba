package org.cutis.measure.vessels;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.image.PixelSize;
import org.cutis.measure.vessels.SkeletonGraph.Chain;
import org.cutis.measure.vessels.SkeletonGraph.Node;
import org.cutis.measure.vessels.VesselBranch.Point;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.jgrapht.Graph;
import org.jgrapht.graph.Pseudograph;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * Makes the graph of a vessel mask: its cavities are filled, it is thinned to
 * curves in its middle ({@link Thinning}), short ends are taken off, and the
 * curves are smoothed ({@link CenterLine}).
 *
 * <pre>{@code
 * VesselGraph vessels = VesselGraphs.of(mask, PixelSize.RSOM, VesselGraphs.PRUNING, Progress.none());
 * double mm = vessels.length() / 1000;
 * }</pre>
 */
public final class VesselGraphs {

	/** The usual pruning. */
	public static final double PRUNING = 1.5;

	/** Noise on a vessel's wall is as high as so many voxels of their largest size. */
	private static final double SHORTEST = 1;

	/** How far smoothing reaches to both sides, in voxels of their largest size. */
	private static final double REACH = 6;

	private final VoxelGrid grid;

	private final SkeletonShape shape;

	private final Graph<Node, Chain> skeleton;

	private final Graph<VesselNode, VesselBranch> graph = new Pseudograph<>(VesselBranch.class);

	private final Map<Node, VesselNode> nodes = new HashMap<>();

	private VesselGraphs(final VoxelGrid grid, final float[] distance, final Graph<Node, Chain> skeleton) {
		this.grid = grid;
		this.skeleton = skeleton;
		shape = new SkeletonShape(grid, distance);
	}

	/**
	 * The graph of a mask; empty if the mask is.
	 *
	 * @param mask x, y, z; any minimum; not 0 in vessels; left as it is
	 * @param spacing µm per voxel
	 * @param pruning ends that are not longer than this many radii of the vessel they leave, and one voxel, are taken off
	 *          (their length counts from its middle); 0 keeps every end
	 * @throws UserError if all of the image is vessel
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static VesselGraph of(final RandomAccessibleInterval<? extends IntegerType<?>> mask, final PixelSize spacing,
		final double pruning, final Progress progress)
	{
		if (!(pruning >= 0)) throw new IllegalArgumentException("Pruning must not be negative, but is " + pruning);
		final VoxelGrid grid = VoxelGrid.of(mask, spacing, progress.part(0, 0.2));
		if (grid == null) return new VesselGraph(new Pseudograph<>(VesselBranch.class));
		Cavities.fill(grid, progress.part(0.2, 0.3));
		final float[] distance = DistanceTransform.of(grid, progress.part(0.3, 0.5));
		Thinning.thin(grid, distance, progress.part(0.5, 0.8));
		final VesselGraphs maker = new VesselGraphs(grid, distance, SkeletonGraph.of(grid, progress.part(0.8, 0.85)));
		if (pruning > 0) Pruning.prune(maker.skeleton, maker.shape, pruning, SHORTEST * grid
			.coarsest(), progress.part(0.85, 0.9));
		return maker.graph(progress.part(0.9, 1));
	}

	private VesselGraph graph(final Progress progress) {
		for (final Node node : skeleton.vertexSet())
			if (Double.isInfinite(shape.radius(node))) throw new UserError(
				"All of the vessel mask is vessel, so that vessels have no walls. Check the mask, or raise the threshold.");
		int done = 0;
		final Map<Chain, List<Point>> lines = new LinkedHashMap<>();
		for (final Chain chain : skeleton.edgeSet()) {
			if (done++ % 256 == 0) progress.update((double) done / skeleton.edgeSet().size(), "Smoothing vessels");
			lines.put(chain, line(chain));
		}
		// A free end lies where its curve ends, a fork in the middle of its voxels.
		final Map<Node, Point> places = new HashMap<>();
		lines.forEach((chain, line) -> {
			places.put(skeleton.getEdgeSource(chain), line.get(0));
			places.put(skeleton.getEdgeTarget(chain), line.get(line.size() - 1));
		});
		for (final Node node : skeleton.vertexSet()) {
			final Point p = places.getOrDefault(node, shape.point(node));
			final VesselNode made = new VesselNode(nodes.size(), p.x(), p.y(), p.z(), isFork(node) ? shape.radius(node) : p.radius());
			nodes.put(node, made);
			graph.addVertex(made);
		}
		lines.forEach((chain, line) -> graph.addEdge(nodes.get(skeleton.getEdgeSource(chain)), nodes.get(skeleton
			.getEdgeTarget(chain)), branch(chain, line)));
		return new VesselGraph(graph);
	}

	private List<Point> line(final Chain chain) {
		final Node source = skeleton.getEdgeSource(chain);
		final Node target = skeleton.getEdgeTarget(chain);
		final List<Point> points = shape.middles(skeleton, chain);
		final double reach = REACH * grid.coarsest();
		if (source == target && skeleton.degreeOf(source) == 2) return CenterLine.ofRing(points, reach);
		final List<Point> line = CenterLine.of(points, reach, isFork(source), isFork(target));
		final FreeEnd end = new FreeEnd(grid, shape.distance());
		final List<Point> ended = isFork(target) ? line : end.last(line);
		return isFork(source) ? ended : end.first(ended);
	}

	private boolean isFork(final Node node) {
		return skeleton.degreeOf(node) > 1;
	}

	private VesselBranch branch(final Chain chain, final List<Point> line) {
		return new VesselBranch(graph.edgeSet().size(), line, CenterLine.length(line), radius(chain, line));
	}

	/** Mean over the points outside of the balls of the forks at the ends. */
	private double radius(final Chain chain, final List<Point> line) {
		double sum = 0;
		double all = 0;
		int n = 0;
		for (final Point p : line) {
			all += p.radius();
			if (inside(skeleton.getEdgeSource(chain), line.get(0), p) || inside(skeleton.getEdgeTarget(chain), line.get(line
				.size() - 1), p)) continue;
			sum += p.radius();
			n++;
		}
		return n > 0 ? sum / n : all / line.size();
	}

	private boolean inside(final Node node, final Point end, final Point p) {
		return skeleton.degreeOf(node) > 2 && p.distance(end) <= shape.radius(node);
	}
}
