package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.cutis.engine.LossSpec;
import org.cutis.task.UserError;
import org.junit.Test;

/** Every loss by its name against {@link NaiveLosses}: values, gradients, levels, ignored pixels. */
public class LossTermsTest {

	/** Losses for several classes, here 3. */
	private static final List<LossSpec> MANY = List.of(LossSpec.crossEntropy(List.of()), LossSpec.crossEntropy(List.of(1.0,
		20.0, 10.0)), LossSpec.dice(), LossSpec.selectiveDice(List.of()), LossSpec.selectiveDice(List.of(0.2, 5.0,
			1.0)), LossSpec.twoSidedDice(), new LossSpec(LossSpec.TWO_SIDED_DICE_TV, 0.3));

	/** Losses for one output map. */
	private static final List<LossSpec> ONE = List.of(LossSpec.bceSmoothness(0), LossSpec.bceSmoothness(100), LossSpec
		.crossEntropy(List.of()), LossSpec.crossEntropy(List.of(1.0, 4.0)), LossSpec.dice(), LossSpec.selectiveDice(List
			.of()), new LossSpec(LossSpec.TWO_SIDED_DICE_TV, 0.3));

	private final Random random = new Random(11);

	private LossRun.Image logits(final int... shape) {
		final float[] values = new float[shape[0] * shape[1] * shape[2] * shape[3]];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		return new LossRun.Image(values, shape);
	}

	/** Random classes; about a seventh of the pixels and the whole second image ignored. */
	private LossRun.Image labels(final int... shape) {
		final int k = shape[3], plane = shape[1] * shape[2];
		final float[] values = new float[shape[0] * plane * k];
		for (int i = 0; i < shape[0] * plane; i++)
			if (i / plane == 1 || random.nextInt(7) == 0) Arrays.fill(values, i * k, (i + 1) * k, -1);
			else if (k > 1) values[i * k + random.nextInt(k)] = 1;
			else values[i] = random.nextInt(2);
		return new LossRun.Image(values, shape);
	}

	private static double naive(final LossSpec spec, final double[] beta, final LossRun.Image labels,
		final List<double[]> logits, final LossRun.Image... levels)
	{
		return NaiveLosses.total(spec, beta, labels, logits, Arrays.stream(levels).map(LossRun.Image::shape).toList());
	}

	private static void compare(final LossSpec spec, final double[] beta, final LossRun.Image labels,
		final LossRun.Image... levels)
	{
		final LossRun run = LossRun.of(spec, labels, levels);
		final List<double[]> x = new ArrayList<>();
		for (final LossRun.Image level : levels) {
			final double[] d = new double[level.values().length];
			for (int i = 0; i < d.length; i++)
				d[i] = level.values()[i];
			x.add(d);
		}
		final double expected = naive(spec, beta, labels, x, levels);
		assertTrue(spec + " is " + expected, expected > 0.01);
		assertEquals(spec.toString(), expected, run.value(), 1e-5 * Math.max(1, expected));
		final double step = 1e-5;
		for (int l = 0; l < levels.length; l++) {
			double largest = 0;
			final double[] at = x.get(l);
			for (int i = 0; i < at.length; i++) {
				final double v = at[i];
				at[i] = v + step;
				final double up = naive(spec, beta, labels, x, levels);
				at[i] = v - step;
				final double down = naive(spec, beta, labels, x, levels);
				at[i] = v;
				final double slope = (up - down) / (2 * step);
				largest = Math.max(largest, Math.abs(slope));
				assertEquals(spec + ", gradient at " + i + " of level " + l, slope, run.gradients().get(l)[i], 1e-5 * Math
					.max(1, Math.abs(slope)));
			}
			assertTrue(spec + ", level " + l + ": largest slope " + largest, largest > 1e-3);
		}
	}

	@Test
	public void valueAndGradientAgreeWithANaiveVersion() {
		for (final LossSpec spec : MANY)
			compare(spec, new double[] { 1 }, labels(3, 4, 7, 3), logits(3, 4, 7, 3));
		for (final LossSpec spec : ONE)
			compare(spec, new double[] { 1 }, labels(3, 4, 11, 1), logits(3, 4, 11, 1));
	}

	@Test
	public void threeLevelsAreAddedUpAndMuNetsAreWeighed() {
		// An odd size too: 13 x 22 gives 7 x 11 and 4 x 6, rounded up
		for (final LossSpec spec : List.of(LossSpec.crossEntropy(List.of(1.0, 20.0, 10.0)), LossSpec.dice(), new LossSpec(
			LossSpec.TWO_SIDED_DICE_TV, 0.3)))
			compare(spec, new double[] { 1, 1, 1 }, labels(2, 13, 22, 3), logits(2, 4, 6, 3), logits(2, 7, 11, 3), logits(2,
				13, 22, 3));
		compare(LossSpec.selectiveDice(List.of(0.2, 5.0, 1.0)), new double[] { 0.04, 0.16, 0.8 }, labels(2, 12, 8, 3), logits(
			2, 3, 2, 3), logits(2, 6, 4, 3), logits(2, 12, 8, 3));
		compare(LossSpec.bceSmoothness(20), new double[] { 1, 1 }, labels(1, 8, 12, 1), logits(1, 4, 6, 1), logits(1, 8, 12,
			1));
	}

	@Test
	public void muNetsBetaSumsToOneForAnyNumberOfLevels() {
		assertArrayEquals(new double[] { 0.8, 0.16, 0.04 }, new double[] { LossTerms.beta(0, 3), LossTerms.beta(1, 3),
			LossTerms.beta(2, 3) }, 1e-12);
		for (int levels = 1; levels < 6; levels++) {
			double sum = 0;
			for (int m = 0; m < levels; m++)
				sum += LossTerms.beta(m, levels);
			assertEquals(1, sum, 1e-12);
		}
	}

	@Test
	public void aCoarserLevelTakesTheLowerRightLabelOfEachBlock() {
		final LossRun.Image labels = new LossRun.Image(new float[] { 0, 0, 0, 0, 0, 1, 0, -1, 0, 0, 1, 1, 1, 0, 1, 0 }, 1, 4,
			4, 1);
		final LossRun.Image p = new LossRun.Image(new float[] { 1, 10, 100, 1000 }, 1, 2, 2, 1);
		// Blocks' lower right labels: 1, -1 (ignored), 0, 0
		assertEquals(1, sum(labels, p, true), 0);
		assertEquals(1101, sum(labels, p, false), 0);
	}

	/** The sum of an image where the truth is 1, or where it is labelled. */
	private static double sum(final LossRun.Image labels, final LossRun.Image p, final boolean oneHot) {
		return LossRun.of((tf, out, y) -> {
			final Truth truth = Truth.of(tf, y, 2, out.logits());
			return tf.reduceSum(tf.math.mul(out.logits(), oneHot ? truth.oneHot() : truth.labelled()), tf.constant(new int[] {
				0, 1, 2, 3 }));
		}, labels, p).value();
	}

	@Test
	public void ignoredPixelsGetNoGradientAndChangeNothing() {
		for (final int k : new int[] { 1, 3 })
			for (final LossSpec spec : k == 1 ? ONE : MANY) {
				final LossRun.Image y = labels(3, 5, 9, k), x = logits(3, 5, 9, k);
				final LossRun run = LossRun.of(spec, y, x);
				final float[] other = x.values().clone();
				for (int i = 0; i < other.length; i++) {
					if (y.values()[i] != -1) continue;
					assertEquals(spec.toString(), 0, run.gradients().get(0)[i], 0);
					other[i] = (float) (30 * random.nextGaussian());
				}
				final LossRun changed = LossRun.of(spec, y, new LossRun.Image(other, 3, 5, 9, k));
				assertEquals(spec.toString(), run.value(), changed.value(), 0);
				assertArrayEquals(spec.toString(), run.gradients().get(0), changed.gradients().get(0), 0);
			}
	}

	@Test
	public void withoutAnyLabelLossAndGradientsAreZero() {
		for (final int k : new int[] { 1, 3 })
			for (final LossSpec spec : k == 1 ? ONE : MANY) {
				final float[] none = new float[2 * 4 * 8 * k];
				Arrays.fill(none, -1);
				final LossRun run = LossRun.of(spec, new LossRun.Image(none, 2, 4, 8, k), logits(2, 2, 4, k), logits(2, 4, 8,
					k));
				assertEquals(spec.toString(), 0, run.value(), 0);
				for (final float[] gradient : run.gradients())
					for (final float g : gradient)
						assertEquals(spec.toString(), 0, g, 0);
			}
	}

	@Test
	public void everyNameIsTested() {
		final TreeSet<String> tested = new TreeSet<>();
		MANY.forEach(spec -> tested.add(spec.name()));
		ONE.forEach(spec -> tested.add(spec.name()));
		assertEquals(new TreeSet<>(LossSpec.NAMES), tested);
	}

	private static void fails(final String sentence, final Runnable what) {
		assertEquals(sentence, assertThrows(UserError.class, what::run).getMessage());
	}

	@Test
	public void aLossThatDoesNotFitIsASentence() {
		final LossRun.Image three = logits(1, 2, 6, 3);
		fails("The loss bce+smoothness is for one class against the background, but the network has 3 classes. " +
			"Choose cross-entropy or a Dice loss.", () -> LossRun.of(LossSpec.bceSmoothness(1), three, three));
		fails("The loss cross-entropy needs one weight for each of 3 classes, but has 2: [1.0, 2.0].", () -> LossRun.of(
			LossSpec.crossEntropy(List.of(1.0, 2.0)), three, three));
		fails("The loss dice takes no class weights. Leave them out, or choose cross-entropy or selective-dice.",
			() -> new LossSpec(LossSpec.DICE, 0, List.of(1.0)));
		fails("Class weights must be 0 or more, but one of [1.0, -2.0] is not.", () -> LossSpec.crossEntropy(List.of(1.0,
			-2.0)));
		fails("All class weights are 0, so there is nothing to learn. Give at least one class a weight above 0.",
			() -> LossSpec.selectiveDice(List.of(0.0, 0.0)));
		fails("The weight of the loss bce+smoothness must be 0 or more, but is NaN.", () -> LossSpec.bceSmoothness(
			Double.NaN));
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> LossRun.of(new LossSpec(
			"hinge", 0), three, three));
		assertEquals("No loss is called hinge", e.getMessage());
	}

	/** These losses know no neighbours: a volume costs what its slices one below the other cost as an image. */
	@Test
	public void volumesCostWhatTheirSlicesDo() {
		for (final int k : new int[] { 1, 3 })
			for (final LossSpec spec : k == 1 ? List.of(LossSpec.crossEntropy(List.of(1.0, 4.0)), LossSpec.dice()) : List.of(
				LossSpec.crossEntropy(List.of()), LossSpec.dice())) {
				final LossRun.Image y = labels(3, 8, 5, k), x = logits(3, 8, 5, k);
				final LossRun flat = LossRun.of(spec, y, x);
				final LossRun volume = LossRun.of(spec, new LossRun.Image(y.values(), 3, 2, 4, 5, k), new LossRun.Image(x.values(), 3,
					2, 4, 5, k));
				assertEquals(flat.value(), volume.value(), 1e-6);
				assertArrayEquals(flat.gradients().get(0), volume.gradients().get(0), 1e-7f);
			}
	}

	@Test
	public void lossesThatLookAtNeighboursAreForSlices() {
		final LossRun.Image volume = logits(1, 6, 5, 1);
		final LossRun.Image deep = new LossRun.Image(volume.values(), 1, 2, 3, 5, 1);
		for (final LossSpec spec : List.of(LossSpec.bceSmoothness(1), LossSpec.twoSidedDice()))
			assertEquals("The loss " + spec.name() + " is for slices, but the network is for volumes. Choose cross-entropy or dice.",
				assertThrows(UserError.class, () -> LossRun.of(spec, deep, deep)).getMessage());
	}
}
