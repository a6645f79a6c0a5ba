package org.cutis.engine;

import java.util.ArrayList;
import java.util.List;

import org.cutis.task.UserError;

/**
 * A loss to minimise.
 * <p>
 * In every loss, a pixel whose labels are -1 in all classes is ignored: it adds
 * nothing, and its output gets no gradient. Without any labelled pixel the loss
 * is 0. Where a network supervises several levels, the labels are brought to
 * each level's size by the nearest neighbour (they stay one-hot and -1), and the
 * levels' losses are added up; {@link #SELECTIVE_DICE} weighs them.
 * </p>
 *
 * @param name one of the constants here
 * @param weight the weight of its second term (s in Eq. 1 of the RSOM paper, gamma of MED-Net) at the
 *          start, 0 or more; {@link Trainer#lossWeight} changes it. Not used by losses of one term.
 * @param classWeights one weight for each class, 0 or more, or none (all are equal); only
 *          {@link #CROSS_ENTROPY} and {@link #SELECTIVE_DICE} take them. For a network of one output
 *          map, cross entropy takes two: background and foreground.
 */
public record LossSpec(String name, double weight, List<Double> classWeights) {

	/** Binary cross entropy + s * smoothness: RSOM paper, Eqs. 1-4. One output map. */
	public static final String BCE_SMOOTHNESS = "bce+smoothness";

	/** Cross entropy, class-weighted on request: OCT paper, section II.B. */
	public static final String CROSS_ENTROPY = "cross-entropy";

	/** Soft Dice with squared denominators: the first sum of MDSC, MED-Net paper, section 2.2. */
	public static final String DICE = "dice";

	/** Selective Dice; class weights are its alpha: MUNet paper, section 3.2. */
	public static final String SELECTIVE_DICE = "selective-dice";

	/** Two-sided soft Dice + gamma * total variation: MED-Net paper, section 2.2. */
	public static final String TWO_SIDED_DICE_TV = "two-sided-dice+tv";

	/** All names. */
	public static final List<String> NAMES = List.of(BCE_SMOOTHNESS, CROSS_ENTROPY, DICE, SELECTIVE_DICE,
		TWO_SIDED_DICE_TV);

	/** MED-Net's gamma, the weight of the total variation. */
	public static final double TV_WEIGHT = 1e-6;

	/** @throws UserError if a weight is out of its range, or there are class weights the loss does not take */
	public LossSpec {
		classWeights = List.copyOf(classWeights);
		if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) throw new UserError("The weight of the loss " + name +
			" must be 0 or more, but is " + weight + ".");
		if (!classWeights.isEmpty() && !name.equals(CROSS_ENTROPY) && !name.equals(SELECTIVE_DICE)) throw new UserError(
			"The loss " + name + " takes no class weights. Leave them out, or choose " + CROSS_ENTROPY + " or " +
				SELECTIVE_DICE + ".");
		for (final double w : classWeights)
			if (!(w >= 0 && w <= Float.MAX_VALUE)) throw new UserError(
				"Class weights must be 0 or more, but one of " + classWeights + " is not.");
		if (!classWeights.isEmpty() && classWeights.stream().allMatch(w -> w == 0)) throw new UserError(
			"All class weights are 0, so there is nothing to learn. Give at least one class a weight above 0.");
	}

	/** A loss without class weights. */
	public LossSpec(final String name, final double weight) {
		this(name, weight, List.of());
	}

	/** RSOM: BCE + s * S. */
	public static LossSpec bceSmoothness(final double s) {
		return new LossSpec(BCE_SMOOTHNESS, s);
	}

	/** Cross entropy. @param classWeights none for equal ones; OCT paper: DEJ 20, glass and glycerol 10, others 1 */
	public static LossSpec crossEntropy(final List<Double> classWeights) {
		return new LossSpec(CROSS_ENTROPY, 0, classWeights);
	}

	/** Plain Dice. */
	public static LossSpec dice() {
		return new LossSpec(DICE, 0);
	}

	/** MUNet's. @param alpha one for each class up to a common factor, see {@link #inverse}; none for equal ones */
	public static LossSpec selectiveDice(final List<Double> alpha) {
		return new LossSpec(SELECTIVE_DICE, 0, alpha);
	}

	/** MED-Net's, with its gamma. */
	public static LossSpec twoSidedDice() {
		return new LossSpec(TWO_SIDED_DICE_TV, TV_WEIGHT);
	}

	/**
	 * Weights inversely proportional to the classes' abundance in the training data
	 * (alpha of MUNet, section 3.2), with a sum of 1; 0 for a class that does not occur.
	 *
	 * @param abundance pixels of each class, or any multiple; 0 or more
	 */
	public static List<Double> inverse(final double... abundance) {
		double sum = 0;
		for (final double a : abundance)
			if (a > 0) sum += 1 / a;
		final List<Double> weights = new ArrayList<>();
		for (final double a : abundance)
			weights.add(a > 0 ? 1 / a / sum : 0);
		return List.copyOf(weights);
	}
}
