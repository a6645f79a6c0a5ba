package org.cutis.view;

import java.awt.Color;

import org.cutis.measure.vessels.BranchStatistics;
import org.cutis.measure.vessels.DepthProfile;
import org.cutis.measure.vessels.VesselGraph;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.PlotVirtualStack;

/** What was measured on vessels as curves. */
public final class VesselPlots {

	private static final int WIDTH = 600, HEIGHT = 380;

	private static final Color BLUE = new Color(0x2040c0);

	/** Of a curve without a value above 0. */
	private static final double LEAST = 1e-3;

	private VesselPlots() {}

	/** Share of the tissue that is vessel, by depth. @param begin µm below the epidermis at which the profile begins */
	public static Plot density(final DepthProfile profile, final double begin) {
		final double[] percent = new double[profile.tissue().length];
		for (int i = 0; i < percent.length; i++)
			percent[i] = 100 * profile.density(i);
		return steps("Vessel density by depth", "Depth below the epidermis (µm)", "Vessels (% of the tissue)", begin, profile
			.bin(), percent);
	}

	/** Length by diameter. @param bin width of a class, µm */
	public static Plot diameters(final VesselGraph vessels, final double bin) {
		final double[] lengths = BranchStatistics.of(vessels).diameters(bin);
		for (int i = 0; i < lengths.length; i++)
			lengths[i] /= 1000;
		return steps("Vessel diameters", "Diameter (µm)", "Length (mm)", 0, bin, lengths);
	}

	/** Both as a stack. */
	public static ImagePlus stack(final String title, final DepthProfile profile, final double begin,
		final VesselGraph vessels, final double bin)
	{
		final PlotVirtualStack stack = new PlotVirtualStack(WIDTH, HEIGHT);
		stack.addPlot(density(profile, begin));
		stack.addPlot(diameters(vessels, bin));
		return new ImagePlus(title, stack);
	}

	/** A bar's outline for each class; nothing where there is no value. */
	private static Plot steps(final String title, final String x, final String y, final double begin, final double bin,
		final double[] values)
	{
		final double[] edges = new double[2 * values.length], heights = new double[edges.length];
		double most = LEAST;
		for (int i = 0; i < values.length; i++) {
			edges[2 * i] = begin + i * bin;
			edges[2 * i + 1] = begin + (i + 1) * bin;
			heights[2 * i] = heights[2 * i + 1] = values[i];
			if (values[i] > most) most = values[i];
		}
		final Plot plot = new Plot(title, x, y);
		plot.setColor(BLUE);
		plot.setLineWidth(2);
		if (values.length > 0) plot.add("line", edges, heights);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLabel(0.02, 0.06, title);
		plot.setLimits(begin, begin + Math.max(1, values.length) * bin, 0, 1.1 * most);
		plot.setSize(WIDTH, HEIGHT);
		return plot;
	}
}
