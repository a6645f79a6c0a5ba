package org.cutis.engine.tensorflow;

import org.cutis.engine.LossSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The losses by name. */
final class LossTerms {

	private LossTerms() {}

	/**
	 * @param weight of the loss's second term, fed at each step
	 * @throws IllegalArgumentException if no loss has that name or it is not for so many classes
	 */
	static Operand<TFloat32> build(final Ops tf, final LossSpec spec, final NetworkOutput output,
		final Operand<TFloat32> labels, final Operand<TFloat32> weight)
	{
		if (!spec.name().equals(LossSpec.BCE_SMOOTHNESS)) throw new IllegalArgumentException("No loss is called " + spec
			.name());
		final Operand<TFloat32> logits = output.logits();
		if (logits.shape().get(3) > 1) throw new IllegalArgumentException("The loss " + spec.name() +
			" is for one class, but the network has " + logits.shape().get(3));
		// Eq. 1 of the RSOM paper
		return tf.math.add(Losses.binaryCrossEntropy(tf, logits, labels), tf.math.mul(weight, Losses.smoothness(tf,
			tf.math.sigmoid(logits))));
	}
}
