package org.cutis.view;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.measure.SurfaceNormals;
import org.cutis.measure.Surfaces;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.PlotVirtualStack;

/** The histogram of surface normals with a logarithmic count axis (RSOM paper, Fig. 4). */
public final class NormalsPlot {

	/** Of the whole picture; the frame is what the axes' labels leave. */
	private static final int WIDTH = 600;

	private static final int HEIGHT = 380;

	private static final List<Color> COLORS = List.of(new Color(0xc0392b), new Color(0x2471a3), new Color(0x229954),
		new Color(0x7d3c98));

	/** Foot of the bars: below a single count, which would have no height on a foot of 1. */
	private static final double FOOT = 0.5;

	private NormalsPlot() {}

	/**
	 * One histogram, or several for comparison, as outlines of bars.
	 *
	 * @param title also written into the plot's corner
	 * @param series by name, in the order of the legend
	 */
	public static Plot of(final String title, final Map<String, SurfaceNormals> series) {
		final Plot plot = new Plot(title, "Surface normal to depth axis (degrees)", "Number of segments");
		plot.setAxisYLog(true);
		double most = 1;
		int i = 0;
		for (final SurfaceNormals normals : series.values()) {
			plot.setColor(COLORS.get(i++ % COLORS.size()));
			plot.setLineWidth(2);
			plot.add("line", outlineX(), outlineY(normals));
			for (final long count : normals.counts())
				most = Math.max(most, count);
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(String.join("\n", series.keySet()), "top-right");
		plot.addLabel(0.02, 0.06, title);
		plot.setLimits(-90, 90, FOOT, most * 2);
		plot.setSize(WIDTH, HEIGHT);
		return plot;
	}

	/**
	 * Upper and lower surface: the first slice shows all B-scans together, those
	 * after it one B-scan each.
	 */
	public static ImagePlus stack(final String title, final Surfaces surfaces, final DepthAxis depth,
		final PixelSize size)
	{
		final List<Plot> plots = new ArrayList<>();
		plots.add(overall("all B-scans", surfaces, depth, size));
		for (int slice = 0; slice < surfaces.slices(); slice++)
			plots.add(of("B-scan " + (slice + 1), series(SurfaceNormals.of(surfaces.upper(), slice, depth, size),
				SurfaceNormals.of(surfaces.lower(), slice, depth, size))));
		final PlotVirtualStack stack = new PlotVirtualStack(WIDTH, HEIGHT);
		plots.forEach(stack::addPlot);
		return new ImagePlus(title, stack);
	}

	/** Upper and lower surface of all B-scans together. */
	public static Plot overall(final String title, final Surfaces surfaces, final DepthAxis depth,
		final PixelSize size)
	{
		return of(title, series(SurfaceNormals.of(surfaces.upper(), depth, size), SurfaceNormals.of(surfaces.lower(),
			depth, size)));
	}

	private static Map<String, SurfaceNormals> series(final SurfaceNormals upper, final SurfaceNormals lower) {
		final Map<String, SurfaceNormals> series = new LinkedHashMap<>();
		series.put("upper surface", upper);
		series.put("lower surface", lower);
		return series;
	}

	/** Both edges of every bin, cut off at the ends of the angles. */
	private static double[] outlineX() {
		final double[] x = new double[2 * SurfaceNormals.BINS];
		for (int b = 0; b < SurfaceNormals.BINS; b++) {
			x[2 * b] = Math.max(-90, SurfaceNormals.centre(b) - SurfaceNormals.BIN_WIDTH / 2.0);
			x[2 * b + 1] = Math.min(90, SurfaceNormals.centre(b) + SurfaceNormals.BIN_WIDTH / 2.0);
		}
		return x;
	}

	private static double[] outlineY(final SurfaceNormals normals) {
		final double[] y = new double[2 * SurfaceNormals.BINS];
		for (int i = 0; i < y.length; i++)
			y[i] = Math.max(FOOT, normals.counts()[i / 2]);
		return y;
	}
}
