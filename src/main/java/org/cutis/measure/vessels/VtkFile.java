package org.cutis.measure.vessels;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.cutis.measure.vessels.VesselBranch.Point;

/**
 * A vessel graph for ParaView: legacy VTK, ASCII, poly data (Kitware, "VTK File
 * Formats"). The branches are lines with their id, length, mean radius and
 * tortuosity, vessels without length are vertices; all points have a radius. All
 * in µm, in the image's coordinates. ParaView's <em>Tube</em> filter with vary
 * radius "By Absolute Scalar" shows the vessels.
 */
public final class VtkFile {

	private VtkFile() {}

	/** Writes a graph. @param file replaced if it exists; {@code AtomicFile} gives a temporary one */
	public static void write(final VesselGraph vessels, final Path file) throws IOException {
		final List<VesselBranch> branches = List.copyOf(vessels.graph().edgeSet());
		final List<Point> points = new ArrayList<>();
		for (final VesselNode node : vessels.graph().vertexSet())
			if (vessels.graph().degreeOf(node) == 0) points.add(new Point(node.x(), node.y(), node.z(), node.radius()));
		final int single = points.size();
		branches.forEach(branch -> points.addAll(branch.points()));
		try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
			out.write("# vtk DataFile Version 3.0\nVessels, in micrometers, written by Cutis\nASCII\nDATASET POLYDATA\n");
			out.write("POINTS " + points.size() + " double\n");
			for (final Point p : points)
				out.write(number(p.x()) + " " + number(p.y()) + " " + number(p.z()) + "\n");
			if (single > 0) out.write("VERTICES " + single + " " + 2 * single + "\n");
			for (int i = 0; i < single; i++)
				out.write("1 " + i + "\n");
			lines(out, branches, single, points.size() - single);
			out.write("POINT_DATA " + points.size() + "\n");
			scalars(out, "radius", points, Point::radius);
			if (single + branches.size() > 0) cells(out, branches, single);
		}
	}

	private static void lines(final Writer out, final List<VesselBranch> branches, final int first, final int points)
		throws IOException
	{
		if (branches.isEmpty()) return;
		out.write("LINES " + branches.size() + " " + (branches.size() + points) + "\n");
		int next = first;
		for (final VesselBranch branch : branches) {
			final StringBuilder line = new StringBuilder().append(branch.points().size());
			for (int i = 0; i < branch.points().size(); i++)
				line.append(' ').append(next++);
			out.write(line.append('\n').toString());
		}
	}

	/** Of the single vertices, which come first, then of the lines. */
	private static void cells(final Writer out, final List<VesselBranch> branches, final int single) throws IOException {
		final List<VesselBranch> cells = new ArrayList<>(Collections.nCopies(single, null));
		cells.addAll(branches);
		out.write("CELL_DATA " + cells.size() + "\n");
		scalars(out, "branch", cells, b -> b == null ? -1 : b.id());
		scalars(out, "length", cells, b -> b == null ? 0 : b.length());
		scalars(out, "mean_radius", cells, b -> b == null ? 0 : b.radius());
		// ParaView does not read infinity: 0 stands for a branch that comes back to where it began.
		scalars(out, "tortuosity", cells, b -> b == null || Double.isInfinite(b.tortuosity()) ? 0 : b.tortuosity());
	}

	private static <T> void scalars(final Writer out, final String name, final List<T> of,
		final ToDoubleFunction<T> value) throws IOException
	{
		out.write("SCALARS " + name + " double 1\nLOOKUP_TABLE default\n");
		for (final T t : of)
			out.write(number(value.applyAsDouble(t)) + "\n");
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.6g", value);
	}
}
