package org.cutis.train;

/**
 * What changes while a network is trained.
 *
 * @param steps number of steps
 * @param batch samples in a step
 * @param learningRate at the start; it falls to a hundredth along a half cosine
 * @param lossWeight weight of the loss's second term (s in Eq. 1 of the RSOM paper) once it is fully on
 * @param rampFrom step at which the second term starts to be switched on; 0 before. Large weights from
 *          the first step on drive a fresh network into the empty solution (the paper's tipping point).
 * @param rampTo step from which it is fully on
 */
public record Schedule(int steps, int batch, double learningRate, double lossWeight, int rampFrom, int rampTo) {

	private static final double LAST_RATE = 0.01;

	public Schedule {
		require(steps >= 1, "steps", steps, "at least 1");
		require(batch >= 1, "batch", batch, "at least 1");
		require(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY, "learningRate", learningRate, "above 0");
		require(lossWeight >= 0 && lossWeight < Double.POSITIVE_INFINITY, "lossWeight", lossWeight, "at least 0");
		require(rampFrom <= rampTo, "rampFrom", rampFrom, "at most rampTo, " + rampTo);
	}

	private static void require(final boolean condition, final String name, final Number value, final String range) {
		if (!condition) throw new IllegalArgumentException("A schedule's " + name + " must be " + range + ", but is " +
			value);
	}

	/** Learning rate of a step, counted from 0. */
	public double learningRate(final int step) {
		final double cosine = 0.5 * (1 + Math.cos(Math.PI * step / steps));
		return learningRate * (LAST_RATE + (1 - LAST_RATE) * cosine);
	}

	/** Weight of the second term at a step, counted from 0; rises linearly. */
	public double lossWeight(final int step) {
		if (step < rampFrom) return 0;
		if (step >= rampTo) return lossWeight;
		return lossWeight * (step - rampFrom) / (rampTo - rampFrom);
	}
}
