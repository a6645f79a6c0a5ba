package org.cutis.measure.vessels;

/**
 * The 26 neighbours of a voxel as bits of a number, and the test whether a
 * voxel can go without a change of topology.
 * <p>
 * Objects are connected over faces, edges and corners (26), their background
 * over faces (6). A voxel is simple if its 26 neighbours in the object are
 * connected among themselves (one component), and those of its 18 neighbours in
 * the background that can be reached from its faces are too, over faces within
 * the 18 (Bertrand and Malandain, "A new characterization of three-dimensional
 * simple points", Pattern Recognition Letters 15, 1994, 169-175).
 */
final class Neighborhood {

	/** Steps along x, y, z to each of the neighbours. */
	static final int[][] STEPS = new int[26][];

	/** Neighbours that share a face. */
	private static final int FACES;

	/** Neighbours that share a face or an edge. */
	private static final int FACES_AND_EDGES;

	/** To each neighbour those of the 26 that touch it. */
	private static final int[] TOUCHING = new int[26];

	/** To each of the 18 neighbours those of the 18 that share a face with it. */
	private static final int[] SHARING_FACE = new int[26];

	static {
		int n = 0;
		for (int z = -1; z <= 1; z++)
			for (int y = -1; y <= 1; y++)
				for (int x = -1; x <= 1; x++)
					if (x != 0 || y != 0 || z != 0) STEPS[n++] = new int[] { x, y, z };
		int faces = 0;
		int edges = 0;
		for (int i = 0; i < 26; i++) {
			if (length(STEPS[i]) == 1) faces |= 1 << i;
			if (length(STEPS[i]) == 2) edges |= 1 << i;
		}
		FACES = faces;
		FACES_AND_EDGES = faces | edges;
		for (int i = 0; i < 26; i++)
			for (int j = 0; j < 26; j++) {
				int sum = 0;
				int most = 0;
				for (int d = 0; d < 3; d++) {
					final int step = Math.abs(STEPS[i][d] - STEPS[j][d]);
					sum += step;
					most = Math.max(most, step);
				}
				if (most == 1) TOUCHING[i] |= 1 << j;
				if (sum == 1 && (FACES_AND_EDGES >> i & FACES_AND_EDGES >> j & 1) == 1) SHARING_FACE[i] |= 1 << j;
			}
	}

	private final byte[] voxels;

	private final int[] offsets = new int[26];

	Neighborhood(final VoxelGrid grid) {
		voxels = grid.voxels;
		for (int i = 0; i < 26; i++)
			for (int d = 0; d < 3; d++)
				offsets[i] += STEPS[i][d] * grid.stride[d];
	}

	/** Step of the index to a neighbour. */
	int offset(final int neighbor) {
		return offsets[neighbor];
	}

	/** Bit i is 1 if the neighbour i is of the object. The voxel itself does not matter. */
	int at(final int voxel) {
		int bits = 0;
		for (int i = 0; i < 26; i++)
			bits |= (voxels[voxel + offsets[i]] & VoxelGrid.VESSEL) << i;
		return bits;
	}

	/** Whether a voxel with these neighbours is simple. */
	static boolean isSimple(final int neighbors) {
		if (neighbors == 0 || spread(Integer.lowestOneBit(neighbors), neighbors, TOUCHING) != neighbors) return false;
		final int background = ~neighbors & FACES_AND_EDGES;
		final int faces = background & FACES;
		return faces != 0 && (faces & ~spread(Integer.lowestOneBit(faces), background, SHARING_FACE)) == 0;
	}

	/** All that can be reached from the seed within the set. */
	private static int spread(final int seed, final int set, final int[] adjacent) {
		int reached = seed;
		int front = seed;
		while (front != 0) {
			final int i = Integer.numberOfTrailingZeros(front);
			final int fresh = adjacent[i] & set & ~reached;
			reached |= fresh;
			front = front & front - 1 | fresh;
		}
		return reached;
	}

	private static int length(final int[] step) {
		return Math.abs(step[0]) + Math.abs(step[1]) + Math.abs(step[2]);
	}
}
