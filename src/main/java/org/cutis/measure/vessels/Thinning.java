package org.cutis.measure.vessels;

import java.util.Arrays;

import org.cutis.task.Progress;

/**
 * Thins a mask to curves one voxel wide, in the order of the distance to the
 * background: distance-ordered homotopic thinning (Pudney, "Distance-ordered
 * homotopic thinning: a skeletonization algorithm for 3D digital images",
 * Computer Vision and Image Understanding 72, 1998, 404-413). The layers that
 * are peeled off are as thick in µm on all sides, so that the curves run in the
 * middle on voxels of any shape, which layers of whole voxels would not.
 * <p>
 * Only simple voxels go ({@link Neighborhood#isSimple}), so components, tunnels
 * and cavities stay as they were. Among voxels of the same distance a layer goes
 * after the other, each in eight turns, one for each parity of x, y and z
 * (Bertrand and Aktouf, "A three-dimensional thinning algorithm using
 * subfields", Proc. SPIE 2356, 1994, 113-124). No two voxels of a turn touch, so
 * that the order within it does not matter, and what is two voxels wide is not
 * eaten up from its end.
 * <p>
 * The end of a curve, a voxel with a single neighbour, stays if its ball is not
 * nearly inside its neighbour's: if the distance grows by less than
 * {@link #SLOPE} of the step. A vessel's distance stays the same along its
 * middle up to its end; a bump's grows with the step.
 */
final class Thinning {

	/** The ball of an end would be all inside its neighbour's at 1. */
	static final double SLOPE = 0.5;

	/** Mark of a voxel that waits for the next round. */
	private static final byte WAITING = 2;

	/** Voxels between two looks at the progress. */
	private static final int BATCH = 1 << 14;

	private final VoxelGrid grid;

	private final float[] distance;

	private final Neighborhood neighborhood;

	/** Voxels along each axis that are as long as the longest side of a voxel. */
	private final int[] around = new int[3];

	/** µm so far to each of the 26 sides. */
	private final double[] steps = new double[26];

	private int[] round = new int[1024];

	private int[] next = new int[1024];

	private int[] candidates = new int[1024];

	private int nextSize;

	private Thinning(final VoxelGrid grid, final float[] distance) {
		this.grid = grid;
		this.distance = distance;
		neighborhood = new Neighborhood(grid);
		for (int d = 0; d < 3; d++)
			around[d] = (int) Math.round(grid.coarsest() / grid.spacing.along(d));
		for (int i = 0; i < 26; i++) {
			double sum = 0;
			for (int d = 0; d < 3; d++)
				sum += Math.pow(Neighborhood.STEPS[i][d] * around[d] * grid.spacing.along(d), 2);
			steps[i] = Math.sqrt(sum);
		}
	}

	/**
	 * Thins the grid's mask in place.
	 *
	 * @param distance of every voxel to the background, in the order of the grid
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	static void thin(final VoxelGrid grid, final float[] distance, final Progress progress) {
		new Thinning(grid, distance).run(progress);
	}

	private void run(final Progress progress) {
		final long[] order = order();
		int from = 0;
		int shown = 0;
		while (from < order.length) {
			final int level = (int) (order[from] >>> 32);
			int n = 0;
			for (; from < order.length && (int) (order[from] >>> 32) == level; from++, n++) {
				if (n == round.length) round = Arrays.copyOf(round, 2 * n);
				round[n] = (int) order[from];
			}
			while (n > 0) {
				shown -= n;
				if (shown <= 0) {
					progress.update((double) from / order.length, "Thinning vessels");
					shown = BATCH;
				}
				peel(n, Float.intBitsToFloat(level));
				n = nextSize;
				final int[] swap = round;
				round = next;
				next = swap;
			}
		}
	}

	/** All voxels by distance, then by index: the bits of positive floats are in their order. */
	private long[] order() {
		final long[] order = new long[grid.count()];
		int n = 0;
		for (int i = 0; i < grid.voxels.length; i++)
			if (grid.isVessel(i)) order[n++] = (long) Float.floatToIntBits(distance[i]) << 32 | i;
		Arrays.sort(order);
		return order;
	}

	/** Takes off those of a round's voxels that may go. @param level distance up to which voxels may go */
	private void peel(final int n, final float level) {
		nextSize = 0;
		if (candidates.length < n) candidates = new int[round.length];
		final int[] begins = new int[9];
		for (int k = 0; k < n; k++) {
			final int p = round[k];
			grid.voxels[p] &= ~WAITING;
			// Those that may not go now have to wait for the next round, else a layer would draw the next one after it.
			if (!grid.isVessel(p) || !mayGo(p)) round[k] = -1;
			else begins[field(p) + 1]++;
		}
		for (int field = 0; field < 8; field++)
			begins[field + 1] += begins[field];
		final int[] ends = begins.clone();
		for (int k = 0; k < n; k++)
			if (round[k] >= 0) candidates[ends[field(round[k])]++] = round[k];
		for (int k = 0; k < begins[8]; k++)
			// Those that went before may have made it needed.
			if (mayGo(candidates[k])) remove(candidates[k], level);
	}

	/** 0 to 7: whether the voxel's place along x, y, z is odd. */
	private int field(final int p) {
		return grid.along(p, 0) & 1 | (grid.along(p, 1) & 1) << 1 | (grid.along(p, 2) & 1) << 2;
	}

	private boolean mayGo(final int p) {
		final int neighbors = neighborhood.at(p);
		// A voxel with a single neighbour is simple.
		if (neighbors != 0 && (neighbors & neighbors - 1) == 0) return isCovered(p);
		return Neighborhood.isSimple(neighbors);
	}

	/** Whether the ball of some voxel around, at about the same distance on all sides, nearly holds that of this one. */
	private boolean isCovered(final int p) {
		for (int i = 0; i < 26; i++) {
			int q = p;
			boolean inside = true;
			for (int d = 0; d < 3; d++) {
				final int place = grid.along(p, d) + Neighborhood.STEPS[i][d] * around[d];
				inside &= place >= 0 && place < grid.size[d];
				q += Neighborhood.STEPS[i][d] * around[d] * grid.stride[d];
			}
			if (inside && distance[q] - distance[p] >= SLOPE * steps[i]) return true;
		}
		return false;
	}

	private void remove(final int p, final float level) {
		grid.voxels[p] = 0;
		for (int i = 0; i < 26; i++) {
			final int q = p + neighborhood.offset(i);
			// Voxels that could not go before may be able to now.
			if (grid.voxels[q] != VoxelGrid.VESSEL || distance[q] > level) continue;
			grid.voxels[q] |= WAITING;
			if (nextSize == next.length) next = Arrays.copyOf(next, 2 * nextSize);
			next[nextSize++] = q;
		}
	}
}
