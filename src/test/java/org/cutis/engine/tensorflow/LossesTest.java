package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;

import java.util.List;

import org.cutis.engine.LossSpec;
import org.junit.Test;

/** Cross entropies and the smoothness penalty, worked by hand. */
public class LossesTest {

	private static LossRun.Image image(final int[] shape, final float... values) {
		return new LossRun.Image(values, shape);
	}

	private static int[] row(final int width) {
		return new int[] { 1, 1, width, 1 };
	}

	private static float ln(final double p) {
		return (float) Math.log(p);
	}

	/** S alone, of probabilities. */
	private static LossRun smoothness(final LossRun.Image labels, final LossRun.Image p) {
		return LossRun.of((tf, out, y) -> Losses.smoothness(tf, out.logits(), Truth.of(tf, y)), labels, p);
	}

	private static final float[] STEP = { 0, 0, 0, 0, 0, 1, 1, 1, 1, 1 };

	@Test
	public void rsomEq3AConstantRowCostsExactlyNothing() {
		final int[] shape = { 2, 3, 11, 1 };
		final float[] p = new float[2 * 3 * 11];
		for (int i = 0; i < p.length; i++)
			p[i] = 0.1f + 0.3f * (i / 11) / 7; // another constant in each row
		final LossRun r = smoothness(image(shape, new float[p.length]), image(shape, p));
		assertEquals(0, r.value(), 0);
		for (final float g : r.gradients().get(0))
			assertEquals(0, g, 0);
	}

	@Test
	public void rsomEq3AStep() {
		// Row 0 0 0 0 0 1 1 1 1 1: the mean over 5 is 1/5 and 2/5 at the last two zeros that see ones,
		// 3/5 and 4/5 at the first two ones. |mean - p| / (p + 1):
		// zeros: 0.2 / 1 + 0.4 / 1, ones: 0.4 / 2 + 0.2 / 2; together 0.9, over 10 pixels.
		assertEquals(0.09, smoothness(image(row(10), STEP), image(row(10), STEP)).value(), 1e-7);
	}

	@Test
	public void rsomEq3AKernelThatReachesAnIgnoredPixelDoesNotCount() {
		// The step again, position 6 ignored: windows of 4, 5 and 6 reach it, so only 0.2 at 3 is left, over 9 pixels.
		final float[] labels = { 0, 0, 0, 0, 0, 1, -1, 1, 1, 1 };
		final LossRun r = smoothness(image(row(10), labels), image(row(10), STEP));
		assertEquals(0.2 / 9, r.value(), 1e-7);
		assertEquals(0, r.gradients().get(0)[6], 0);
	}

	@Test
	public void rsomEq3ARowNarrowerThanTheKernelCostsNothing() {
		for (int width = 1; width < 5; width++)
			assertEquals(0, smoothness(image(row(width), new float[width]), image(row(width), java.util.Arrays.copyOf(
				new float[] { 0, 1, 0, 1 }, width))).value(), 0);
	}

	@Test
	public void rsomEq1BinaryCrossEntropy() {
		// p = 0.8 with label 1, p = 0.4 with label 0: -(ln 0.8 + ln 0.6) / 2; a third pixel ignored
		final LossRun r = LossRun.of(LossSpec.bceSmoothness(0), image(row(3), 1, 0, -1), image(row(3), ln(4), ln(2.0 / 3),
			5));
		assertEquals(-(Math.log(0.8) + Math.log(0.6)) / 2, r.value(), 1e-6);
		assertEquals((0.8 - 1) / 2, r.gradients().get(0)[0], 1e-6);
		assertEquals(0.4 / 2, r.gradients().get(0)[1], 1e-6);
		assertEquals(0, r.gradients().get(0)[2], 0);
	}

	@Test
	public void rsomEq1IsFiniteForAnyLogit() {
		final LossRun.Image logits = image(row(2), 1000, -1000), labels = image(row(2), 0, 0);
		assertEquals(500, LossRun.of(LossSpec.bceSmoothness(0), labels, logits).value(), 1e-3);
		assertEquals(500, LossRun.of(LossSpec.crossEntropy(List.of()), labels, logits).value(), 1e-3);
	}

	@Test
	public void octWeightedCrossEntropy() {
		// A DEJ pixel (weight 20) with p = 1/2, a dermis pixel (1) with p = 1/4, one ignored:
		// (20 ln 2 + ln 4) / 2 = 11 ln 2. Gradient: weight (p - y) / 2.
		final int[] shape = { 1, 1, 3, 3 };
		final LossRun.Image labels = image(shape, 0, 1, 0, 1, 0, 0, -1, -1, -1);
		final LossRun.Image logits = image(shape, ln(0.25), ln(0.5), ln(0.25), ln(0.25), ln(0.5), ln(0.25), 1, 2, 3);
		final LossRun r = LossRun.of(LossSpec.crossEntropy(List.of(1.0, 20.0, 10.0)), labels, logits);
		assertEquals(11 * Math.log(2), r.value(), 1e-5);
		final double[] gradient = { 2.5, -5, 2.5, -0.375, 0.25, 0.125, 0, 0, 0 };
		for (int i = 0; i < gradient.length; i++)
			assertEquals(gradient[i], r.gradients().get(0)[i], 1e-6);
		final LossRun plain = LossRun.of(LossSpec.crossEntropy(List.of()), labels, logits);
		assertEquals(1.5 * Math.log(2), plain.value(), 1e-6);
	}

	@Test
	public void oneMapTakesTheWeightsOfBackgroundAndForeground() {
		// p = 0.8 of label 1 (weight 3), p = 0.4 of label 0 (weight 2)
		final LossRun r = LossRun.of(LossSpec.crossEntropy(List.of(2.0, 3.0)), image(row(2), 1, 0), image(row(2), ln(4), ln(
			2.0 / 3)));
		assertEquals(-(3 * Math.log(0.8) + 2 * Math.log(0.6)) / 2, r.value(), 1e-6);
	}
}
