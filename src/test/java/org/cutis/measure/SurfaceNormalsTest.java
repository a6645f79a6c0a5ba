package org.cutis.measure;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.junit.Test;

public class SurfaceNormalsTest {

	private static final int LEVEL = 18;

	@Test
	public void binsAreCentredOnMultiplesOfFive() {
		assertEquals(37, SurfaceNormals.BINS);
		assertEquals(-90, SurfaceNormals.centre(0), 0);
		assertEquals(0, SurfaceNormals.centre(LEVEL), 0);
		assertEquals(90, SurfaceNormals.centre(36), 0);
		assertEquals(LEVEL, SurfaceNormals.bin(2.49));
		assertEquals(LEVEL, SurfaceNormals.bin(-2.49));
		assertEquals(LEVEL + 1, SurfaceNormals.bin(2.5));
		assertEquals(LEVEL - 1, SurfaceNormals.bin(-2.5));
		assertEquals(36, SurfaceNormals.bin(90));
		assertEquals(0, SurfaceNormals.bin(-90));
	}

	/** Segments: level, 1 down (45 degrees), 1 up (-45), 2 down (63.4). */
	@Test
	public void anglesInPixels() {
		final long[] expected = new long[37];
		expected[LEVEL] = 1;
		expected[LEVEL + 9] = 1;
		expected[LEVEL - 9] = 1;
		expected[LEVEL + 13] = 1;
		assertArrayEquals(expected, SurfaceNormals.of(new double[] { 5, 5, 6, 5, 7 }, 1, 1).counts());
	}

	/** In an RSOM volume a pixel down is 3 µm over 12 µm: 14.04 degrees; 4 pixels are 45. */
	@Test
	public void anglesInMicrometres() {
		final HeightMap map = new HeightMap(3, 1, new double[] { 10, 11, 7 });
		final SurfaceNormals n = SurfaceNormals.of(map, DepthAxis.Z, PixelSize.RSOM);
		assertEquals(2, n.total());
		assertEquals(1, n.counts()[LEVEL + 3]);
		assertEquals(1, n.counts()[LEVEL - 9]);
	}

	@Test
	public void depthAlongYTakesThePixelsHeight() {
		final HeightMap map = new HeightMap(2, 1, new double[] { 0, 1 });
		final PixelSize size = new PixelSize(1, 1, 1000, true);
		assertEquals(1, SurfaceNormals.of(map, DepthAxis.Y, size).counts()[LEVEL + 9]);
	}

	@Test
	public void noSegmentAcrossAGapOrABScansEnd() {
		final double no = Double.NaN;
		final HeightMap map = new HeightMap(4, 2, new double[] { 1, no, 3, 3, 90, 90, no, 5 });
		final SurfaceNormals n = SurfaceNormals.of(map, DepthAxis.Z, PixelSize.UNKNOWN);
		assertEquals(2, n.total());
		assertEquals(2, n.counts()[LEVEL]);
	}
}
