package org.cutis.measure.vessels;

import java.util.Arrays;

import org.cutis.task.Progress;

/**
 * Fills a mask's cavities: background that is shut in, over faces, on all sides.
 * Thinning would keep a closed shell around each. What touches the image's
 * border is not shut in.
 */
final class Cavities {

	/** Mark of the background that has a way out. */
	private static final byte OPEN = 4;

	private final byte[] voxels;

	private int[] stack = new int[1024];

	private int height;

	private Cavities(final VoxelGrid grid) {
		voxels = grid.voxels;
	}

	/**
	 * @return number of voxels that were filled
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	static int fill(final VoxelGrid grid, final Progress progress) {
		return new Cavities(grid).run(grid, progress);
	}

	/** From the margin, which is open and in one piece, row by row. */
	private int run(final VoxelGrid grid, final Progress progress) {
		final int row = grid.stride[1];
		final int plane = grid.stride[2];
		push(0);
		long visited = 0;
		int shown = 0;
		while (height > 0) {
			final int p = stack[--height];
			if (voxels[p] != 0) continue;
			final int start = p - p % row;
			int from = p;
			while (from > start && voxels[from - 1] == 0)
				from--;
			int to = p;
			while (to < start + row - 1 && voxels[to + 1] == 0)
				to++;
			for (int i = from; i <= to; i++)
				voxels[i] = OPEN;
			visited += to - from + 1;
			for (final int step : new int[] { -row, row, -plane, plane })
				seed(from, to, step);
			if (shown++ % 4096 == 0) progress.update((double) visited / voxels.length, "Filling cavities");
		}
		int filled = 0;
		for (int i = 0; i < voxels.length; i++) {
			if (voxels[i] == 0) filled++;
			voxels[i] = voxels[i] == OPEN ? 0 : VoxelGrid.VESSEL;
		}
		return filled;
	}

	/** One voxel of each run of unvisited background in the row beside. */
	private void seed(final int from, final int to, final int step) {
		if (from + step < 0 || to + step >= voxels.length) return;
		boolean inside = false;
		for (int i = from + step; i <= to + step; i++) {
			if (voxels[i] == 0 && !inside) push(i);
			inside = voxels[i] == 0;
		}
	}

	private void push(final int i) {
		if (height == stack.length) stack = Arrays.copyOf(stack, 2 * height);
		stack[height++] = i;
	}
}
