package org.cutis.reproduce;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantom;
import org.cutis.view.Pictures;

import ij.gui.Plot;
import ij.process.ColorProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Dice of each class by network, by number of levels and by loss; below, phantoms, their truth, and what networks find. */
final class RcmPicture {

	private static final int WIDTH = 770, HEIGHT = 380, UNLABELLED = 0x606060;

	/** Of the colour-blind safe set of Okabe and Ito. */
	private static final List<Color> COLORS = List.of(new Color(0xD55E00), new Color(0xE69F00), new Color(0x0072B2),
		new Color(0x009E73), new Color(0xCC79A7), new Color(0x555555));

	/** Between the marks of one class. */
	private static final double STEP = 0.11;

	private RcmPicture() {}

	/** @param shown as many phantoms as results show */
	static ColorProcessor of(final RcmPage page, final List<RcmPhantom> shown) {
		final ColorProcessor plots = Pictures.sideBySide(plot("Dice by network", names(RcmSettings.NETWORKS), page), plot(
			"Dice by levels of MED-Net", levels(), page), plot("Dice by loss of MED-Net", losses(page), page));
		final List<ColorProcessor> rows = new ArrayList<>(List.of(plots));
		for (int i = 0; i < shown.size(); i++)
			rows.add(examples(page, shown.get(i), i));
		return Pictures.stacked(rows.toArray(ColorProcessor[]::new));
	}

	private static Map<String, String> names(final List<String> networks) {
		final Map<String, String> names = new LinkedHashMap<>();
		networks.forEach(n -> names.put(n, RcmPage.title(n)));
		return names;
	}

	private static Map<String, String> levels() {
		final Map<String, String> names = new LinkedHashMap<>();
		for (int l = 1; l <= 3; l++)
			names.put(RcmSettings.levels(l), l + (l == 1 ? " level" : " levels"));
		return names;
	}

	private static Map<String, String> losses(final RcmPage page) {
		final Map<String, String> names = new LinkedHashMap<>();
		for (final String n : List.of(RcmSettings.CROSS_ENTROPY, RcmSettings.DICE, RcmSettings.MEDNET))
			names.put(n, page.run(n).loss().words);
		return names;
	}

	/** @param names of the networks and what they are called */
	private static ColorProcessor plot(final String title, final Map<String, String> names, final RcmPage page) {
		final Plot plot = new Plot(title, "{" + String.join(",", RcmPage.CLASSES) + "," + RcmPage.MEAN + "}", "Dice");
		final int n = RcmPage.CLASSES.size() + 1;
		int k = 0;
		for (final Map.Entry<String, String> e : names.entrySet()) {
			final double[] x = new double[n], y = new double[n];
			for (int c = 0; c < n; c++) {
				x[c] = c + STEP * (k - (names.size() - 1) / 2.0);
				y[c] = page.figure(e.getKey(), RcmMeasure.DICE, c);
			}
			plot.setColor(COLORS.get(k), COLORS.get(k));
			plot.setLineWidth(3);
			plot.add("circle", x, y);
			plot.setLabel(-1, e.getValue());
			k++;
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend("", "top-right");
		plot.addLabel(0.02, 0.06, title);
		// Room for the legend at the right.
		plot.setLimits(-0.5, n + 1.4, 0, 1);
		plot.setSize(WIDTH, HEIGHT);
		return plot.getProcessor().convertToColorProcessor();
	}

	private static ColorProcessor examples(final RcmPage page, final RcmPhantom phantom, final int index) {
		final List<ColorProcessor> pictures = new ArrayList<>(List.of(Pictures.captioned("phantom " +
			(RcmSettings.FIRST_TEST_SEED + index), grey(phantom.image())), Pictures.captioned("truth", classes(RcmMosaics.digits(
				phantom.truth())))));
		for (final String name : RcmSettings.NETWORKS)
			pictures.add(Pictures.captioned(RcmPage.title(name), classes(page.result(name).shown().get(index))));
		return Pictures.sideBySide(pictures.toArray(ColorProcessor[]::new));
	}

	/** Each pixel the mean of 4 x 4. */
	private static ColorProcessor grey(final RandomAccessibleInterval<UnsignedByteType> image) {
		final int s = RcmResult.SPARSE, w = (int) image.dimension(0) / s, h = (int) image.dimension(1) / s;
		final ColorProcessor picture = new ColorProcessor(w, h);
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++) {
				int sum = 0;
				for (int i = 0; i < s * s; i++)
					sum += image.getAt(s * x + i % s, s * y + i / s).get();
				// Mosaics are dark.
				picture.set(x, y, Math.min(255, 3 * sum / (2 * s * s)) * 0x10101);
			}
		return picture;
	}

	private static ColorProcessor classes(final List<String> rows) {
		final ColorProcessor picture = new ColorProcessor(rows.get(0).length(), rows.size());
		for (int y = 0; y < rows.size(); y++)
			for (int x = 0; x < rows.get(y).length(); x++) {
				final int c = rows.get(y).charAt(x) - '0';
				picture.set(x, y, c < RcmClasses.ALL.size() ? RcmClasses.ALL.get(c).color() : UNLABELLED);
			}
		return picture;
	}
}
