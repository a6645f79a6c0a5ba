package org.cutis.reproduce;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.cutis.measure.SurfaceNormals;
import org.cutis.view.NormalsPlot;
import org.cutis.view.Pictures;

import ij.gui.Plot;
import ij.process.ColorProcessor;

/**
 * The figures: Dice and Ra against s (Fig. 2) above, the normals of s = 0, of
 * the best s and of the truth (Fig. 4) below.
 */
final class Table1Picture {

	private static final int WIDTH = 600, HEIGHT = 380;

	private static final List<Color> COLORS = List.of(new Color(0x2471a3), new Color(0xc0392b));

	/** Ra of two networks can differ tenfold; then its axis is logarithmic, too. */
	private static final double LOG_RANGE = 8;

	private Table1Picture() {}

	static ColorProcessor of(final Table1Page page) {
		final ColorProcessor dice = against("Dice", page, Table1Row::dice, Double.NaN);
		final ColorProcessor ra = against("Ra (pixels)", page, Table1Row::ra, page.trueRa());
		final List<ColorProcessor> normals = page.networks().stream().map(n -> normals(n, page)).toList();
		return Pictures.stacked(Pictures.sideBySide(dice, ra), Pictures.sideBySide(normals.toArray(ColorProcessor[]::new)));
	}

	/**
	 * Where s stands on the axis: 0 at 0, then powers of 10 at 1, 2, ... A logarithm has
	 * no place for 0.
	 */
	static double position(final double s) {
		return s == 0 ? 0 : 1 + Math.log10(s);
	}

	private static ColorProcessor against(final String measure, final Table1Page page,
		final ToDoubleFunction<Table1Row> value, final double truth)
	{
		final Plot plot = new Plot(measure + " against s", "{0,1,10,100,1000}", measure);
		final double[] values = DoubleStream.concat(page.rows().stream().mapToDouble(value), DoubleStream.of(truth)).filter(
			v -> !Double.isNaN(v)).toArray();
		final double min = DoubleStream.of(values).min().orElse(0), max = DoubleStream.of(values).max().orElse(1);
		final boolean log = min > 0 && max / min > LOG_RANGE;
		if (log) plot.setAxisYLog(true);
		for (int i = 0; i < page.networks().size(); i++) {
			final List<Table1Row> rows = page.rows(page.networks().get(i));
			plot.setColor(COLORS.get(i), COLORS.get(i));
			plot.setLineWidth(2);
			plot.add("connected circle", rows.stream().mapToDouble(r -> position(r.s())).toArray(), rows.stream().mapToDouble(
				value).toArray());
			plot.setLabel(-1, page.networks().get(i));
		}
		final double right = position(page.rows().stream().mapToDouble(Table1Row::s).max().orElse(1)) + 0.3;
		plot.setColor(Color.GRAY);
		if (!Double.isNaN(truth)) {
			plot.add("line", new double[] { -0.3, right }, new double[] { truth, truth });
			plot.setLabel(-1, "truth");
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend("", "auto");
		plot.addLabel(0.02, 0.06, measure + " against s");
		// Enough that a change of a thousandth does not look like a fall.
		final double pad = Math.max(0.1 * (max - min), 0.05 * max);
		plot.setLimits(-0.3, right, log ? min / 1.3 : min - pad, log ? max * 1.3 : max + pad);
		plot.setSize(WIDTH, HEIGHT);
		return plot.getProcessor().convertToColorProcessor();
	}

	private static ColorProcessor normals(final String network, final Table1Page page) {
		final Table1Finding finding = page.finding(network);
		final Map<String, SurfaceNormals> series = new LinkedHashMap<>();
		final List<Table1Row> shown = IntStream.range(0, finding.best().s() == 0 ? 1 : 2).mapToObj(i -> i == 0 ? finding
			.base() : finding.best()).toList();
		for (final Table1Row row : shown)
			series.put("s = " + Table1Page.factor(row.s()), page.result(network, row.s()).scores().normals());
		series.put("truth", page.result(network, 0).scores().trueNormals());
		return NormalsPlot.of(network + ": normals of both surfaces", series).getProcessor().convertToColorProcessor();
	}
}
