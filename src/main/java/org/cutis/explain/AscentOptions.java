package org.cutis.explain;

import org.cutis.engine.Explainer.Objective;
import org.cutis.task.UserError;

/**
 * How the images are sought.
 *
 * @param objective what of a class is to rise
 * @param steps of the ascent, at least 1
 * @param stepSize by how much of the range of values a pixel changes in a step on average, above 0, at most 1
 * @param smoothing how much of the difference from its neighbours a pixel loses in each step, 0 (none) to 1
 * @param seed of the noise that the ascent begins with
 */
public record AscentOptions(Objective objective, int steps, double stepSize, double smoothing, long seed) {

	static final int MOST_STEPS = 100_000;

	/** @throws UserError if a number is out of range; names it */
	public AscentOptions {
		if (steps < 1 || steps > MOST_STEPS) throw new UserError("steps is " + steps + ", but must be 1 to " + MOST_STEPS +
			".");
		if (!(stepSize > 0 && stepSize <= 1)) throw new UserError("step_size is " + stepSize +
			", but must be above 0 and at most 1, a share of the range of values. Try 0.02.");
		if (!(smoothing >= 0 && smoothing <= 1)) throw new UserError("smoothing is " + smoothing +
			", but must be 0 (none) to 1.");
	}
}
