package org.cutis.reproduce;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

import org.cutis.measure.Overlap;

import ij.gui.Plot;
import ij.process.ColorProcessor;

/** Dice of each volume with the four masks, and their means. */
final class Table2Picture {

	private static final int WIDTH = 640, HEIGHT = 420;

	private Table2Picture() {}

	static ColorProcessor of(final List<Table2Result> results) {
		final int n = Table2Settings.MASKS.size();
		final double[] at = IntStream.range(0, n).asDoubleStream().toArray();
		final Plot plot = new Plot("Dice of vessels", "{" + String.join(",", Table2Settings.MASKS) + "}", "Dice");
		plot.setColor(new Color(0x9fb4c7));
		for (final Table2Result r : results)
			plot.add("line", at, r.overlaps().stream().mapToDouble(Overlap::dice).toArray());
		plot.setColor(new Color(0xc0392b), new Color(0xc0392b));
		plot.setLineWidth(2);
		plot.add("connected circle", at, IntStream.range(0, n).mapToDouble(i -> Table2Row.of(results, i).dice().mean())
			.toArray());
		plot.setColor(Color.BLACK);
		plot.setLimits(-0.3, n - 0.7, 0, 1);
		plot.setSize(WIDTH, HEIGHT);
		return plot.getProcessor().convertToColorProcessor();
	}
}
