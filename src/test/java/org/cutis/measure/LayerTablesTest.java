package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Table;
import org.junit.Test;

/** Two B-scans of 3 columns and 10 rows, layers A, B, C; figures by hand. Pixels are 2 µm wide and 0.5 µm deep. */
public class LayerTablesTest {

	private static final LayerColumns COLUMNS = new LayerColumns(3, 2, 10, new int[][] { { 2, 3, 4, 0, 0, 0 }, { 4, 4, 1, 0,
		0, 6 }, { 4, 3, 5, 10, 10, 4 } }, new int[][] { { 2, 3, 4, 0, 0, 0 }, { 6, 7, 5, 0, 0, 6 } });

	private static final PixelSize SIZE = new PixelSize(2, 0.5, 7, true);

	private static final LayerTables TABLES = new LayerTables(COLUMNS, List.of("A", "the B", "C"), DepthAxis.Y, SIZE);

	@Test
	public void thickness() {
		final Table t = TABLES.thickness();
		assertEquals(List.of("slice", "a_mean_um", "a_sd_um", "a_min_um", "a_max_um", "a_coverage_percent", "the_b_mean_um",
			"the_b_sd_um", "the_b_min_um", "the_b_max_um", "the_b_coverage_percent", "c_mean_um", "c_sd_um", "c_min_um",
			"c_max_um", "c_coverage_percent", "columns"), t.columns());
		assertEquals(3, t.rows().size());
		row(t, 0, 1, 1.5, 0.5, 1.0, 2.0, 100.0, 1.5, Math.sqrt(0.75), 0.5, 2.0, 100.0, 2.0, 0.5, 1.5, 2.5, 100.0, 3);
		row(t, 1, 2, null, null, null, null, 0.0, 3.0, 0.0, 3.0, 3.0, 100 / 3.0, 4.0, Math.sqrt(3), 2.0, 5.0, 100.0, 3);
		row(t, 2, "all", 1.5, 0.5, 1.0, 2.0, 50.0, 1.875, Math.sqrt((0.125 * 0.125 * 2 + 1.375 * 1.375 + 1.125 * 1.125) / 3),
			0.5, 3.0, 200 / 3.0, 3.0, Math.sqrt((1 + 2.25 + 0.25 + 4 + 4 + 1) / 5), 1.5, 5.0, 100.0, 6);
	}

	/** The line of B lies at 4, 5, 4.5 pixels in the first B-scan, and at 3 in the last column of the second. */
	@Test
	public void interfaces() {
		final Table t = TABLES.interfaces(1);
		assertEquals(List.of("slice", "the_b_depth_mean_um", "the_b_depth_sd_um", "the_b_depth_min_um", "the_b_depth_max_um",
			"the_b_length_um", "the_b_projection_um", "the_b_undulation", "the_b_line_percent", "ra_a_the_b_px",
			"ra_a_the_b_um", "ra_the_b_c_px", "ra_the_b_c_um", "columns"), t.columns());
		// All means over 5 columns are over the 3 there are: the line is level.
		row(t, 0, 1, null, null, null, null, 4.0, 4.0, 1.0, 100.0, 2 / 3.0, 1 / 3.0, 2 / 3.0, 1 / 3.0, 3);
		row(t, 1, 2, null, null, null, null, null, null, null, 100 / 3.0, null, null, 0.0, 0.0, 3);
		row(t, 2, "all", null, null, null, null, 4.0, 4.0, 1.0, 400 / 6.0, 2 / 3.0, 1 / 3.0, 0.5, 0.25, 6);
	}

	@Test
	public void aLineBelowALayerHasADepth() {
		final LayerColumns four = new LayerColumns(2, 1, 20, new int[4][2], new int[][] { { 4, 0 }, { 9, 9 }, { 12, 11 } });
		final Table t = new LayerTables(four, List.of("a", "b", "c", "d"), DepthAxis.Y, SIZE).interfaces(2);
		// 10.5 - 4 = 6.5 pixels; the second column has no upper surface in view.
		row(t, 0, 1, 3.25, 0.0, 3.25, 3.25, 2.0, 2.0, 1.0, 100.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.25, 2);
	}

	@Test
	public void withoutAPixelSizeItIsPixels() {
		final LayerTables px = new LayerTables(COLUMNS, List.of("a", "b", "c"), DepthAxis.Y, PixelSize.UNKNOWN);
		final Table t = px.thickness();
		assertEquals("a_mean_px", t.columns().get(1));
		assertEquals(3.0, t.rows().get(0).get(1));
		assertEquals(List.of("slice", "ra_a_b_px", "ra_b_c_px", "columns"), px.interfaces(-1).columns());
	}

	private static void row(final Table t, final int row, final Object... expected) {
		final List<Object> cells = t.rows().get(row);
		assertEquals(expected.length, cells.size());
		for (int i = 0; i < expected.length; i++) {
			final String what = t.columns().get(i) + " of row " + row;
			if (expected[i] == null) assertNull(what, cells.get(i));
			else if (!(expected[i] instanceof Double)) assertEquals(what, expected[i], cells.get(i));
			else {
				assertTrue(what + " is " + cells.get(i), cells.get(i) instanceof Double);
				assertEquals(what, (Double) expected[i], (Double) cells.get(i), 1e-12);
			}
		}
	}
}
