package org.cutis.measure.vessels;

import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;

/**
 * Vessels as a graph: nodes where they branch or end, branches in between. Two
 * nodes may have several branches between them, and a branch may lead back to
 * its node; a ring is a node with one such branch, a vessel of a single voxel a
 * node without any.
 *
 * @param graph undirected; not to be changed
 */
public record VesselGraph(Graph<VesselNode, VesselBranch> graph) {

	/** Nodes at which three or more branches meet; one that leads back counts twice. */
	public int bifurcations() {
		return (int) graph.vertexSet().stream().filter(node -> graph.degreeOf(node) > 2).count();
	}

	/** Connected pieces. */
	public int components() {
		return new ConnectivityInspector<>(graph).connectedSets().size();
	}

	/** Independent cycles: branches - nodes + components. */
	public int cycles() {
		return graph.edgeSet().size() - graph.vertexSet().size() + components();
	}

	/** Length of all branches, µm. */
	public double length() {
		return graph.edgeSet().stream().mapToDouble(VesselBranch::length).sum();
	}
}
