package org.cutis.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Table;

/**
 * Tables of layers that lie on each other: a row per B-scan, numbered from 1,
 * and a last row "all" over all columns. Lengths are in µm, or in pixels if the
 * pixel size is not known. What does not exist (a B-scan without the layer) is
 * left empty.
 *
 * @param columns the layers
 * @param names of the layers, from the uppermost to the deepest
 * @param depth the axis into the skin
 * @param size of a pixel
 */
public record LayerTables(LayerColumns columns, List<String> names, DepthAxis depth, PixelSize size) {

	private static final String ALL = "all";

	public LayerTables {
		names = List.copyOf(names);
		if (names.size() != columns.pixels().length) throw new IllegalArgumentException(names.size() + " names for " +
			columns.pixels().length + " layers");
	}

	/**
	 * Thickness of each layer, pixels of the layer in a column times their depth:
	 * mean, standard deviation (of a sample, n - 1), minimum and maximum over the
	 * columns that have it, and their share.
	 */
	public Table thickness() {
		final List<String> head = new ArrayList<>(List.of("slice"));
		final List<HeightMap> maps = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			head.addAll(statisticsOf(key(i)));
			head.add(key(i) + "_coverage_percent");
			maps.add(columns.thickness(i));
		}
		head.add("columns");
		final List<List<Object>> rows = new ArrayList<>();
		for (int slice = 0; slice <= columns.slices(); slice++) {
			final List<Object> row = row(slice);
			for (final HeightMap map : maps) {
				final SummaryStatistics s = statistics(map, slice);
				add(row, s);
				row.add(100.0 * s.getN() / columns(slice));
			}
			row.add(columns(slice));
			rows.add(row);
		}
		return new Table("Layer thickness", head, rows);
	}

	/**
	 * A thin layer as a line in its middle: its depth below the upper surface of the
	 * layer above, its length, its projection and their ratio; and the roughness Ra
	 * of every interface (see {@link Roughness}), named after the layers it lies
	 * between.
	 *
	 * @param line index of the thin layer; no first or last one; -1 for none
	 */
	public Table interfaces(final int line) {
		final List<String> head = new ArrayList<>(List.of("slice"));
		if (line > 0) {
			head.addAll(statisticsOf(key(line) + "_depth"));
			for (final String what : List.of("_length", "_projection"))
				head.add(key(line) + what + unit());
			head.add(key(line) + "_undulation");
			head.add(key(line) + "_line_percent");
		}
		final List<HeightMap> interfaces = new ArrayList<>();
		for (int k = 0; k + 1 < names.size(); k++) {
			head.add("ra_" + key(k) + "_" + key(k + 1) + "_px");
			if (size.known()) head.add("ra_" + key(k) + "_" + key(k + 1) + "_um");
			interfaces.add(columns.height(k));
		}
		head.add("columns");
		final HeightMap middle = line > 0 ? columns.middle(line) : null;
		final HeightMap below = line > 1 ? difference(middle, columns.height(line - 2)) : null;
		final List<List<Object>> rows = new ArrayList<>();
		for (int slice = 0; slice <= columns.slices(); slice++) {
			final List<Object> row = row(slice);
			if (line > 0) line(row, middle, below, slice);
			for (final HeightMap map : interfaces) {
				final Roughness r = slice == columns.slices() ? Roughness.of(map) : Roughness.of(map.row(slice));
				row.add(cell(r.ra()));
				if (size.known()) row.add(cell(r.ra(depthSize())));
			}
			row.add(columns(slice));
			rows.add(row);
		}
		return new Table("Layer interfaces", head, rows);
	}

	private void line(final List<Object> row, final HeightMap middle, final HeightMap below, final int slice) {
		add(row, below == null ? new SummaryStatistics() : statistics(below, slice));
		final boolean all = slice == columns.slices();
		Undulation u = Undulation.NONE;
		for (int s = all ? 0 : slice; s < (all ? slice : slice + 1); s++)
			u = u.plus(Undulation.of(middle.row(s), size.x(), depthSize()));
		row.add(u.projection() > 0 ? (Object) u.length() : null);
		row.add(u.projection() > 0 ? (Object) u.projection() : null);
		row.add(cell(u.ratio()));
		row.add(100.0 * statistics(middle, slice).getN() / columns(slice));
	}

	/** @param slice from 0; their number means all */
	private SummaryStatistics statistics(final HeightMap map, final int slice) {
		final SummaryStatistics s = new SummaryStatistics();
		final boolean all = slice == map.slices();
		for (int i = all ? 0 : slice * map.width(); i < (all ? slice : slice + 1) * map.width(); i++)
			if (!Double.isNaN(map.heights()[i])) s.addValue(map.heights()[i] * depthSize());
		return s;
	}

	private static HeightMap difference(final HeightMap a, final HeightMap b) {
		final double[] d = a.heights().clone();
		for (int i = 0; i < d.length; i++)
			d[i] -= b.heights()[i];
		return new HeightMap(a.width(), a.slices(), d);
	}

	private List<Object> row(final int slice) {
		final List<Object> row = new ArrayList<>();
		row.add(slice == columns.slices() ? ALL : (Object) (slice + 1));
		return row;
	}

	private int columns(final int slice) {
		return columns.width() * (slice == columns.slices() ? slice : 1);
	}

	private List<String> statisticsOf(final String what) {
		return List.of(what + "_mean" + unit(), what + "_sd" + unit(), what + "_min" + unit(), what + "_max" + unit());
	}

	private static void add(final List<Object> row, final SummaryStatistics s) {
		for (final double v : new double[] { s.getMean(), s.getStandardDeviation(), s.getMin(), s.getMax() })
			row.add(cell(v));
	}

	/** A layer's name as it stands in the names of columns. */
	private String key(final int layer) {
		return names.get(layer).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
	}

	private String unit() {
		return size.known() ? "_um" : "_px";
	}

	private double depthSize() {
		return size.known() ? size.along(depth.dimension()) : 1;
	}

	private static Object cell(final double value) {
		return Double.isNaN(value) ? null : (Object) value;
	}
}
