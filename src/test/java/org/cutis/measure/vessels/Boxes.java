package org.cutis.measure.vessels;

import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Small masks as {@code [z][y][x]} and as images at {@link Shapes#MIN}. */
final class Boxes {

	private Boxes() {}

	/** @param density share of the voxels in the mask */
	static boolean[][][] random(final Random random, final int w, final int h, final int d, final double density) {
		final boolean[][][] v = new boolean[d][h][w];
		for (final boolean[][] plane : v)
			for (final boolean[] row : plane)
				for (int x = 0; x < w; x++)
					row[x] = random.nextDouble() < density;
		return v;
	}

	static RandomAccessibleInterval<UnsignedByteType> image(final boolean[][][] v) {
		final var image = ArrayImgs.unsignedBytes(v[0][0].length, v[0].length, v.length);
		final var cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			if (v[cursor.getIntPosition(2)][cursor.getIntPosition(1)][cursor.getIntPosition(0)]) cursor.get().set(200);
		}
		return Views.translate(image, Shapes.MIN);
	}

	/** What the grid holds, in a box of that size. */
	static boolean[][][] of(final VoxelGrid grid, final int w, final int h, final int d) {
		final boolean[][][] v = new boolean[d][h][w];
		for (int i = 0; i < grid.voxels.length; i++)
			if (grid.isVessel(i)) v[(int) (grid.voxel(i, 2) - Shapes.MIN[2])][(int) (grid.voxel(i, 1) -
				Shapes.MIN[1])][(int) (grid.voxel(i, 0) - Shapes.MIN[0])] = true;
		return v;
	}
}
