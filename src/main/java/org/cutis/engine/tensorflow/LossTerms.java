package org.cutis.engine.tensorflow;

import java.util.Collections;
import java.util.List;

import org.cutis.engine.LossSpec;
import org.cutis.task.UserError;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The losses by name, over all supervised levels. */
final class LossTerms {

	/** MUNet's beta of the finest level, and the factor from one level to the next coarser one. */
	private static final double FINEST = 0.8, COARSER = 0.2;

	/** The sum alpha is scaled to, which makes up for the factor 2 of Dice that MUNet's DSC is printed without. */
	private static final double ALPHA_SUM = 2;

	/** Their second terms run along the rows and columns of an image. */
	private static final List<String> SLICES_ONLY = List.of(LossSpec.BCE_SMOOTHNESS, LossSpec.TWO_SIDED_DICE_TV);

	private LossTerms() {}

	/**
	 * Builds a loss as a scalar: the sum over the levels, as MED-Net has it (section
	 * 2.2), or for selective Dice the weighted sum of MUNet (section 3.2),
	 * L = 1 - sum of beta_m DSC_m. Levels coarser than the image are compared with
	 * the labels at their own size, see {@link Truth}.
	 *
	 * @param labels batch, height, width (or z, y, x), classes; 0 or 1, -1 in all classes of an ignored pixel
	 * @param weight of the loss's second term, fed at each step
	 * @throws IllegalArgumentException if no loss has that name
	 * @throws UserError if the loss is for slices and the labels are of volumes, is not for that number of output maps, or has another number of class weights
	 */
	static Operand<TFloat32> build(final Ops tf, final LossSpec spec, final NetworkOutput output,
		final Operand<TFloat32> labels, final Operand<TFloat32> weight)
	{
		final Shape shape = labels.asOutput().shape();
		final int maps = Math.toIntExact(shape.get(-1));
		if (shape.numDimensions() == 5 && SLICES_ONLY.contains(spec.name())) throw new UserError("The loss " + spec.name() +
			" is for slices, but the network is for volumes. Choose " + LossSpec.CROSS_ENTROPY + " or " + LossSpec.DICE + ".");
		final List<Operand<TFloat32>> levels = output.levels();
		final boolean weighted = spec.name().equals(LossSpec.SELECTIVE_DICE);
		Operand<TFloat32> total = null;
		for (int i = 0; i < levels.size(); i++) {
			final Operand<TFloat32> logits = levels.get(i);
			final int m = levels.size() - 1 - i;
			final Truth truth = m == 0 ? Truth.of(tf, labels) : Truth.of(tf, labels, 1 << m, logits);
			final Operand<TFloat32> level = level(tf, spec, logits, truth, weight, maps);
			final Operand<TFloat32> term = weighted ? tf.math.mul(level, tf.constant((float) beta(m, levels.size())))
				: level;
			total = total == null ? term : tf.math.add(total, term);
		}
		return total;
	}

	private static Operand<TFloat32> level(final Ops tf, final LossSpec spec, final Operand<TFloat32> logits,
		final Truth truth, final Operand<TFloat32> weight, final int maps)
	{
		final Operand<TFloat32> p = maps == 1 ? tf.math.sigmoid(logits) : tf.nn.softmax(logits);
		return switch (spec.name()) {
			case LossSpec.BCE_SMOOTHNESS -> {
				if (maps != 1) throw new UserError("The loss " + spec.name() + " is for one class against the background, but " +
					"the network has " + maps + " classes. Choose " + LossSpec.CROSS_ENTROPY + " or a Dice loss.");
				// Eq. 1 of the RSOM paper
				yield tf.math.add(Losses.binaryCrossEntropy(tf, logits, truth), tf.math.mul(weight, Losses.smoothness(tf, p,
					truth)));
			}
			case LossSpec.CROSS_ENTROPY -> Losses.crossEntropy(tf, logits, truth, scaled(classWeights(spec, Math
				.max(2, maps)), 1), maps == 1);
			case LossSpec.DICE -> DiceLosses.dice(tf, p, truth);
			case LossSpec.SELECTIVE_DICE -> DiceLosses.selectiveDice(tf, p, truth, alpha(spec, maps));
			case LossSpec.TWO_SIDED_DICE_TV -> tf.math.add(DiceLosses.twoSidedDice(tf, p, truth), tf.math.mul(weight,
				DiceLosses.totalVariation(tf, p, truth)));
			default -> throw new IllegalArgumentException("No loss is called " + spec.name());
		};
	}

	/**
	 * MUNet's beta (section 3.2): 0.8, 0.16, 0.04 for three levels, from the image's
	 * size down. For other numbers the same fall by a fifth, the coarsest level taking
	 * what is left, so that they sum to 1.
	 *
	 * @param m level, 0 at the size of the image
	 */
	static double beta(final int m, final int levels) {
		final double fall = Math.pow(COARSER, m);
		return m == levels - 1 ? fall : FINEST * fall;
	}

	private static List<Double> classWeights(final LossSpec spec, final int classes) {
		final List<Double> given = spec.classWeights();
		if (given.isEmpty()) return Collections.nCopies(classes, 1.0);
		if (given.size() == classes) return given;
		throw new UserError("The loss " + spec.name() + " needs one weight for each of " + classes + " classes, but has " +
			given.size() + ": " + given + ".");
	}

	private static float[] scaled(final List<Double> weights, final double factor) {
		final float[] out = new float[weights.size()];
		for (int k = 0; k < out.length; k++)
			out[k] = (float) (factor * weights.get(k));
		return out;
	}

	/** MUNet's alpha, scaled to {@link #ALPHA_SUM}. */
	private static float[] alpha(final LossSpec spec, final int classes) {
		final List<Double> weights = classWeights(spec, classes);
		return scaled(weights, ALPHA_SUM / weights.stream().mapToDouble(w -> w).sum());
	}
}
