package org.cutis.measure;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class SurfaceGapsTest {

	private static final double N = Double.NaN;

	@Test
	public void gapsGetTheNearestColumnsHeight() {
		final HeightMap map = new HeightMap(4, 3, new double[] { 1, N, N, 9, N, N, N, N, 5, N, N, N });
		assertEquals(9, SurfaceGaps.count(map));
		final HeightMap filled = SurfaceGaps.filled(map);
		assertEquals(0, SurfaceGaps.count(filled));
		// Row 1: 1 and 5 are as near to its first column; 9 is nearest to its last two.
		assertArrayEquals(new double[] { 1, 1, 9, 9 }, filled.row(0), 0);
		assertArrayEquals(new double[] { 9, 9 }, new double[] { filled.get(3, 1), filled.get(2, 1) }, 0);
		assertEquals(5, filled.get(1, 2), 0);
		assertEquals("the map itself stays", 9, SurfaceGaps.count(map));
	}

	@Test
	public void withoutAnySurfaceGapsStay() {
		assertEquals(2, SurfaceGaps.count(SurfaceGaps.filled(new HeightMap(2, 1, new double[] { N, N }))));
	}
}
