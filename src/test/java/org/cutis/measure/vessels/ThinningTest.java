package org.cutis.measure.vessels;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;
import org.junit.Test;

public class ThinningTest {

	private static final int W = 13;
	private static final int H = 11;
	private static final int D = 12;

	@Test
	public void topologyStays() {
		final Random random = new Random(3);
		for (final PixelSize spacing : new PixelSize[] { PixelSize.RSOM, new PixelSize(1, 1, 1, true) })
			for (double density = 0.05; density < 1; density += 0.06) {
				final boolean[][][] before = Boxes.random(random, W, H, D, density);
				final boolean[][][] after = Boxes.of(thinned(before, spacing), W, H, D);
				assertEquals(Topology.components(before, true, 26), Topology.components(after, true, 26));
				assertEquals(Topology.components(before, false, 6), Topology.components(after, false, 6));
				assertEquals(Topology.euler(before), Topology.euler(after));
				for (int z = 0; z < D; z++)
					for (int y = 0; y < H; y++)
						for (int x = 0; x < W; x++)
							assertTrue(before[z][y][x] || !after[z][y][x]);
			}
	}

	/** Whether a voxel is simple, for random surroundings: if components, cavities and Euler number stay without it. */
	@Test
	public void simpleVoxelsAreThoseThatChangeNoTopology() {
		final Random random = new Random(9);
		for (int k = 0; k < 1500; k++) {
			final boolean[][][] v = Boxes.random(random, 3, 3, 3, random.nextDouble());
			v[1][1][1] = true;
			final VoxelGrid grid = VoxelGrid.of(Boxes.image(v), PixelSize.RSOM, Progress.none());
			int center = 0;
			for (int d = 0; d < 3; d++)
				center += (int) (Shapes.MIN[d] + 1 - grid.voxel(0, d)) * grid.stride[d];
			final boolean simple = Neighborhood.isSimple(new Neighborhood(grid).at(center));
			final int[] with = numbers(v);
			v[1][1][1] = false;
			final boolean same = java.util.Arrays.equals(with, numbers(v));
			// In a box of three all of the topology is that around the voxel.
			assertEquals(same, simple);
		}
	}

	private static int[] numbers(final boolean[][][] v) {
		return new int[] { Topology.components(v, true, 26), Topology.components(v, false, 6), Topology.euler(v) };
	}

	@Test
	public void whatIsLeftCannotGoWithoutAnEndOrTopology() {
		final VoxelGrid grid = thinned(Boxes.random(new Random(4), W, H, D, 0.3), PixelSize.RSOM);
		final Neighborhood neighborhood = new Neighborhood(grid);
		for (int i = 0; i < grid.voxels.length; i++)
			if (grid.isVessel(i) && Integer.bitCount(neighborhood.at(i)) > 1) assertTrue(!Neighborhood.isSimple(
				neighborhood.at(i)));
	}

	/** On voxels four times as wide as high, a skeleton by layers of voxels would end far from a tube's end. */
	@Test
	public void aTubesSkeletonIsItsAxis() {
		final Shapes shapes = new Shapes(PixelSize.RSOM, 60, 17, 65).line(new double[] { 120, 96, 96 }, new double[] { 600,
			96, 96 }, 40);
		final VoxelGrid grid = VoxelGrid.of(shapes.mask(), PixelSize.RSOM, Progress.none());
		Thinning.thin(grid, DistanceTransform.of(grid, Progress.none()), Progress.none());
		long first = Long.MAX_VALUE;
		long last = Long.MIN_VALUE;
		for (int i = 0; i < grid.voxels.length; i++) {
			if (!grid.isVessel(i)) continue;
			assertArrayEquals(new long[] { 8, 32 }, new long[] { grid.voxel(i, 1) - Shapes.MIN[1], grid.voxel(i, 2) -
				Shapes.MIN[2] });
			first = Math.min(first, grid.voxel(i, 0) - Shapes.MIN[0]);
			last = Math.max(last, grid.voxel(i, 0) - Shapes.MIN[0]);
		}
		assertEquals(last - first + 1, grid.count());
		assertEquals(10, first, 1);
		assertEquals(50, last, 1);
	}

	private static VoxelGrid thinned(final boolean[][][] v, final PixelSize spacing) {
		final VoxelGrid grid = VoxelGrid.of(Boxes.image(v), spacing, Progress.none());
		Thinning.thin(grid, DistanceTransform.of(grid, Progress.none()), Progress.none());
		return grid;
	}
}
