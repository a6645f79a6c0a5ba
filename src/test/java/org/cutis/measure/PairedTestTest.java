package org.cutis.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.Test;

public class PairedTestTest {

	/** Of samples with these differences; their second values are all different. */
	private static PairedTest of(final double... differences) {
		final double[] second = IntStream.range(0, differences.length).mapToDouble(i -> 64 * i).toArray();
		final double[] first = IntStream.range(0, second.length).mapToDouble(i -> second[i] + differences[i]).toArray();
		final PairedTest test = PairedTest.wilcoxon(first, second);
		assertEquals("either way round", test, PairedTest.wilcoxon(second, first));
		return test;
	}

	private static PairedTest expected(final int pairs, final int differing, final double p) {
		return new PairedTest(pairs, differing, OptionalDouble.of(p));
	}

	/** Twice the share of the 2^n sets of ranks whose sum is at most the smaller of W+ and W-. */
	@Test
	public void exactByHand() {
		// W- = 0: {} of 64.
		assertEquals(expected(6, 6, 2.0 / 64), of(3, 1, 2, 6, 5, 4));
		// W- = 1: {}, {1} of 128.
		assertEquals(expected(7, 7, 4.0 / 128), of(-1, 2, 3, 4, 5, 6, 7));
		// W- = 3: {}, {1}, {2}, {3}, {1, 2} of 256; ranks count, not sizes.
		assertEquals(expected(8, 8, 10.0 / 256), of(10, 20, -20.5, 30, 40, 41, 42, 50));
		// W+ = 4, W- = 17: {}, {1}, {2}, {3}, {1, 2}, {4}, {1, 3} of 64.
		assertEquals(expected(6, 6, 14.0 / 64), of(-1, -2, -3, 4, -5, -6));
	}

	@Test
	public void theSamplesMayBeAsFarApartAsCanBe() {
		// W+ = 10, W- = 11: 2 * 32 sums of 64 are at least 11, and no p is above 1.
		assertEquals(expected(6, 6, 1), of(-1, 2, 3, 5, -4, -6));
		// W+ = W- = 14 of 7: more than half of the sums are at least 14.
		assertEquals(expected(7, 7, 1), of(-1, -6, -7, 2, 3, 4, 5));
	}

	@Test
	public void pairsWithoutDifferenceAreLeftOut() {
		assertEquals(expected(9, 7, 4.0 / 128), of(-1, 0, 2, 3, 4, 0, 5, 6, 7));
		assertEquals(new PairedTest(40, 0, OptionalDouble.empty()), of(new double[40]));
	}

	@Test
	public void pairsWithoutAValueAreLeftOut() {
		final double no = Double.NaN;
		final double[] a = { 2, no, 4, 6, no, 8, 10, 12 };
		final double[] b = { 1, 1, 2, 3, no, 4, 5, 6 };
		assertEquals(expected(6, 6, 2.0 / 64), PairedTest.wilcoxon(a, b));
		a[0] = no;
		assertEquals(new PairedTest(5, 5, OptionalDouble.empty()), PairedTest.wilcoxon(a, b));
	}

	@Test
	public void tooFewPairsHaveNoP() {
		assertEquals(new PairedTest(5, 5, OptionalDouble.empty()), of(1, 2, 3, 4, 5));
		assertEquals(new PairedTest(0, 0, OptionalDouble.empty()), of());
		assertThrows(IllegalArgumentException.class, () -> PairedTest.wilcoxon(new double[2], new double[3]));
	}

	/** Ranks 1.5, 1.5, 3 to 6: W+ = 19.5, mean 10.5, variance 6 * 7 * 13 / 24 - (2^3 - 2) / 48 = 22.625, half a rank of continuity. */
	@Test
	public void tiesByHand() {
		assertEquals(2 * phi((10.5 - 19.5 + 0.5) / Math.sqrt(22.625)), of(1, 2, 3, 4, 5, -1).p().getAsDouble(), 1e-5);
	}

	/** The standard normal distribution, integrated in small steps. */
	private static double phi(final double z) {
		double sum = 0;
		final double step = 1e-4;
		for (double x = -10; x < z; x += step)
			sum += step * Math.exp(-x * x / 2);
		return sum / Math.sqrt(2 * Math.PI);
	}

	/** Every sign is as likely as the other: all sums of doubled ranks are counted. */
	private static double exact(final double[] differences) {
		final int n = differences.length;
		final int[] ranks = new int[n];
		int plus = 0, all = 0;
		for (int i = 0; i < n; i++) {
			for (final double d : differences)
				ranks[i] += Math.abs(d) < Math.abs(differences[i]) ? 2 : Math.abs(d) == Math.abs(differences[i]) ? 1 : 0;
			ranks[i]++;
			all += ranks[i];
			if (differences[i] > 0) plus += ranks[i];
		}
		final double[] share = new double[all + 1];
		share[0] = 1;
		for (final int rank : ranks)
			for (int s = all; s >= 0; s--)
				share[s] = (share[s] + (s >= rank ? share[s - rank] : 0)) / 2;
		return Math.min(1, 2 * Arrays.stream(share, 0, Math.min(plus, all - plus) + 1).sum());
	}

	@Test
	public void asCountedNaively() {
		final Random random = new Random(5);
		for (final int n : new int[] { 6, 9, 14, 20, 21, 30, 60, 120 })
			for (int k = 0; k < 3; k++) {
				final double[] d = random.doubles(n).map(v -> v - 0.3 - 0.2 * random.nextDouble()).toArray();
				final double[] tied = Arrays.stream(d).map(v -> Math.rint(12 * v) == 0 ? 1 : Math.rint(12 * v)).toArray();
				assertEquals(n + " without ties", exact(d), of(d).p().getAsDouble(), n <= 20 ? 1e-12 : 0.01);
				assertEquals(n + " with ties", exact(tied), of(tied).p().getAsDouble(), n < 14 ? 0.1 : 0.01);
			}
	}
}
