package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.measure.HeightMap;
import org.cutis.measure.vessels.DepthProfile;
import org.cutis.task.Progress;
import org.junit.Test;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ColorProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Projections with vessels and epidermis, pixel by pixel, and plots. */
public class VesselPictureTest {

	private static final int W = 4, S = 3, D = 5;

	private static final PixelSize CUBES = new PixelSize(2, 2, 2, true);

	private final RandomAccessibleInterval<UnsignedByteType> epidermis = ArrayImgs.unsignedBytes(W, S, D), vessels = ArrayImgs
		.unsignedBytes(W, S, D), pixels = ArrayImgs.unsignedBytes(W, S, D, 2);

	private final double[] lower = new double[W * S];

	/** Epidermis 1 at depth 1, bright in both bands; a vessel voxel at x 2, y 1, depth 3, red 60. */
	private VesselPicture picture(final DepthAxis axis) {
		for (int y = 0; y < S; y++)
			for (int x = 0; x < W; x++) {
				epidermis.getAt(x, y, 1).set(1);
				pixels.getAt(x, y, 1, 0).set(200);
				pixels.getAt(x, y, 1, 1).set(100);
				lower[y * W + x] = 2;
			}
		vessels.getAt(2, 1, 3).set(1);
		pixels.getAt(2, 1, 3, 0).set(60);
		pixels.getAt(3, 2, 4, 1).set(30);
		final boolean z = axis == DepthAxis.Z;
		final long[] min = { -3, 8, 2, 5 }, min3 = { 7, -1, 4 };
		return new VesselPicture(new EpidermisPicture(new Volume<>("v", Views.translate(z ? pixels : Views.permute(pixels, 1,
			2), min), CUBES), axis), Views.translate(z ? epidermis : Views.permute(epidermis, 1, 2), min3), 1, Views.translate(z
				? vessels : Views.permute(vessels, 1, 2), min3), new HeightMap(W, S, lower));
	}

	@Test
	public void fromAboveOnlyWhatLiesBelow() {
		for (final DepthAxis axis : DepthAxis.values()) {
			final ColorProcessor p = picture(axis).projection(axis.dimension(), Progress.none());
			assertArrayEquals(new int[] { W, S }, new int[] { p.getWidth(), p.getHeight() });
			for (int y = 0; y < S; y++)
				for (int x = 0; x < W; x++)
					assertEquals(x + ", " + y, x == 2 && y == 1 ? 0x3C00C8 : x == 3 && y == 2 ? 0x001E00 : 0, p.get(x, y) & 0xffffff);
		}
	}

	@Test
	public void fromTheSideTheEpidermisIsWhiteAndVesselsBlue() {
		for (final DepthAxis axis : DepthAxis.values()) {
			final ColorProcessor p = picture(axis).projection(axis.scanDimension(), Progress.none());
			assertArrayEquals(new int[] { W, D }, new int[] { p.getWidth(), p.getHeight() });
			for (int d = 0; d < D; d++)
				for (int x = 0; x < W; x++)
					// (200, 100, 0) half white: 228, 178, 128
					assertEquals(x + ", " + d, d == 1 ? 0xE4B280 : x == 2 && d == 3 ? 0x3C00C8 : x == 3 && d == 4 ? 0x001E00 : 0, p
						.get(x, d) & 0xffffff);
		}
	}

	@Test
	public void allThree() {
		// cubes: S x D, W x D and W x S pixels, gaps of 6 between them, captions of 30 above
		final ColorProcessor all = picture(DepthAxis.Z).projections(Progress.none());
		assertArrayEquals(new int[] { S + 6 + W + 6 + W, 30 + D }, new int[] { all.getWidth(), all.getHeight() });
		assertEquals("the vessel from above", 0x3C00C8, all.get(S + 6 + W + 6 + 2, 30 + 1) & 0xffffff);
	}

	@Test
	public void allThreeHaveOneScale() {
		final VesselPicture cubes = picture(DepthAxis.Z);
		final Volume<?> flat = cubes.picture().volume().withSize(PixelSize.RSOM);
		final ColorProcessor all = new VesselPicture(new EpidermisPicture(flat, DepthAxis.Z), cubes.epidermis(), 1, cubes
			.vessels(), cubes.lower()).projections(Progress.none());
		// 12 µm are 4 pixels of 3 µm, from above, too
		assertEquals(4 * S + 6 + 4 * W + 6 + 4 * W, all.getWidth());
		assertEquals(30 + 4 * S, all.getHeight());
	}

	@Test
	public void theDensitysCurveIsOutlinesOfLayers() {
		final Plot plot = VesselPlots.density(new DepthProfile(30, new double[] { 1, 3 }, new double[] { 10, 20 }), 60);
		assertArrayEquals(new float[] { 60, 90, 90, 120 }, plot.getXValues(), 0);
		assertArrayEquals(new float[] { 10, 10, 15, 15 }, plot.getYValues(), 1e-5f);
		assertArrayEquals(new double[] { 60, 120 }, new double[] { plot.getLimits()[0], plot.getLimits()[1] }, 1e-9);
	}

	@Test
	public void withoutVesselsThereIsAPlotYet() {
		final ImagePlus plots = VesselPlots.stack("p", new DepthProfile(30, new double[0], new double[0]), 0,
			new org.cutis.measure.vessels.VesselGraph(new org.jgrapht.graph.Pseudograph<>(
				org.cutis.measure.vessels.VesselBranch.class)), 10);
		assertEquals(2, plots.getStackSize());
		assertTrue(plots.getStack().getProcessor(2).getWidth() > 100);
	}
}
