package org.cutis.rsom;

import java.util.BitSet;
import java.util.function.Predicate;

import org.cutis.task.Progress;
import org.cutis.tile.VolumeSource;

import net.imglib2.Interval;

/**
 * Where a volume has any signal, in cubes of 8 voxels: much of a scan lies above
 * the skin or is too deep for light.
 */
final class SignalGrid {

	private static final int SIDE = 8;

	/** Of the volume: z, y, x. */
	private final long[] size;

	private final int rows, columns;

	private final BitSet cubes = new BitSet();

	private long windows;

	private SignalGrid(final VolumeSource source) {
		size = new long[] { source.depth(), source.height(), source.width() };
		rows = (int) ((size[1] + SIDE - 1) / SIDE);
		columns = (int) ((size[2] + SIDE - 1) / SIDE);
	}

	/**
	 * Looks through a volume.
	 *
	 * @param empty the value of no signal
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	static SignalGrid of(final VolumeSource source, final float empty, final Progress progress) {
		final SignalGrid grid = new SignalGrid(source);
		final int width = (int) grid.size[2], row = width * source.channels();
		final float[] slab = new float[Math.multiplyExact(SIDE * SIDE, row)];
		for (long z = 0; z < grid.size[0]; z += SIDE) {
			progress.update((double) z / grid.size[0], "Looking for signal");
			final int depth = (int) Math.min(SIDE, grid.size[0] - z);
			for (long y = 0; y < grid.size[1]; y += SIDE) {
				final int lines = depth * (int) Math.min(SIDE, grid.size[1] - y);
				source.read(z, y, 0, depth, lines / depth, width, slab);
				for (int i = 0; i < lines * row; i++)
					if (slab[i] != empty) grid.cubes.set(grid.cube(z, y, i % row / source.channels()));
			}
		}
		return grid;
	}

	private int cube(final long z, final long y, final long x) {
		return Math.toIntExact((z / SIDE * rows + y / SIDE) * columns + x / SIDE);
	}

	/** The windows that are wanted and have signal in or around them. @param around z, y, x; counts the windows */
	Predicate<Interval> wanted(final Predicate<Interval> wanted, final int[] around) {
		return box -> {
			final boolean is = wanted.test(box) && isAround(box, around);
			if (is) windows++;
			return is;
		};
	}

	/** How many windows {@link #wanted} has found. */
	long windows() {
		return windows;
	}

	/** Whether there is signal in the cubes that a box and its surroundings touch. @param box x, y, z @param around z, y, x */
	boolean isAround(final Interval box, final int[] around) {
		final long[] from = new long[3], to = new long[3];
		for (int d = 0; d < 3; d++) {
			from[d] = Math.max(0, box.min(2 - d) - around[d]) / SIDE * SIDE;
			to[d] = Math.min(size[d] - 1, box.max(2 - d) + around[d]);
		}
		for (long z = from[0]; z <= to[0]; z += SIDE)
			for (long y = from[1]; y <= to[1]; y += SIDE) {
				final int first = cubes.nextSetBit(cube(z, y, from[2]));
				if (first >= 0 && first <= cube(z, y, to[2])) return true;
			}
		return false;
	}
}
