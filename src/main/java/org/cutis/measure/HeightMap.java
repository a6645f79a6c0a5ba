package org.cutis.measure;

import java.util.Arrays;

/**
 * The depth of a surface over x and the B-scans.
 *
 * @param width number of columns of a B-scan
 * @param slices number of B-scans
 * @param heights depth in pixels, x fastest, then the B-scans; NaN where a
 *          column has no surface; not copied
 */
public record HeightMap(int width, int slices, double[] heights) {

	public HeightMap {
		if (heights.length != width * slices) throw new IllegalArgumentException("A height map of " + width + " x " +
			slices + " columns cannot have " + heights.length + " heights");
	}

	/** Depth in pixels at a column, NaN if it has no surface. Both indices from 0. */
	public double get(final int x, final int slice) {
		return heights[slice * width + x];
	}

	/** A copy of one B-scan's heights, over x. @param slice from 0 */
	public double[] row(final int slice) {
		return Arrays.copyOfRange(heights, slice * width, (slice + 1) * width);
	}
}
