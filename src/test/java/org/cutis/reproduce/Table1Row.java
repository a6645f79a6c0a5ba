package org.cutis.reproduce;

import java.util.Arrays;
import java.util.OptionalDouble;

import org.apache.commons.math3.stat.StatUtils;
import org.cutis.measure.Overlap;
import org.cutis.measure.PairedTest;

/**
 * A row of the table: means over the volumes, and standard deviations (of the
 * sample, n - 1). A volume for which a measure does not exist (Ra where nothing
 * was found) is left out of that mean; a mean of nothing is NaN.
 *
 * @param network name
 * @param s smoothness factor
 * @param dice 0 to 1
 * @param diceSd its standard deviation
 * @param precision 0 to 1
 * @param recall 0 to 1
 * @param iou 0 to 1
 * @param ra in depth pixels
 * @param raSd its standard deviation
 * @param pDice two-sided paired Wilcoxon test of Dice against s = 0; empty for s = 0 and where it cannot be had
 * @param pRa the same of Ra
 * @param missing columns without epidermis, in percent
 */
record Table1Row(String network, double s, double dice, double diceSd, double precision, double recall, double iou,
	double ra, double raSd, OptionalDouble pDice, OptionalDouble pRa, double missing)
{

	/** @param base the same network's result for s = 0 */
	static Table1Row of(final Table1Result result, final Table1Result base) {
		final double[] dice = result.overlaps(Overlap::dice), ra = result.ra();
		return new Table1Row(result.network(), result.s(), mean(dice), sd(dice), mean(result.overlaps(Overlap::precision)),
			mean(result.overlaps(Overlap::recall)), mean(result.overlaps(Overlap::iou)), mean(ra), sd(ra), p(result, base,
				dice, base.overlaps(Overlap::dice)), p(result, base, ra, base.ra()), mean(result.missing()));
	}

	private static OptionalDouble p(final Table1Result result, final Table1Result base, final double[] values,
		final double[] baseValues)
	{
		return result.s() == base.s() ? OptionalDouble.empty() : PairedTest.wilcoxon(values, baseValues).p();
	}

	static double mean(final double[] values) {
		return StatUtils.mean(existing(values));
	}

	private static double sd(final double[] values) {
		final double[] existing = existing(values);
		return existing.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(existing));
	}

	private static double[] existing(final double[] values) {
		return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
	}
}
