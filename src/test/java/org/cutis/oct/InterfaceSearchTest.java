package org.cutis.oct;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.Test;

public class InterfaceSearchTest {

	private static final int[][] SIZES = { { 1, 1 }, { 1, 5 }, { 6, 1 }, { 3, 4 }, { 4, 4 }, { 6, 3 }, { 9, 3 } };

	/** The least of all, and of equal ones the uppermost in every column. */
	@Test
	public void findsWhatAnExhaustiveSearchFinds() {
		final Random random = new Random(1);
		for (int i = 0; i < 300; i++) {
			final int[] size = SIZES[i % SIZES.length];
			final int rows = size[0], columns = size[1];
			final InterfaceOptions options = new InterfaceOptions(1 + random.nextInt(4), random.nextInt(3) * 0.7, 1, 0.3);
			final ScanCosts costs = Brute.costs(Brute.probabilities(random, rows * columns, 3), rows, columns, options);
			final int stiffness = (int) Math.round(options.stiffness() * costs.scale);
			final List<int[]> all = Brute.interfaces(rows, columns, options.step());
			final int[] guide = all.get(random.nextInt(all.size())), band = all.get(random.nextInt(all.size()));
			final InterfaceSearch search = new InterfaceSearch(rows, columns, options.step(), stiffness);
			check(search.search(costs, 0, null, 0, 0), all, Brute.of(costs, 0), rows, stiffness, 0);
			check(search.search(costs, 1, null, 0, 300, guide), all, Brute.of(costs, 1), rows, stiffness, 300, guide);
			final int reach = random.nextInt(3);
			final List<int[]> near = all.stream().filter(b -> Brute.within(b, band, reach)).toList();
			check(search.search(costs, 0, band, reach, 300, guide, band), near, Brute.of(costs, 0), rows, stiffness, 300, guide,
				band);
		}
	}

	private static void check(final int[] found, final List<int[]> all, final short[] costs, final int rows,
		final int stiffness, final int pull, final int[]... guides)
	{
		long least = Long.MAX_VALUE;
		for (final int[] b : all)
			least = Math.min(least, Brute.energy(costs, rows, b, stiffness, pull, guides));
		assertEquals(least, Brute.energy(costs, rows, found, stiffness, pull, guides));
		for (final int[] b : all)
			if (Brute.energy(costs, rows, b, stiffness, pull, guides) == least) assertTrue(Brute.inOrder(found, b));
		assertTrue("is one of those allowed", all.stream().anyMatch(b -> java.util.Arrays.equals(b, found)));
	}

	/** Each found alone, together they are in order and cost no more than any ordered pair. */
	@Test
	public void interfacesSoughtAloneAreTheBestOrderedOnes() {
		final Random random = new Random(2);
		for (int i = 0; i < 60; i++) {
			final int rows = 3 + i % 2, columns = 3;
			final InterfaceOptions options = new InterfaceOptions(1 + i % 3, random.nextInt(3) * 0.4, 1, 0);
			final ScanCosts costs = Brute.costs(Brute.probabilities(random, rows * columns, 3), rows, columns, options);
			final int stiffness = (int) Math.round(options.stiffness() * costs.scale);
			final InterfaceSearch search = new InterfaceSearch(rows, columns, options.step(), stiffness);
			final int[] upper = search.search(costs, 0, null, 0, 0), lower = search.search(costs, 1, null, 0, 0);
			assertTrue(Brute.inOrder(upper, lower));
			final List<int[]> all = Brute.interfaces(rows, columns, options.step());
			long least = Long.MAX_VALUE;
			for (final int[] u : all)
				for (final int[] l : all)
					if (Brute.inOrder(u, l)) least = Math.min(least, Brute.energy(Brute.of(costs, 0), rows, u, stiffness, 0) + Brute
						.energy(Brute.of(costs, 1), rows, l, stiffness, 0));
			assertEquals(least, Brute.energy(Brute.of(costs, 0), rows, upper, stiffness, 0) + Brute.energy(Brute.of(costs, 1), rows, lower,
				stiffness, 0));
		}
	}

	@Test
	public void largeBScansStayInOrderToo() {
		final Random random = new Random(3);
		final int rows = 160, columns = 70;
		final InterfaceOptions options = new InterfaceOptions(5, 2.2, 9, 0.25);
		final ScanCosts costs = Brute.costs(Brute.probabilities(random, rows * columns, 5), rows, columns, options);
		final InterfaceSearch search = new InterfaceSearch(rows, columns, 5, (int) (2.2 * costs.scale));
		int[] above = new int[columns];
		int apart = 0;
		for (int k = 0; k < costs.interfaces; k++) {
			final int[] b = search.search(costs, k, null, 0, 0);
			assertTrue(Brute.inOrder(above, b));
			if (k > 0 && !java.util.Arrays.equals(above, b)) apart++;
			above = b;
		}
		assertTrue("something to put in order", apart > 0);
	}

	/** By hand: layers of 2, 0, 3 and 1 pixels with certainty; and in the dark the neighbours' height goes on. */
	@Test
	public void layersMayBeAbsentAndTheDarkIsBridged() {
		final InterfaceOptions options = new InterfaceOptions(2, 0.5, 2, 0);
		final int columns = 5;
		final ScanCosts costs = new ScanCosts(4, 6, columns, options);
		for (int r = 0; r < 6; r++) {
			final float[] p = new float[5];
			p[1 + (r < 2 ? 0 : r < 5 ? 2 : 3)] = 7;
			for (int x = 0; x < columns; x++)
				costs.set(x, r, x == 2 ? new float[] { 0, 0, 0, 0, 0 } : p, 1);
		}
		final InterfaceSearch search = new InterfaceSearch(6, columns, 2, costs.scale / 2);
		final int[][] expected = { { 2, 2, 2, 2, 2 }, { 2, 2, 2, 2, 2 }, { 5, 5, 5, 5, 5 } };
		for (int k = 0; k < 3; k++)
			assertArrayEquals(expected[k], search.search(costs, k, null, 0, 0));
	}

	/** A detour of two columns by 3 pixels saves 6 pixels and costs 2 x 3 times the stiffness. */
	@Test
	public void stiffnessTellsWhichDetoursAreTaken() {
		for (final double stiffness : new double[] { 0.9, 1.1 }) {
			final InterfaceOptions options = new InterfaceOptions(3, stiffness, 1, 0);
			final ScanCosts costs = new ScanCosts(2, 8, 6, options);
			for (int r = 0; r < 8; r++)
				for (int x = 0; x < 6; x++) {
					final boolean below = r >= (x == 2 || x == 3 ? 5 : 2);
					costs.set(x, r, new float[] { below ? 0 : 1, below ? 1 : 0 }, 0);
				}
			final int[] found = new InterfaceSearch(8, 6, 3, (int) Math.round(stiffness * costs.scale)).search(costs, 0, null, 0, 0);
			assertArrayEquals(stiffness < 1 ? new int[] { 2, 2, 5, 5, 2, 2 } : new int[] { 2, 2, 2, 2, 2, 2 }, found);
		}
	}

	/** The worst there can be for the numbers: certain pixels, in which paths differ as much as they can. */
	@Test
	public void nothingOverflows() {
		for (final int rows : new int[] { 2048, 6000 }) {
			final InterfaceOptions options = new InterfaceOptions(1, 4, 64, 4);
			final ScanCosts costs = new ScanCosts(2, rows, 40, options);
			for (int r = 0; r < rows; r++)
				for (int x = 0; x < 40; x++)
					costs.set(x, r, new float[] { 1, 0 }, 0);
			final InterfaceSearch search = new InterfaceSearch(rows, 40, 1, 4 * costs.scale);
			final int[] top = new int[40], bottom = new int[40];
			java.util.Arrays.fill(bottom, rows);
			assertArrayEquals(bottom, search.search(costs, 0, null, 0, 0));
			assertArrayEquals(top, search.search(costs, 0, null, 0, 4 * costs.scale, top, top));
		}
	}
}
