package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Arrays;
import java.util.Map;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.measure.HeightMap;
import org.cutis.measure.SurfaceNormals;
import org.cutis.measure.Surfaces;
import org.junit.Test;

import ij.ImagePlus;
import ij.gui.Plot;

public class NormalsPlotTest {

	/** 3 B-scans of 4 columns: flat, rising, without a surface. */
	private static Surfaces surfaces() {
		final double no = Double.NaN;
		final double[] z = { 5, 5, 5, 5, 5, 6, 7, 8, no, no, no, no };
		final HeightMap map = new HeightMap(4, 3, z);
		return new Surfaces(map, map);
	}

	@Test
	public void barsHaveTheCountsHeights() {
		final long[] counts = new long[SurfaceNormals.BINS];
		counts[18] = 1000;
		counts[27] = 3;
		final Plot plot = NormalsPlot.of("t", Map.of("a", new SurfaceNormals(counts)));
		final float[] x = plot.getXValues();
		final float[] y = plot.getYValues();
		for (int i = 0; i < x.length; i++) {
			// Each bar from its left to its right edge; empty bins lie on the axis.
			final float expected = i / 2 == 18 ? 1000 : i / 2 == 27 ? 3 : 0.5f;
			assertEquals(expected, y[i], 0);
		}
		assertEquals(-2.5, x[36], 0);
		assertEquals(2.5, x[37], 0);
		assertEquals(-90, x[0], 0);
		assertEquals(90, x[x.length - 1], 0);
		assertArrayEquals(new double[] { -90, 90, 0.5, 2000 }, plot.getLimits(), 1e-9);
	}

	@Test
	public void theStackShowsAllAndThenEachBScan() {
		final ImagePlus stack = NormalsPlot.stack("normals", surfaces(), DepthAxis.Z, PixelSize.UNKNOWN);
		assertEquals("normals", stack.getTitle());
		assertEquals(4, stack.getStackSize());
		final int[] flat = (int[]) stack.getStack().getProcessor(2).getPixels();
		final int[] rising = (int[]) stack.getStack().getProcessor(3).getPixels();
		assertEquals(stack.getWidth() * stack.getHeight(), flat.length);
		assertEquals(flat.length, rising.length);
		assertFalse(Arrays.equals(flat, rising));
	}
}
