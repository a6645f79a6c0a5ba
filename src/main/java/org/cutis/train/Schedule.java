package org.cutis.train;

/**
 * What changes while a network is trained.
 *
 * @param steps number of steps
 * @param batch samples in a step
 * @param learningRate at the start
 * @param lossWeight weight of the loss's second term (s in Eq. 1 of the RSOM paper) once it is fully on
 * @param rampFrom step at which the second term starts to be switched on; 0 before. Large weights from
 *          the first step on drive a fresh network into the empty solution (the paper's tipping point).
 * @param rampTo step from which it is fully on
 * @param decay how the learning rate falls
 */
public record Schedule(int steps, int batch, double learningRate, double lossWeight, int rampFrom, int rampTo,
	Decay decay)
{

	public Schedule {
		require(steps >= 1, "steps", steps, "at least 1");
		require(batch >= 1, "batch", batch, "at least 1");
		require(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY, "learningRate", learningRate, "above 0");
		require(lossWeight >= 0 && lossWeight < Double.POSITIVE_INFINITY, "lossWeight", lossWeight, "at least 0");
		require(rampFrom <= rampTo, "rampFrom", rampFrom, "at most rampTo, " + rampTo);
	}

	/** With a learning rate that falls along a half cosine. */
	public Schedule(final int steps, final int batch, final double learningRate, final double lossWeight,
		final int rampFrom, final int rampTo)
	{
		this(steps, batch, learningRate, lossWeight, rampFrom, rampTo, Decay.COSINE);
	}

	private static void require(final boolean condition, final String name, final Number value, final String range) {
		if (!condition) throw new IllegalArgumentException("A schedule's " + name + " must be " + range + ", but is " +
			value);
	}

	/** Learning rate of a step, counted from 0. */
	public double learningRate(final int step) {
		return learningRate * decay.factor((double) step / steps);
	}

	/** Weight of the second term at a step, counted from 0; rises linearly. */
	public double lossWeight(final int step) {
		if (step < rampFrom) return 0;
		if (step >= rampTo) return lossWeight;
		return lossWeight * (step - rampFrom) / (rampTo - rampFrom);
	}
}
