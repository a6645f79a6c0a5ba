package org.cutis.rsom;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.cutis.task.Progress;
import org.cutis.tile.VolumeSource;
import org.junit.Test;

import net.imglib2.FinalInterval;

/** Against a look at every voxel of the cubes of 8 that a box touches. */
public class SignalGridTest {

	private static final int Z = 41, Y = 19, X = 30;

	private record Spots(boolean[] signal) implements VolumeSource {

		@Override
		public long depth() {
			return Z;
		}

		@Override
		public long height() {
			return Y;
		}

		@Override
		public long width() {
			return X;
		}

		@Override
		public int channels() {
			return 2;
		}

		@Override
		public void read(final long z, final long y, final long x, final int depth, final int height, final int width,
			final float[] into)
		{
			int n = 0;
			for (int k = 0; k < depth; k++)
				for (int j = 0; j < height; j++)
					for (int i = 0; i < width; i++) {
						into[n++] = -1;
						into[n++] = signal[(int) (((z + k) * Y + y + j) * X + x + i)] ? 3 : -1;
					}
		}
	}

	@Test
	public void aBoxWithSignalIsFound() {
		final Random random = new Random(7);
		int found = 0;
		for (int trial = 0; trial < 200; trial++) {
			final boolean[] signal = new boolean[Z * Y * X];
			for (int i = 0; i < 6; i++)
				signal[random.nextInt(signal.length)] = true;
			final SignalGrid grid = SignalGrid.of(new Spots(signal), -1, Progress.none());
			final int[] around = { random.nextInt(3), random.nextInt(3), random.nextInt(3) };
			final long[] min = { random.nextInt(X), random.nextInt(Y), random.nextInt(Z) };
			final long[] max = { Math.min(X - 1, min[0] + random.nextInt(9)), Math.min(Y - 1, min[1] + random.nextInt(9)), Math
				.min(Z - 1, min[2] + random.nextInt(9)) };
			boolean any = false;
			for (int z = 0; z < Z; z++)
				for (int y = 0; y < Y; y++)
					for (int x = 0; x < X; x++)
						any |= signal[(z * Y + y) * X + x] && touches(z, min[2] - around[0], max[2] + around[0]) && touches(y, min[1] -
							around[1], max[1] + around[1]) && touches(x, min[0] - around[2], max[0] + around[2]);
			assertEquals(any, grid.isAround(new FinalInterval(min, max), around));
			if (any) found++;
		}
		assertTrue(String.valueOf(found), found > 20 && found < 180);
	}

	/** Whether the cube around a voxel has one between both. */
	private static boolean touches(final int voxel, final long min, final long max) {
		return voxel / 8 >= Math.max(0, min) / 8 && voxel / 8 <= max / 8;
	}
}
