package org.cutis.measure.vessels;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.jgrapht.nio.graphml.GraphMLExporter.AttributeCategory;

/**
 * A vessel graph as GraphML, for networkx, igraph, Gephi and others: nodes with
 * x, y, z and radius, branches with length, mean radius and tortuosity (left out
 * where a branch comes back to where it began), all in µm.
 */
public final class GraphMlFile {

	private GraphMlFile() {}

	/** Writes a graph. @param file replaced if it exists; {@code AtomicFile} gives a temporary one */
	public static void write(final VesselGraph vessels, final Path file) throws IOException {
		final GraphMLExporter<VesselNode, VesselBranch> exporter = new GraphMLExporter<>(node -> "n" + node.id());
		exporter.setEdgeIdProvider(branch -> "b" + branch.id());
		for (final String name : new String[] { "x_um", "y_um", "z_um", "radius_um" })
			exporter.registerAttribute(name, AttributeCategory.NODE, AttributeType.DOUBLE);
		for (final String name : new String[] { "length_um", "mean_radius_um", "tortuosity" })
			exporter.registerAttribute(name, AttributeCategory.EDGE, AttributeType.DOUBLE);
		exporter.setVertexAttributeProvider(GraphMlFile::attributes);
		exporter.setEdgeAttributeProvider(GraphMlFile::attributes);
		try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			exporter.exportGraph(vessels.graph(), out);
		}
	}

	private static Map<String, Attribute> attributes(final VesselNode node) {
		final Map<String, Attribute> map = new LinkedHashMap<>();
		map.put("x_um", DefaultAttribute.createAttribute(node.x()));
		map.put("y_um", DefaultAttribute.createAttribute(node.y()));
		map.put("z_um", DefaultAttribute.createAttribute(node.z()));
		map.put("radius_um", DefaultAttribute.createAttribute(node.radius()));
		return map;
	}

	private static Map<String, Attribute> attributes(final VesselBranch branch) {
		final Map<String, Attribute> map = new LinkedHashMap<>();
		map.put("length_um", DefaultAttribute.createAttribute(branch.length()));
		map.put("mean_radius_um", DefaultAttribute.createAttribute(branch.radius()));
		if (!Double.isInfinite(branch.tortuosity())) map.put("tortuosity", DefaultAttribute.createAttribute(branch
			.tortuosity()));
		return map;
	}
}
