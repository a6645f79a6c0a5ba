package org.cutis.oct;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.Test;

public class InterfaceTrackerTest {

	private static List<int[][]> track(final List<float[][]> scans, final int rows, final int columns,
		final InterfaceOptions options)
	{
		final List<int[][]> found = new ArrayList<>();
		final InterfaceTracker tracker = new InterfaceTracker(scans.get(0)[0].length, rows, columns, options, (scan, b) -> {
			assertEquals(found.size(), scan);
			found.add(b);
		});
		for (final float[][] p : scans) {
			Brute.fill(tracker.next(), p);
			tracker.add();
		}
		tracker.end();
		assertEquals(scans.size(), found.size());
		return found;
	}

	/** The same sweep over all B-scans, with an exhaustive search for each. */
	@Test
	public void doesWhatItSays() {
		final Random random = new Random(4);
		final int rows = 4, columns = 3;
		for (int i = 0; i < 40; i++) {
			final InterfaceOptions options = new InterfaceOptions(1 + i % 2, 0.3, 1, 0.25 * (i % 3));
			final List<float[][]> scans = new ArrayList<>();
			for (int s = 0; s < 1 + i % 4; s++)
				scans.add(Brute.probabilities(random, rows * columns, 3));
			final List<int[][]> found = track(scans, rows, columns, options);
			for (int k = 0; k < 2; k++) {
				int[] before = null;
				for (int s = 0; s < scans.size(); s++) {
					final int[] after = s + 1 == scans.size() ? null : best(scans.get(s + 1), k, rows, columns, options, null,
						null);
					before = best(scans.get(s), k, rows, columns, options, before, after);
					assertArrayEquals(before, found.get(s)[k]);
				}
			}
		}
	}

	private static int[] best(final float[][] p, final int k, final int rows, final int columns,
		final InterfaceOptions options, final int[] before, final int[] after)
	{
		final ScanCosts costs = Brute.costs(p, rows, columns, options);
		final int stiffness = (int) Math.round(options.stiffness() * costs.scale), pull = (int) Math.round(options
			.scanStiffness() * costs.scale);
		int[] best = null;
		long least = Long.MAX_VALUE;
		for (final int[] b : Brute.interfaces(rows, columns, options.step())) {
			if (before != null && !Brute.within(b, before, options.scanStep())) continue;
			long energy = Brute.energy(Brute.of(costs, k), rows, b, stiffness, 0);
			if (before != null) energy += Brute.energy(Brute.of(costs, k), rows, b, 0, pull, before) - Brute.energy(Brute.of(costs, k), rows, b, 0, 0);
			if (after != null) energy += Brute.energy(Brute.of(costs, k), rows, b, 0, pull, after) - Brute.energy(Brute.of(costs, k), rows, b, 0, 0);
			if (energy > least || energy == least && !Brute.inOrder(b, best)) continue;
			least = energy;
			best = b;
		}
		return best;
	}

	@Test
	public void interfacesAreInOrderAndContinuousWhateverTheNetworkSays() {
		final Random random = new Random(6);
		final int rows = 60, columns = 30;
		final InterfaceOptions options = new InterfaceOptions(2, 0.5, 3, 0.2);
		final List<float[][]> scans = new ArrayList<>();
		for (int s = 0; s < 12; s++)
			scans.add(Brute.probabilities(random, rows * columns, 5));
		final List<int[][]> found = track(scans, rows, columns, options);
		for (int s = 0; s < found.size(); s++)
			for (int k = 0; k < 4; k++) {
				final int[] b = found.get(s)[k];
				if (k > 0) assertTrue(Brute.inOrder(found.get(s)[k - 1], b));
				if (s > 0) assertTrue(Brute.within(b, found.get(s - 1)[k], options.scanStep()));
				for (int x = 0; x < columns; x++) {
					assertTrue(b[x] >= 0 && b[x] <= rows);
					if (x > 0) assertTrue(Math.abs(b[x] - b[x - 1]) <= options.step());
				}
			}
	}

	/** A B-scan in which the network sees hardly anything gets the neighbours' interface; one that shifted keeps its own. */
	@Test
	public void neighboursHelpInTheDarkOnly() {
		final InterfaceOptions options = new InterfaceOptions(2, 1, 8, 0.25);
		final List<float[][]> scans = List.of(certain(5, 1), certain(5, 1), certain(9, 0.55f), certain(5, 1), certain(9, 1),
			certain(5, 1));
		final List<int[][]> found = track(scans, 14, 6, options);
		final int[] expected = { 5, 5, 5, 5, 9, 5 };
		for (int s = 0; s < expected.length; s++)
			for (int x = 0; x < 6; x++)
				assertEquals("B-scan " + s, expected[s], found.get(s)[0][x]);
	}

	/** A level interface, 14 x 6 pixels. @param sure probability of the right layer */
	private static float[][] certain(final int height, final float sure) {
		final float[][] p = new float[14 * 6][];
		for (int i = 0; i < p.length; i++)
			p[i] = i / 6 < height ? new float[] { sure, 1 - sure } : new float[] { 1 - sure, sure };
		return p;
	}
}
