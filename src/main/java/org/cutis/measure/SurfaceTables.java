package org.cutis.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Table;

/**
 * Tables of a layer's thickness and roughness: a row per B-scan, numbered from
 * 1 (along y if depth runs along z, along z if it runs along y), and a last row
 * "all" over all columns. Values that do not exist (a B-scan without the layer)
 * are left empty.
 */
public final class SurfaceTables {

	private static final String ALL = "all";

	private SurfaceTables() {}

	/** Thickness in µm, or in pixels if the pixel size is not known; coverage and gaps. */
	public static Table thickness(final Surfaces surfaces, final DepthAxis depth, final PixelSize size) {
		final String unit = size.known() ? "_um" : "_px";
		final List<String> columns = List.of("slice", "thickness_mean" + unit, "thickness_sd" + unit,
			"thickness_min" + unit, "thickness_max" + unit, "coverage_percent", "columns", "gap_columns", "gap_runs");
		final List<List<Object>> rows = new ArrayList<>();
		final double pixel = depthSize(depth, size);
		for (int slice = 0; slice < surfaces.slices(); slice++)
			rows.add(thicknessRow(slice + 1, LayerThickness.of(surfaces, slice), pixel));
		rows.add(thicknessRow(ALL, LayerThickness.of(surfaces), pixel));
		return new Table("Epidermis thickness", columns, rows);
	}

	private static List<Object> thicknessRow(final Object slice, final LayerThickness layer, final double pixel) {
		final StatisticalSummary t = layer.thickness();
		final List<Object> row = new ArrayList<>();
		row.add(slice);
		for (final double v : new double[] { t.getMean(), t.getStandardDeviation(), t.getMin(), t.getMax() })
			row.add(cell(v * pixel));
		row.add(cell(100 * layer.coverage()));
		row.add(layer.columns());
		row.add(layer.gaps());
		row.add(layer.gapRuns());
		return row;
	}

	/** Ra (RSOM paper, Eq. 5) of both surfaces in pixels and, if the pixel size is known, in µm. */
	public static Table roughness(final Surfaces surfaces, final DepthAxis depth, final PixelSize size) {
		final List<String> columns = new ArrayList<>(List.of("slice", "ra_upper_px", "ra_lower_px", "ra_both_px"));
		if (size.known()) columns.addAll(List.of("ra_upper_um", "ra_lower_um", "ra_both_um"));
		columns.addAll(List.of("columns", "without_surface_percent"));
		final List<DoubleFunction<Object>> units = new ArrayList<>();
		units.add(SurfaceTables::cell);
		if (size.known()) units.add(ra -> cell(ra * depthSize(depth, size)));
		final List<List<Object>> rows = new ArrayList<>();
		for (int slice = 0; slice < surfaces.slices(); slice++)
			rows.add(roughnessRow(slice + 1, Roughness.of(surfaces.upper().row(slice)),
				Roughness.of(surfaces.lower().row(slice)), units));
		rows.add(roughnessRow(ALL, Roughness.of(surfaces.upper()), Roughness.of(surfaces.lower()), units));
		return new Table("Roughness", columns, rows);
	}

	private static List<Object> roughnessRow(final Object slice, final Roughness upper, final Roughness lower,
		final List<DoubleFunction<Object>> units)
	{
		final List<Object> row = new ArrayList<>();
		row.add(slice);
		for (final DoubleFunction<Object> unit : units)
			for (final Roughness r : List.of(upper, lower, upper.plus(lower)))
				row.add(unit.apply(r.ra()));
		row.add(upper.columns());
		row.add(cell(100 * upper.missingShare()));
		return row;
	}

	private static double depthSize(final DepthAxis depth, final PixelSize size) {
		return size.known() ? size.along(depth.dimension()) : 1;
	}

	private static Object cell(final double value) {
		return Double.isNaN(value) ? null : (Object) value;
	}
}
