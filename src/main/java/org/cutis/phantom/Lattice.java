package org.cutis.phantom;

/**
 * Points about as far from each other everywhere: a hexagonal lattice, each point of which is shifted by chance
 * (Worley, A Cellular Texture Basis Function, SIGGRAPH 1996, with the two nearest points).
 *
 * @param spacing of the points along x and y, µm
 * @param jitter largest shift along each axis in spacings, up to 0.4
 * @param seed lattices of different seeds are independent
 */
record Lattice(float spacing, float jitter, int seed) {

	/** The point nearest to a place. */
	static final class Nearest {

		/** Distance to it, µm. */
		float distance;

		/** About the distance to where the second nearest point gets nearer, µm. */
		float border;

		/** Of the point, for random numbers of its own. */
		int hash;

		/** Column and row of the point. */
		int column, row;
	}

	/** Row of a place; the nearest point is at most one row away. */
	int row(final float y) {
		return (int) Math.floor(y / spacing);
	}

	/** Column of a place within a row. */
	int column(final float x, final int row) {
		return (int) Math.floor(x / spacing - shift(row));
	}

	private static float shift(final int row) {
		return 0.5f * (row & 1);
	}

	float x(final int column, final int row, final int hash) {
		return spacing * (column + 0.5f + shift(row) + jitter * (2 * Hash.low(hash) - 1));
	}

	float y(final int row, final int hash) {
		return spacing * (row + 0.5f + jitter * (2 * Hash.high(hash) - 1));
	}

	/** @param x µm @param y µm @param found is overwritten */
	void nearest(final float x, final float y, final Nearest found) {
		final int middle = row(y);
		float first = Float.MAX_VALUE, second = Float.MAX_VALUE;
		for (int r = middle - 1; r <= middle + 1; r++) {
			final int from = column(x, r) - 1;
			for (int c = from; c <= from + 2; c++) {
				final int hash = Hash.of(c, r, seed);
				final float dx = x - x(c, r, hash);
				final float dy = y - y(r, hash);
				final float d = dx * dx + dy * dy;
				if (d < first) {
					second = first;
					first = d;
					found.hash = hash;
					found.column = c;
					found.row = r;
				}
				else if (d < second) second = d;
			}
		}
		found.distance = (float) Math.sqrt(first);
		found.border = 0.5f * ((float) Math.sqrt(second) - found.distance);
	}
}
