package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;

import java.util.List;

import org.cutis.engine.LossSpec;
import org.junit.Test;

/** Dice losses and total variation, worked by hand. */
public class DiceLossesTest {

	/** The hand-worked values leave the losses' epsilon of 1e-6 out, which shows on sums as small as these. */
	private static final double TOLERANCE = 5e-6;

	/** One image of three pixels in two classes; the last is ignored. */
	private static final int[] SHAPE = { 1, 1, 3, 2 };

	private static final LossRun.Image LABELS = new LossRun.Image(new float[] { 1, 0, 0, 1, -1, -1 }, SHAPE);

	/** Probabilities 0.8, 0.2 and 0.4, 0.6; anything at the ignored pixel. */
	private static final LossRun.Image LOGITS = new LossRun.Image(new float[] { ln(0.8), ln(0.2), ln(0.4), ln(0.6), 3, -3 },
		SHAPE);

	private static float ln(final double p) {
		return (float) Math.log(p);
	}

	private static double value(final LossSpec spec) {
		return LossRun.of(spec, LABELS, LOGITS).value();
	}

	@Test
	public void medNetFirstSumIsPlainDice() {
		// Class 0: 2 * 0.8 / (1 + 0.64 + 0.16); class 1: 2 * 0.6 / (1 + 0.04 + 0.36)
		assertEquals(((1 - 1.6 / 1.8) + (1 - 1.2 / 1.4)) / 2, value(LossSpec.dice()), TOLERANCE);
	}

	@Test
	public void medNetMdscIsTwoSided() {
		// With two classes 1 - p and 1 - L of one are p and L of the other: both sums are the same.
		assertEquals(2 * ((1 - 1.6 / 1.8) + (1 - 1.2 / 1.4)), value(new LossSpec(LossSpec.TWO_SIDED_DICE_TV, 0)), TOLERANCE);
	}

	@Test
	public void medNetMdscOfOneMapSeesTrueNegatives() {
		// p = 0.8 of label 1, p = 0.4 of label 0: 1 - 2 * 0.8 / (1 + 0.64 + 0.16) and for 0.2 of 0, 0.6 of 1:
		// 1 - 2 * 0.6 / (1 + 0.04 + 0.36)
		final int[] shape = { 1, 1, 2, 1 };
		final double twoSided = LossRun.of(new LossSpec(LossSpec.TWO_SIDED_DICE_TV, 0), new LossRun.Image(new float[] { 1,
			0 }, shape), new LossRun.Image(new float[] { ln(4), ln(2.0 / 3) }, shape)).value();
		assertEquals((1 - 1.6 / 1.8) + (1 - 1.2 / 1.4), twoSided, TOLERANCE);
	}

	@Test
	public void medNetTotalVariation() {
		// Rows 0.1 0.4 / 0.3 0.9: down 0.2 + 0.5, across 0.3 + 0.6; without the last pixel 0.2 + 0.3
		final int[] shape = { 1, 2, 2, 1 };
		final LossRun.Image p = new LossRun.Image(new float[] { 0.1f, 0.4f, 0.3f, 0.9f }, shape);
		final LossRun.Term tv = (tf, out, y) -> DiceLosses.totalVariation(tf, out.logits(), Truth.of(tf, y));
		assertEquals(1.6, LossRun.of(tv, new LossRun.Image(new float[4], shape), p).value(), TOLERANCE);
		final LossRun r = LossRun.of(tv, new LossRun.Image(new float[] { 0, 0, 0, -1 }, shape), p);
		assertEquals(0.5, r.value(), TOLERANCE);
		assertEquals(-2, r.gradients().get(0)[0], 0);
		assertEquals(0, r.gradients().get(0)[3], 0);
	}

	@Test
	public void medNetAddsGammaTimesTotalVariation() {
		// |0.4 - 0.8| + |0.6 - 0.2| = 0.8
		assertEquals(value(new LossSpec(LossSpec.TWO_SIDED_DICE_TV, 0)) + 0.5 * 0.8, value(new LossSpec(
			LossSpec.TWO_SIDED_DICE_TV, 0.5)), TOLERANCE);
		assertEquals(1e-6, LossSpec.twoSidedDice().weight(), 0);
	}

	@Test
	public void muNetSelectiveDice() {
		// alpha 1 : 3 scaled to the sum 2: 0.5 and 1.5. DSC = 0.5 * 0.8 / (1 + 1.2) + 1.5 * 0.6 / (1 + 0.8)
		assertEquals(1 - 0.5 * 0.8 / 2.2 - 1.5 * 0.6 / 1.8, value(LossSpec.selectiveDice(List.of(1.0, 3.0))), TOLERANCE);
		assertEquals(1 - 0.8 / 2.2 - 0.6 / 1.8, value(LossSpec.selectiveDice(List.of())), TOLERANCE);
	}

	@Test
	public void muNetAlphaIsInverseToAbundance() {
		final List<Double> alpha = LossSpec.inverse(300, 100, 0);
		assertEquals(0.25, alpha.get(0), 1e-12);
		assertEquals(0.75, alpha.get(1), 1e-12);
		assertEquals(0, alpha.get(2), 0);
	}

	@Test
	public void aPerfectImageOfAllClassesCostsNothing() {
		final LossRun.Image sure = new LossRun.Image(new float[] { 40, -40, -40, 40, 0, 0 }, SHAPE);
		for (final LossSpec spec : List.of(LossSpec.dice(), new LossSpec(LossSpec.TWO_SIDED_DICE_TV, 0), LossSpec
			.selectiveDice(List.of(7.0, 1.0)), LossSpec.crossEntropy(List.of())))
			assertEquals(spec.name(), 0, LossRun.of(spec, LABELS, sure).value(), TOLERANCE);
	}

	@Test
	public void eachImageHasItsOwnDiceAndUnlabelledImagesAreLeftOut() {
		final int[] shape = { 3, 1, 3, 2 };
		final float[] labels = new float[18], logits = new float[18];
		for (int i = 0; i < 6; i++) {
			labels[i] = LABELS.values()[i];
			labels[6 + i] = -1;
			labels[12 + i] = LABELS.values()[i];
			logits[i] = LOGITS.values()[i];
			logits[12 + i] = i % 2 == 0 ? 40 : -40; // class 0 everywhere
		}
		// Third image: class 0 has 2 * 1 / (1 + 2), class 1 has 0
		final double third = (1 - 2.0 / 3 + 1) / 2;
		assertEquals((value(LossSpec.dice()) + third) / 2, LossRun.of(LossSpec.dice(), new LossRun.Image(labels, shape),
			new LossRun.Image(logits, shape)).value(), TOLERANCE);
	}
}
