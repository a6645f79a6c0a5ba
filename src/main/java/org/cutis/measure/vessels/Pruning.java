package org.cutis.measure.vessels;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.cutis.measure.vessels.SkeletonGraph.Chain;
import org.cutis.measure.vessels.SkeletonGraph.Node;
import org.cutis.task.Progress;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;

/**
 * Takes short ends off a skeleton: chains that lead from a node where branches
 * meet to a free end. The shortest goes first; where two chains are left at a
 * node they become one, so that it may not be short any more. Topology stays.
 */
final class Pruning {

	private record End(Chain chain, double length, int serial) {}

	private final Graph<Node, Chain> graph;

	private final SkeletonShape shape;

	private final double ratio;

	private final double shortest;

	private final PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparingDouble(End::length).thenComparing(
		End::serial));

	private int serial;

	private Pruning(final Graph<Node, Chain> graph, final SkeletonShape shape, final double ratio,
		final double shortest)
	{
		this.graph = graph;
		this.shape = shape;
		this.ratio = ratio;
		this.shortest = shortest;
	}

	/**
	 * Prunes the graph in place.
	 *
	 * @param ratio an end goes if it is not longer than this many radii of the vessel it leaves, from whose middle its
	 *          length counts,
	 * @param shortest and this, µm
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	static void prune(final Graph<Node, Chain> graph, final SkeletonShape shape, final double ratio,
		final double shortest, final Progress progress)
	{
		final Pruning pruning = new Pruning(graph, shape, ratio, shortest);
		graph.edgeSet().forEach(pruning::consider);
		for (int cut = 0; !pruning.ends.isEmpty(); cut++) {
			if (cut % 1024 == 0) progress.update((double) cut / (cut + pruning.ends.size()), "Pruning vessels");
			pruning.cut(pruning.ends.remove().chain());
		}
	}

	private void consider(final Chain chain) {
		if (!isEnd(chain)) return;
		final Node from = fork(chain);
		final double length = shape.length(graph, chain);
		if (length <= shortest + ratio * shape.radius(from)) ends.add(new End(chain, length, serial++));
	}

	private boolean isEnd(final Chain chain) {
		final int a = graph.degreeOf(graph.getEdgeSource(chain));
		final int b = graph.degreeOf(graph.getEdgeTarget(chain));
		return Math.min(a, b) == 1 && Math.max(a, b) > 2;
	}

	/** The node at which the end leaves the rest. */
	private Node fork(final Chain end) {
		final Node source = graph.getEdgeSource(end);
		return graph.degreeOf(source) > 1 ? source : graph.getEdgeTarget(end);
	}

	private void cut(final Chain chain) {
		// Others that were cut before may have made it a part of a longer one.
		if (!graph.containsEdge(chain) || !isEnd(chain)) return;
		final Node fork = fork(chain);
		graph.removeVertex(Graphs.getOppositeVertex(graph, chain, fork));
		final List<Chain> left = new ArrayList<>(graph.edgesOf(fork));
		if (left.size() == 2 && graph.degreeOf(fork) == 2) join(fork, left.get(0), left.get(1));
	}

	private void join(final Node node, final Chain a, final Chain b) {
		final Node from = Graphs.getOppositeVertex(graph, a, node);
		final Node to = Graphs.getOppositeVertex(graph, b, node);
		final List<Integer> voxels = new ArrayList<>(a.voxels);
		if (graph.getEdgeSource(a) == node) Collections.reverse(voxels);
		voxels.add(shape.middle(node));
		final List<Integer> rest = new ArrayList<>(b.voxels);
		if (graph.getEdgeSource(b) != node) Collections.reverse(rest);
		voxels.addAll(rest);
		graph.removeVertex(node);
		final Chain joined = new Chain(voxels);
		graph.addEdge(from, to, joined);
		consider(joined);
	}
}
