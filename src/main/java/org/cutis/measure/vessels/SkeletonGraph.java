package org.cutis.measure.vessels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.cutis.task.Progress;
import org.jgrapht.Graph;
import org.jgrapht.graph.Pseudograph;

/**
 * A skeleton's voxels as nodes and chains. A voxel with two neighbours is of a
 * chain; others are nodes, and those with three or more that touch are one. A
 * ring without a node gets one at its first voxel. Tunnels as small as a node
 * (two voxels wide at most) are lost in it.
 */
final class SkeletonGraph {

	/** Voxels of a node. Equal only to itself. */
	static final class Node {

		final List<Integer> voxels = new ArrayList<>();
	}

	/** Voxels between two nodes, from the one to the other; may be none. Equal only to itself. */
	static final class Chain {

		final List<Integer> voxels;

		Chain(final List<Integer> voxels) {
			this.voxels = voxels;
		}
	}

	private static final String TRACING = "Tracing vessels";

	private final Neighborhood neighborhood;

	/** All voxels in the order of their index, and the node of those that are of one. */
	private final Map<Integer, Node> nodes = new HashMap<>();

	private final Set<Integer> chained = new LinkedHashSet<>();

	private final Graph<Node, Chain> graph = new Pseudograph<>(Chain.class);

	private SkeletonGraph(final VoxelGrid grid) {
		neighborhood = new Neighborhood(grid);
	}

	/**
	 * @param skeleton curves, as {@link Thinning} leaves them; cavities' shells give a tangle of nodes
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	static Graph<Node, Chain> of(final VoxelGrid skeleton, final Progress progress) {
		final SkeletonGraph maker = new SkeletonGraph(skeleton);
		final List<Integer> ends = new ArrayList<>();
		for (int i = 0; i < skeleton.voxels.length; i++) {
			if (i % (1 << 22) == 0) progress.update(0.5 * i / skeleton.voxels.length, TRACING);
			if (!skeleton.isVessel(i)) continue;
			if (maker.degree(i) == 2) maker.chained.add(i);
			else ends.add(i);
		}
		for (final int i : ends)
			if (!maker.nodes.containsKey(i)) maker.node(i);
		int done = 0;
		for (final int i : ends) {
			if (done++ % 4096 == 0) progress.update(0.5 + 0.5 * done / ends.size(), TRACING);
			maker.chainsFrom(i);
		}
		maker.rings();
		return maker.graph;
	}

	private int degree(final int voxel) {
		return Integer.bitCount(neighborhood.at(voxel));
	}

	private List<Integer> neighbors(final int voxel) {
		final List<Integer> found = new ArrayList<>();
		for (int bits = neighborhood.at(voxel); bits != 0; bits &= bits - 1)
			found.add(voxel + neighborhood.offset(Integer.numberOfTrailingZeros(bits)));
		return found;
	}

	/** A node of the voxel and, where branches meet, all it touches that are so too. */
	private void node(final int seed) {
		final Node node = new Node();
		graph.addVertex(node);
		final Deque<Integer> front = new ArrayDeque<>(List.of(seed));
		nodes.put(seed, node);
		while (!front.isEmpty()) {
			final int i = front.remove();
			node.voxels.add(i);
			if (degree(i) < 3) continue;
			for (final int j : neighbors(i))
				if (degree(j) > 2 && nodes.putIfAbsent(j, node) == null) front.add(j);
		}
		Collections.sort(node.voxels);
	}

	private void chainsFrom(final int start) {
		for (final int i : neighbors(start)) {
			final Node other = nodes.get(i);
			// Nodes that touch: seen from both sides, linked once.
			if (other != null) {
				if (other != nodes.get(start) && start < i) graph.addEdge(nodes.get(start), other, new Chain(new ArrayList<>()));
			}
			else if (chained.contains(i)) follow(start, i);
		}
	}

	private void follow(final int start, final int first) {
		final List<Integer> voxels = new ArrayList<>();
		int before = start;
		int here = first;
		while (!nodes.containsKey(here)) {
			chained.remove(here);
			voxels.add(here);
			final List<Integer> both = neighbors(here);
			final int step = both.get(0) == before ? both.get(1) : both.get(0);
			before = here;
			here = step;
		}
		graph.addEdge(nodes.get(start), nodes.get(here), new Chain(voxels));
	}

	/** What is left has no node. */
	private void rings() {
		while (!chained.isEmpty()) {
			final int first = chained.iterator().next();
			chained.remove(first);
			final Node node = new Node();
			node.voxels.add(first);
			nodes.put(first, node);
			graph.addVertex(node);
			follow(first, neighbors(first).get(0));
		}
	}
}
