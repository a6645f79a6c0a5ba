package org.cutis.measure.vessels;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Topology of a small volume by its definitions: boxes of {@code [z][y][x]}, objects of 26, background of 6 neighbours. */
final class Topology {

	private Topology() {}

	/** Connected pieces of the voxels that are so. Beyond the border all are not. */
	static int components(final boolean[][][] v, final boolean of, final int neighbors) {
		final Set<Integer> seen = new HashSet<>();
		int n = 0;
		for (int z = -1; z <= v.length; z++)
			for (int y = -1; y <= v[0].length; y++)
				for (int x = -1; x <= v[0][0].length; x++)
					if (at(v, x, y, z) == of && seen.add(key(x, y, z))) {
						n++;
						flood(v, of, neighbors, x, y, z, seen);
					}
		return n;
	}

	private static void flood(final boolean[][][] v, final boolean of, final int neighbors, final int x0, final int y0,
		final int z0, final Set<Integer> seen)
	{
		final Deque<int[]> front = new ArrayDeque<>();
		front.add(new int[] { x0, y0, z0 });
		while (!front.isEmpty()) {
			final int[] p = front.remove();
			for (int dz = -1; dz <= 1; dz++)
				for (int dy = -1; dy <= 1; dy++)
					for (int dx = -1; dx <= 1; dx++) {
						if (neighbors == 6 && Math.abs(dx) + Math.abs(dy) + Math.abs(dz) != 1) continue;
						final int x = p[0] + dx;
						final int y = p[1] + dy;
						final int z = p[2] + dz;
						if (x < -1 || y < -1 || z < -1 || z > v.length || y > v[0].length || x > v[0][0].length) continue;
						if (at(v, x, y, z) == of && seen.add(key(x, y, z))) front.add(new int[] { x, y, z });
					}
		}
	}

	/** Euler characteristic of the union of closed cubes: corners - edges + faces - cubes. */
	static int euler(final boolean[][][] v) {
		int sum = 0;
		// A cell of the complex lies at half steps: odd along the axes it extends along.
		for (int z = 0; z <= 2 * v.length; z++)
			for (int y = 0; y <= 2 * v[0].length; y++)
				for (int x = 0; x <= 2 * v[0][0].length; x++) {
					boolean covered = false;
					for (int k = (z - 1) >> 1; k <= z >> 1; k++)
						for (int j = (y - 1) >> 1; j <= y >> 1; j++)
							for (int i = (x - 1) >> 1; i <= x >> 1; i++)
								covered |= at(v, i, j, k) && (z % 2 == 0 || k == z >> 1) && (y % 2 == 0 || j == y >> 1) && (x %
									2 == 0 || i == x >> 1);
					if (covered) sum += (x % 2 + y % 2 + z % 2) % 2 == 0 ? 1 : -1;
				}
		return sum;
	}

	private static boolean at(final boolean[][][] v, final int x, final int y, final int z) {
		return z >= 0 && y >= 0 && x >= 0 && z < v.length && y < v[0].length && x < v[0][0].length && v[z][y][x];
	}

	private static int key(final int x, final int y, final int z) {
		return (x + 1) + 100 * (y + 1) + 10000 * (z + 1);
	}
}
