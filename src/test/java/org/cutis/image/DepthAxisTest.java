package org.cutis.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.cutis.task.UserError;
import org.junit.Test;

public class DepthAxisTest {

	private static final long[] STACK = { 333, 171, 500, 2 };

	@Test
	public void autoTakesASingleSliceForABScan() {
		assertEquals(DepthAxis.Y, DepthAxis.resolve("auto", new long[] { 333, 500, 1, 1 }, PixelSize.UNKNOWN));
		assertEquals(DepthAxis.Y, DepthAxis.resolve("auto", new long[] { 333, 500, 1, 1 }, PixelSize.RSOM));
	}

	@Test
	public void autoTakesTheFinerPixelOfACalibratedStack() {
		assertEquals(DepthAxis.Z, DepthAxis.resolve("auto", STACK, PixelSize.RSOM));
		assertEquals(DepthAxis.Y, DepthAxis.resolve("auto", STACK, new PixelSize(12, 3, 12, true)));
		assertEquals(DepthAxis.Z, DepthAxis.resolve("auto", STACK, new PixelSize(1, 5, 5, true)));
	}

	@Test
	public void autoTakesZWithoutCalibration() {
		assertEquals(DepthAxis.Z, DepthAxis.resolve("auto", STACK, PixelSize.UNKNOWN));
	}

	@Test
	public void autoTakesTheUsualAxisWhereThePixelSizeDoesNotDecide() {
		for (final DepthAxis usual : DepthAxis.values()) {
			assertEquals(usual, DepthAxis.resolve("auto", STACK, PixelSize.UNKNOWN, usual));
			assertEquals(usual, DepthAxis.resolve("auto", STACK, new PixelSize(2, 0.9, 0.9, true), usual));
			// 1 / 0.9 as a TIFF file keeps it: 1111111 pixels in 1000000 µm
			assertEquals(usual, DepthAxis.resolve("auto", STACK, new PixelSize(0.9, 1e6 / 1111111, 0.9, true), usual));
			assertEquals(usual, DepthAxis.resolve("auto", STACK, new PixelSize(0.9, 0.9, 1e6 / 1111111, true), usual));
			assertEquals(DepthAxis.Z, DepthAxis.resolve("auto", STACK, PixelSize.RSOM, usual));
			assertEquals(DepthAxis.Y, DepthAxis.resolve("auto", STACK, new PixelSize(12, 3, 12, true), usual));
			assertEquals(DepthAxis.Y, DepthAxis.resolve("auto", new long[] { 9, 9, 1 }, PixelSize.UNKNOWN, usual));
			assertEquals(DepthAxis.Z, DepthAxis.resolve("z", STACK, PixelSize.UNKNOWN, usual));
		}
	}

	@Test
	public void aNamedAxisIsTaken() {
		assertEquals(DepthAxis.Y, DepthAxis.resolve(" y ", STACK, PixelSize.RSOM));
		assertEquals(DepthAxis.Z, DepthAxis.resolve("Z", new long[] { 3, 3, 1 }, PixelSize.RSOM));
	}

	@Test
	public void anythingElseIsASentence() {
		for (final String bad : new String[] { "x", "", null, "ZY" }) {
			final String m = assertThrows(UserError.class, () -> DepthAxis.resolve(bad, STACK, PixelSize.RSOM))
				.getMessage();
			assertTrue(m, m.contains("depth_axis") && m.contains("auto, Z"));
		}
	}

	@Test
	public void sizesAreFoundByAxis() {
		final PixelSize s = new PixelSize(1, 2, 3, true);
		assertEquals(3, s.along(DepthAxis.Z.dimension()), 0);
		assertEquals(2, s.along(DepthAxis.Y.dimension()), 0);
		assertEquals(1, s.along(0), 0);
		assertThrows(IllegalArgumentException.class, () -> s.along(3));
	}
}
