package org.cutis.oct;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The search for interfaces, the slow and simple way: every one there is. */
final class Brute {

	private Brute() {}

	/** All interfaces over some columns with steps of at most that many rows, in lexical order. */
	static List<int[]> interfaces(final int rows, final int columns, final int step) {
		List<int[]> all = new ArrayList<>(List.of(new int[0]));
		for (int x = 0; x < columns; x++) {
			final List<int[]> longer = new ArrayList<>();
			for (final int[] start : all)
				for (int r = 0; r <= rows; r++) {
					if (x > 0 && Math.abs(r - start[x - 1]) > step) continue;
					final int[] more = java.util.Arrays.copyOf(start, x + 1);
					more[x] = r;
					longer.add(more);
				}
			all = longer;
		}
		return all;
	}

	/** Costs of moving an interface down over each pixel; depth runs fastest, then columns. */
	static short[] of(final ScanCosts costs, final int k) {
		final short[] one = new short[costs.rows * costs.columns];
		for (int i = 0; i < one.length; i++)
			one[i] = costs.costs[costs.index(k, i / costs.rows, i % costs.rows)];
		return one;
	}

	/** E of InterfaceSearch in whole numbers, with the costs read from ScanCosts. */
	static long energy(final short[] costs, final int rows, final int[] b, final int stiffness, final int pull,
		final int[]... guides)
	{
		long sum = 0;
		for (int x = 0; x < b.length; x++) {
			for (int r = 0; r < b[x]; r++)
				sum += costs[x * rows + r];
			if (x > 0) sum += (long) stiffness * Math.abs(b[x] - b[x - 1]);
			for (final int[] guide : guides)
				sum += (long) pull * Math.abs(b[x] - guide[x]);
		}
		return sum;
	}

	static boolean inOrder(final int[] upper, final int[] lower) {
		for (int x = 0; x < upper.length; x++)
			if (upper[x] > lower[x]) return false;
		return true;
	}

	static boolean within(final int[] b, final int[] band, final int reach) {
		for (int x = 0; x < b.length; x++)
			if (Math.abs(b[x] - band[x]) > reach) return false;
		return true;
	}

	/** Random probabilities of the layers in every pixel; a few are 0, and a few pixels equal their neighbours. */
	static float[][] probabilities(final Random random, final int pixels, final int layers) {
		final float[][] p = new float[pixels][layers];
		for (int i = 0; i < pixels; i++) {
			if (i > 0 && random.nextInt(4) == 0) p[i] = p[i - 1].clone();
			else for (int k = 0; k < layers; k++)
				p[i][k] = random.nextInt(4) == 0 ? 0 : random.nextFloat();
		}
		return p;
	}

	static ScanCosts costs(final float[][] p, final int rows, final int columns, final InterfaceOptions options) {
		final ScanCosts costs = new ScanCosts(p[0].length, rows, columns, options);
		fill(costs, p);
		return costs;
	}

	/** @param p row by row */
	static void fill(final ScanCosts costs, final float[][] p) {
		for (int i = 0; i < p.length; i++)
			costs.set(i % costs.columns, i / costs.columns, p[i], 0);
	}
}
