package org.cutis.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.cutis.measure.ConfusionMatrix;

/**
 * How much a difference between two networks depends on which phantoms were scored: the percentile bootstrap over
 * phantoms (Efron and Tibshirani 1993, chapter 13), the same phantoms drawn for both. That other trainings of the same
 * networks differ, too, is not in it.
 *
 * @param difference first network minus second, over all phantoms
 * @param low end of the 95 % interval
 * @param high its other end
 */
record PhantomBootstrap(double difference, double low, double high) {

	private static final int DRAWS = 2000;

	private static final double TAIL = 0.025;

	/**
	 * Draws.
	 *
	 * @param a one matrix for each phantom
	 * @param b the other network's, in the same order
	 * @param measure of the matrix of all phantoms together
	 */
	static PhantomBootstrap of(final List<ConfusionMatrix> a, final List<ConfusionMatrix> b,
		final ToDoubleFunction<ConfusionMatrix> measure)
	{
		final SplittableRandom random = new SplittableRandom(1);
		final double[] differences = new double[DRAWS];
		for (int d = 0; d < DRAWS; d++) {
			final int[] drawn = random.ints(a.size(), 0, a.size()).toArray();
			differences[d] = measure.applyAsDouble(sum(a, drawn)) - measure.applyAsDouble(sum(b, drawn));
		}
		Arrays.sort(differences);
		final int[] all = IntStream.range(0, a.size()).toArray();
		return new PhantomBootstrap(measure.applyAsDouble(sum(a, all)) - measure.applyAsDouble(sum(b, all)),
			differences[(int) (TAIL * DRAWS)], differences[(int) ((1 - TAIL) * DRAWS) - 1]);
	}

	private static ConfusionMatrix sum(final List<ConfusionMatrix> matrices, final int[] drawn) {
		ConfusionMatrix sum = ConfusionMatrix.empty(matrices.get(0).labels());
		for (final int i : drawn)
			sum = sum.plus(matrices.get(i));
		return sum;
	}

	/** The first is better, whichever the phantoms. */
	boolean better() {
		return low > 0;
	}

	boolean worse() {
		return high < 0;
	}
}
