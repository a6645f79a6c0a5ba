package org.cutis.measure;

import java.util.ArrayDeque;

/** Columns of a height map that have no surface. */
public final class SurfaceGaps {

	private SurfaceGaps() {}

	/** Number of columns without a surface. */
	public static int count(final HeightMap map) {
		int n = 0;
		for (final double z : map.heights())
			if (Double.isNaN(z)) n++;
		return n;
	}

	/** A copy in which columns without a surface have that of the nearest column (in steps along x and the B-scans). */
	public static HeightMap filled(final HeightMap map) {
		final double[] heights = map.heights().clone();
		final ArrayDeque<Integer> next = new ArrayDeque<>();
		for (int i = 0; i < heights.length; i++)
			if (!Double.isNaN(heights[i])) next.add(i);
		while (!next.isEmpty()) {
			final int i = next.remove(), x = i % map.width();
			if (x > 0) fill(heights, i - 1, heights[i], next);
			if (x + 1 < map.width()) fill(heights, i + 1, heights[i], next);
			if (i >= map.width()) fill(heights, i - map.width(), heights[i], next);
			if (i + map.width() < heights.length) fill(heights, i + map.width(), heights[i], next);
		}
		return new HeightMap(map.width(), map.slices(), heights);
	}

	private static void fill(final double[] heights, final int i, final double height, final ArrayDeque<Integer> next) {
		if (!Double.isNaN(heights[i])) return;
		heights[i] = height;
		next.add(i);
	}
}
