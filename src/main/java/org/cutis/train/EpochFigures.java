package org.cutis.train;

import java.util.List;

/**
 * What is known at the end of an epoch. Figures of validation are NaN where there is none.
 *
 * @param epoch counted from 1
 * @param step optimizer steps done, counted over all epochs
 * @param learningRate of the epoch's last step
 * @param trainingLoss mean over the epoch's steps, with dropout
 * @param validationLoss mean over the validation samples, without dropout
 * @param dice of each class on the validation data, argmax or a probability of one half; NaN for a class that does
 *          not occur there
 * @param seconds that the epoch took, validation included
 */
public record EpochFigures(int epoch, int step, double learningRate, double trainingLoss, double validationLoss,
	List<Double> dice, double seconds)
{

	public EpochFigures {
		dice = List.copyOf(dice);
	}

	/** Mean Dice of the classes that occur, each weighing the same; NaN without validation. */
	public double meanDice() {
		return dice.stream().mapToDouble(d -> d).filter(d -> !Double.isNaN(d)).average().orElse(Double.NaN);
	}
}
