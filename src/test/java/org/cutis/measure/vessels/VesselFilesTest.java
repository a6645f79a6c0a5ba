package org.cutis.measure.vessels;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Scanner;

import javax.xml.parsers.DocumentBuilderFactory;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VesselFilesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** A Y, a ring and a single voxel. */
	private static VesselGraph vessels() {
		final Shapes shapes = new Shapes(PixelSize.RSOM, 67, 67, 140).line(v(300, 300, 200), v(300, 100, 200), 22).line(v(300,
			300, 200), v(450, 450, 200), 22).line(v(300, 300, 200), v(120, 480, 200), 22);
		shapes.curve(t -> v(650 + 90 * Math.cos(2 * Math.PI * t), 650 + 90 * Math.sin(2 * Math.PI * t), 300), 20);
		shapes.image.getAt(2, 2, 3).set(1);
		return VesselGraphs.of(shapes.mask(), shapes.spacing, 2, Progress.none());
	}

	/** Read word by word, as VTK's reader does. */
	@Test
	public void vtkHoldsAllPointsAndLines() throws IOException {
		final VesselGraph vessels = vessels();
		final Path file = folder.newFile().toPath();
		VtkFile.write(vessels, file);
		final String text = Files.readString(file);
		assertTrue(text.startsWith("# vtk DataFile Version 3.0\n"));
		assertEquals("ASCII", text.split("\n")[2]);
		try (Scanner in = new Scanner(text.substring(text.indexOf("DATASET"))).useLocale(Locale.ROOT)) {
			expect(in, "DATASET", "POLYDATA", "POINTS");
			final int n = in.nextInt();
			expect(in, "double");
			final double[][] points = new double[n][3];
			for (final double[] p : points)
				for (int d = 0; d < 3; d++)
					p[d] = in.nextDouble();
			expect(in, "VERTICES", "1", "2", "1", "0", "LINES");
			final int lines = in.nextInt();
			assertEquals(4, lines);
			int numbers = in.nextInt() - lines;
			assertEquals(n - 1, numbers);
			final double[] lengths = new double[lines];
			for (int i = 0; i < lines; i++) {
				final int size = in.nextInt();
				numbers -= size;
				for (int k = 0, before = -1; k < size; k++) {
					final int next = in.nextInt();
					if (before >= 0) for (double sum = 0, d = 0; d < 3; d++) {
						sum += Math.pow(points[next][(int) d] - points[before][(int) d], 2);
						if (d == 2) lengths[i] += Math.sqrt(sum);
					}
					before = next;
				}
			}
			assertEquals(0, numbers);
			expect(in, "POINT_DATA", "" + n, "SCALARS", "radius", "double", "1", "LOOKUP_TABLE", "default");
			for (int i = 0; i < n; i++)
				assertTrue(in.nextDouble() > 0);
			expect(in, "CELL_DATA", "5", "SCALARS", "branch", "double", "1", "LOOKUP_TABLE", "default");
			assertEquals(-1, in.nextDouble(), 0);
			for (int i = 0; i < 4; i++)
				assertEquals(i, in.nextDouble(), 0);
			expect(in, "SCALARS", "length", "double", "1", "LOOKUP_TABLE", "default");
			assertEquals(0, in.nextDouble(), 0);
			for (int i = 0; i < 4; i++)
				assertEquals(lengths[i], in.nextDouble(), 0.01);
		}
	}

	@Test
	public void anEmptyGraphIsAFileToo() throws IOException {
		final Shapes none = new Shapes(PixelSize.RSOM, 5, 5, 5);
		final VesselGraph empty = VesselGraphs.of(none.mask(), none.spacing, 2, Progress.none());
		final Path file = folder.newFile().toPath();
		VtkFile.write(empty, file);
		assertTrue(Files.readString(file).contains("POINTS 0 double\n"));
		GraphMlFile.write(empty, file);
		assertTrue(Files.readString(file).contains("<graph"));
	}

	@Test
	public void graphMlHoldsNodesBranchesAndTheirMeasures() throws Exception {
		final VesselGraph vessels = vessels();
		final Path file = folder.newFile().toPath();
		GraphMlFile.write(vessels, file);
		final Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
		assertEquals("undirected", ((Element) document.getElementsByTagName("graph").item(0)).getAttribute(
			"edgedefault"));
		assertEquals(6, document.getElementsByTagName("node").getLength());
		final NodeList edges = document.getElementsByTagName("edge");
		assertEquals(4, edges.getLength());
		int loops = 0;
		double length = 0;
		for (int i = 0; i < 4; i++) {
			final Element edge = (Element) edges.item(i);
			final boolean loop = edge.getAttribute("source").equals(edge.getAttribute("target"));
			if (loop) loops++;
			// A loop has no tortuosity.
			assertEquals(loop ? 2 : 3, edge.getElementsByTagName("data").getLength());
			length += Double.parseDouble(edge.getElementsByTagName("data").item(0).getTextContent());
		}
		assertEquals(1, loops);
		assertEquals(vessels.length(), length, 1e-6);
	}

	private static void expect(final Scanner in, final String... words) {
		for (final String word : words)
			assertEquals(word, in.next());
	}

	private static double[] v(final double... xyz) {
		return xyz;
	}
}
