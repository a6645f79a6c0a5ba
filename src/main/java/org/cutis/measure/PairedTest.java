package org.cutis.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * The two-sided Wilcoxon signed-rank test for paired samples (F. Wilcoxon,
 * "Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945), with
 * commons-math3's {@link WilcoxonSignedRankTest}.
 * <p>
 * <b>Zeros.</b> The library asks for differences from a continuous distribution
 * and would count a difference of zero as one in favour of the second sample, so
 * that two equal samples would differ "significantly". As Wilcoxon did, zeros are
 * left out before. <b>Ties.</b> Equal absolute differences share the mean of
 * their ranks, as the library does it. <b>P-value.</b> Up to
 * {@value #EXACT_UP_TO} differences without ties: the library's exact one, at
 * most 1. Otherwise the normal approximation of the library's statistic with the
 * variance corrected for ties and a continuity correction, as in R's
 * wilcox.test (coarse where few pairs have many ties); the library's own has no
 * correction for ties, and its correction for continuity makes p too small.
 *
 * @param pairs number of pairs in which both values exist
 * @param differing number of those whose values differ
 * @param p two-sided p-value, 0 to 1; empty if fewer than {@value #MIN_DIFFERING} pairs differ
 */
public record PairedTest(int pairs, int differing, OptionalDouble p) {

	/** With fewer, p could not fall below 0.05 whatever the values: 2 / 2^5 = 0.0625. */
	public static final int MIN_DIFFERING = 6;

	/** The library tries all 2^n signs. */
	static final int EXACT_UP_TO = 20;

	/**
	 * Tests whether the differences of pairs lie around zero.
	 *
	 * @param first values of the first sample; NaN for "no value"
	 * @param second those of the second, in the same order; a pair with a NaN is left out
	 * @throws IllegalArgumentException if there are not as many
	 */
	public static PairedTest wilcoxon(final double[] first, final double[] second) {
		if (first.length != second.length) throw new IllegalArgumentException(first.length + " values cannot be paired with " +
			second.length);
		final int pairs = (int) IntStream.range(0, first.length).filter(i -> !Double.isNaN(first[i] - second[i])).count();
		final int[] kept = IntStream.range(0, first.length).filter(i -> Math.abs(first[i] - second[i]) > 0).toArray();
		if (kept.length < MIN_DIFFERING) return new PairedTest(pairs, kept.length, OptionalDouble.empty());
		final double p = p(pick(first, kept), pick(second, kept));
		return new PairedTest(pairs, kept.length, OptionalDouble.of(Math.min(1, p)));
	}

	private static double[] pick(final double[] values, final int[] indices) {
		return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
	}

	private static double p(final double[] first, final double[] second) {
		final int n = first.length;
		final double ties = ties(first, second);
		final WilcoxonSignedRankTest test = new WilcoxonSignedRankTest();
		if (n <= EXACT_UP_TO && ties == 0) return test.wilcoxonSignedRankTest(first, second, true);
		final double larger = test.wilcoxonSignedRank(first, second);
		final double mean = n * (n + 1.0) / 4;
		final double variance = n * (n + 1.0) * (2 * n + 1) / 24 - ties / 48;
		// Half a rank towards the mean, for the step between a discrete and a continuous distribution.
		return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability((mean + 0.5 - larger) / Math.sqrt(variance));
	}

	/** Sum of t^3 - t over the groups of t equal absolute differences. */
	private static double ties(final double[] first, final double[] second) {
		final double[] sizes = IntStream.range(0, first.length).mapToDouble(i -> Math.abs(first[i] - second[i])).sorted()
			.toArray();
		return DoubleStream.of(sizes).distinct().map(d -> Math.pow(DoubleStream.of(sizes).filter(v -> v == d).count(), 3) -
			DoubleStream.of(sizes).filter(v -> v == d).count()).sum();
	}
}
