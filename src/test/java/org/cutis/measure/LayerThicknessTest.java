package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Table;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

public class LayerThicknessTest {

	/** B-scan 0: thicknesses 2, 4, 6, a gap, 4; B-scan 1: a gap, 9, three gaps; B-scan 2: empty. */
	private static Surfaces surfaces(final DepthAxis depth) {
		final RandomAccessibleInterval<UnsignedByteType> labels = depth == DepthAxis.Z ? LabelVolumes.empty(5, 3, 12)
			: LabelVolumes.empty(5, 12, 3);
		final int[] thickness = { 2, 4, 6, 0, 4 };
		for (int x = 0; x < 5; x++)
			LabelVolumes.layer(labels, depth, x, 0, 3, 3 + thickness[x]);
		LabelVolumes.layer(labels, depth, 1, 1, 1, 10);
		return Surfaces.of(labels, depth, 1, Progress.none());
	}

	@Test
	public void perSliceAndOverall() {
		for (final DepthAxis depth : DepthAxis.values()) {
			final LayerThickness first = LayerThickness.of(surfaces(depth), 0);
			assertEquals(4, first.thickness().getMean(), 1e-12);
			// Deviations -2, 0, 2, 0: sqrt(8 / 3).
			assertEquals(Math.sqrt(8.0 / 3), first.thickness().getStandardDeviation(), 1e-12);
			assertEquals(2, first.thickness().getMin(), 0);
			assertEquals(6, first.thickness().getMax(), 0);
			assertEquals(0.8, first.coverage(), 1e-12);
			assertEquals(1, first.gaps());
			assertEquals(1, first.gapRuns());

			final LayerThickness all = LayerThickness.of(surfaces(depth));
			assertEquals(25.0 / 5, all.thickness().getMean(), 1e-12);
			assertEquals(5.0 / 15, all.coverage(), 1e-12);
			assertEquals(10, all.gaps());
			assertEquals(1 + 2 + 1, all.gapRuns());
		}
	}

	@Test
	public void tableInMicrometres() {
		final Table t = SurfaceTables.thickness(surfaces(DepthAxis.Z), DepthAxis.Z, PixelSize.RSOM);
		assertEquals("Epidermis thickness", t.title());
		assertEquals(List.of("slice", "thickness_mean_um", "thickness_sd_um", "thickness_min_um", "thickness_max_um",
			"coverage_percent", "columns", "gap_columns", "gap_runs"), t.columns());
		assertEquals(4, t.rows().size());
		assertEquals(1, t.rows().get(0).get(0));
		assertEquals(12.0, (double) t.rows().get(0).get(1), 1e-12);
		assertEquals(80.0, (double) t.rows().get(0).get(5), 1e-12);
		assertNull("no thickness without layer", t.rows().get(2).get(1));
		assertEquals(0.0, (double) t.rows().get(2).get(5), 0);
		assertEquals("all", t.rows().get(3).get(0));
		assertEquals(15.0, (double) t.rows().get(3).get(1), 1e-12);
		assertEquals(10L, t.rows().get(3).get(7));
	}

	@Test
	public void tableInPixels() {
		final Table t = SurfaceTables.thickness(surfaces(DepthAxis.Y), DepthAxis.Y, PixelSize.UNKNOWN);
		assertTrue(t.columns().contains("thickness_mean_px"));
		assertEquals(4.0, (double) t.rows().get(0).get(1), 1e-12);
	}

	/** Upper surface flat; lower 5 7 9 - 7. */
	@Test
	public void roughnessTable() {
		final Table t = SurfaceTables.roughness(surfaces(DepthAxis.Z), DepthAxis.Z, PixelSize.RSOM);
		assertEquals("Roughness", t.title());
		assertEquals(List.of("slice", "ra_upper_px", "ra_lower_px", "ra_both_px", "ra_upper_um", "ra_lower_um",
			"ra_both_um", "columns", "without_surface_percent"), t.columns());
		// Windows: x=0: 5 7 9, mean 7; x=1: 5 7 9, mean 7; x=2: 5 7 9 7, mean 7; x=4: 9 7, mean 8.
		final double lower = (2 + 0 + 2 + 1) / 4.0;
		final List<Object> first = t.rows().get(0);
		assertEquals(0, (double) first.get(1), 0);
		assertEquals(lower, (double) first.get(2), 1e-12);
		assertEquals(lower / 2, (double) first.get(3), 1e-12);
		assertEquals(3 * lower, (double) first.get(5), 1e-12);
		assertEquals(20.0, (double) first.get(8), 1e-12);
		assertNull(t.rows().get(2).get(2));
		final List<Object> all = t.rows().get(3);
		assertEquals("all", all.get(0));
		assertEquals(5.0 / 5, (double) all.get(2), 1e-12);
		assertEquals(15L, all.get(7));
		assertEquals(List.of("slice", "ra_upper_px", "ra_lower_px", "ra_both_px", "columns", "without_surface_percent"),
			SurfaceTables.roughness(surfaces(DepthAxis.Z), DepthAxis.Z, PixelSize.UNKNOWN).columns());
	}
}
