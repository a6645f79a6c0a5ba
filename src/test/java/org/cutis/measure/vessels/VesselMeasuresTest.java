package org.cutis.measure.vessels;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.ArrayList;
import java.util.List;

import org.cutis.image.PixelSize;
import org.cutis.image.Table;
import org.cutis.measure.vessels.VesselBranch.Point;
import org.cutis.task.Progress;
import org.junit.Test;

public class VesselMeasuresTest {

	/** Two branches of 300 µm and radius 10, and one of 600 µm and radius 40 that is twice as long as its chord. */
	private static final BranchStatistics THREE = new BranchStatistics(List.of(branch(0, 300, 300, 10), branch(1, 300,
		300, 10), branch(2, 600, 300, 40)));

	@Test
	public void lengthsBySize() {
		assertEquals(1200, THREE.length(), 1e-9);
		assertEquals(600, THREE.length(0, 40), 1e-9);
		assertEquals(600, THREE.length(40, Double.POSITIVE_INFINITY), 1e-9);
	}

	@Test
	public void diametersAreWeighedByLength() {
		// (600 * 20 + 600 * 80) / 1200, and both are 30 from it.
		assertEquals(50, THREE.meanDiameter(), 1e-9);
		assertEquals(30, THREE.sdDiameter(), 1e-9);
		assertArrayEquals(new double[] { 0, 600, 0, 0, 600 }, THREE.diameters(20), 1e-9);
	}

	@Test
	public void tortuosity() {
		assertEquals(4 / 3.0, THREE.tortuosity().getMean(), 1e-9);
		assertEquals(3, THREE.tortuosity().getN());
	}

	@Test
	public void allOfATube() {
		final Shapes tube = new Shapes(PixelSize.RSOM, 67, 30, 100).line(new double[] { 100, 180, 150 }, new double[] { 700,
			180, 150 }, 40);
		final double tissue = 67.0 * 30 * 100 * 432;
		final VesselMeasures m = VesselMeasures.of(tube.mask(), tube.spacing, tissue, 2, Progress.none());
		final double volume = Math.PI * 1600 * 600 + 4 / 3.0 * Math.PI * 64000;
		final double surface = 2 * Math.PI * 40 * 600 + 4 * Math.PI * 1600;
		assertEquals(volume, m.volume(), 0.03 * volume);
		assertEquals(volume / tissue, m.share(), 0.03 * volume / tissue);
		assertEquals(surface / volume, m.surfaceToVolume(), 0.05 * surface / volume);
		final Table table = VesselTables.biomarkers(m, VesselMeasures.SMALL_RADIUS);
		assertEquals(0.6, number(table, "large_vessel_length_mm"), 0.018);
		assertEquals(0, number(table, "small_vessel_length_mm"), 0);
		assertEquals(80, number(table, "diameter_mean_um"), 12);
		assertEquals(0, number(table, "cycles"), 0);
		assertEquals(1, number(table, "components"), 0);
		assertEquals(1, number(table, "tortuosity_mean"), 0.01);
	}

	@Test
	public void anEmptyMaskGivesZerosAndEmptyCells() {
		final Shapes none = new Shapes(PixelSize.RSOM, 5, 6, 7);
		final VesselMeasures m = VesselMeasures.of(none.mask(), none.spacing, 1e6, 2, Progress.none());
		final Table table = VesselTables.biomarkers(m, VesselMeasures.SMALL_RADIUS);
		for (final String zero : List.of("blood_volume_um3", "blood_volume_percent", "vessel_length_mm",
			"small_vessel_length_mm", "large_vessel_length_mm", "bifurcations", "components", "cycles", "surface_um2"))
			assertEquals(zero, 0, number(table, zero), 0);
		for (final String empty : List.of("diameter_mean_um", "diameter_sd_um", "tortuosity_mean",
			"surface_to_volume_per_um"))
			assertNull(empty, table.rows().get(0).get(table.columns().indexOf(empty)));
		assertEquals(0, VesselTables.branches(m.vessels()).rows().size());
		assertEquals(0, VesselTables.diameters(m.vessels(), 10).rows().size());
	}

	private static double number(final Table table, final String column) {
		return ((Number) table.rows().get(0).get(table.columns().indexOf(column))).doubleValue();
	}

	private static VesselBranch branch(final int id, final double length, final double chord, final double radius) {
		final List<Point> points = new ArrayList<>();
		points.add(new Point(0, 0, 0, radius));
		points.add(new Point(chord / 2, Math.sqrt(length * length - chord * chord) / 2, 0, radius));
		points.add(new Point(chord, 0, 0, radius));
		return new VesselBranch(id, points, CenterLine.length(points), radius);
	}
}
