package org.cutis.reproduce;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cutis.measure.Overlap;
import org.cutis.measure.PairedTest;

/**
 * A row of the table.
 *
 * @param mask one of {@link Table2Settings#MASKS}
 * @param pDice two-sided paired Wilcoxon test of Dice against no mask; empty for no mask and where it cannot be had
 */
record Table2Row(String mask, Figure dice, Figure precision, Figure recall, Figure iou, OptionalDouble pDice) {

	/** Mean over the volumes and standard deviation (of the sample, n - 1); volumes without a value are left out. */
	record Figure(double mean, double sd) {}

	/** @param mask index in {@link Table2Settings#MASKS} */
	static Table2Row of(final List<Table2Result> results, final int mask) {
		return new Table2Row(Table2Settings.MASKS.get(mask), figure(results, mask, Overlap::dice), figure(results, mask,
			Overlap::precision), figure(results, mask, Overlap::recall), figure(results, mask, Overlap::iou), mask == 0
				? OptionalDouble.empty() : PairedTest.wilcoxon(values(results, mask, Overlap::dice), values(results, 0,
					Overlap::dice)).p());
	}

	/** A measure of each volume; NaN where it does not exist. */
	static double[] values(final List<Table2Result> results, final int mask, final ToDoubleFunction<Overlap> measure) {
		return results.stream().mapToDouble(r -> measure.applyAsDouble(r.overlaps().get(mask))).toArray();
	}

	private static Figure figure(final List<Table2Result> results, final int mask, final ToDoubleFunction<Overlap> measure) {
		final SummaryStatistics statistics = new SummaryStatistics();
		for (final double value : values(results, mask, measure))
			if (!Double.isNaN(value)) statistics.addValue(value);
		return new Figure(statistics.getMean(), statistics.getN() < 2 ? Double.NaN : statistics.getStandardDeviation());
	}
}
