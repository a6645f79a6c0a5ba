package org.cutis.measure.vessels;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Random;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.measure.HeightMap;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

public class DermisTest {

	private static final int W = 4;
	private static final int H = 5;
	private static final int D = 9;

	private final boolean[][][] voxels = Boxes.random(new Random(2), W, H, D, 0.4);

	private final RandomAccessibleInterval<UnsignedByteType> mask = Boxes.image(voxels);

	/** The region begins two voxels (6 µm) below the surface and is five voxels deep; one column has no surface. */
	@Test
	public void whatLiesInTheRegionIsKept() {
		for (final DepthAxis depth : DepthAxis.values()) {
			final int slices = depth == DepthAxis.Z ? H : D;
			final HeightMap surface = surface(slices, depth);
			final double h = depth == DepthAxis.Z ? 3 : 12;
			final var kept = new Dermis(surface, depth, PixelSize.RSOM, 2 * h, 3 * h).restrict(mask, Progress.none());
			assertArrayEquals(mask.minAsLongArray(), kept.minAsLongArray());
			for (int z = 0; z < D; z++)
				for (int y = 0; y < H; y++)
					for (int x = 0; x < W; x++) {
						final int slice = depth == DepthAxis.Z ? y : z;
						final double below = (depth == DepthAxis.Z ? z : y) + Shapes.MIN[depth.dimension()] - surface.get(x,
							slice);
						final boolean expected = voxels[z][y][x] && below >= 2 && below < 5;
						assertEquals(expected ? 1 : 0, kept.getAt(x + Shapes.MIN[0], y + Shapes.MIN[1], z + Shapes.MIN[2])
							.get());
					}
		}
	}

	@Test
	public void densityByDepth() {
		final HeightMap surface = surface(H, DepthAxis.Z);
		final Dermis dermis = new Dermis(surface, DepthAxis.Z, PixelSize.RSOM, 3, Double.POSITIVE_INFINITY);
		final DepthProfile profile = DepthProfile.of(mask, dermis, 6, Progress.none());
		final int[] tissue = new int[profile.tissue().length];
		final int[] vessels = new int[profile.tissue().length];
		for (int z = 0; z < D; z++)
			for (int y = 0; y < H; y++)
				for (int x = 0; x < W; x++) {
					final double below = z + Shapes.MIN[2] - surface.get(x, y) - 1;
					if (!(below >= 0)) continue;
					tissue[(int) below / 2]++;
					if (voxels[z][y][x]) vessels[(int) below / 2]++;
				}
		double all = 0;
		for (int i = 0; i < tissue.length; i++) {
			assertEquals(432 * tissue[i], profile.tissue()[i], 1e-6);
			assertEquals(432 * vessels[i], profile.vessels()[i], 1e-6);
			assertEquals((double) vessels[i] / tissue[i], profile.density(i), 1e-9);
			all += 432 * tissue[i];
		}
		assertEquals(all, profile.tissueVolume(), 1e-6);
	}

	@Test
	public void surfaceAndMaskMustMatch() {
		final Dermis other = new Dermis(new HeightMap(W, H + 1, new double[W * (H + 1)]), DepthAxis.Z, PixelSize.RSOM, 0,
			100);
		assertThrows(IllegalArgumentException.class, () -> other.restrict(mask, Progress.none()));
	}

	private static HeightMap surface(final int slices, final DepthAxis depth) {
		final double[] heights = new double[W * slices];
		final Random random = new Random(6);
		for (int i = 0; i < heights.length; i++)
			heights[i] = Shapes.MIN[depth.dimension()] - 1 + random.nextInt(4);
		heights[W + 2] = Double.NaN;
		return new HeightMap(W, slices, heights);
	}
}
