package org.cutis.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.cutis.image.Table;

/**
 * The epochs of a training so far.
 *
 * @param classes names of the classes whose Dice the epochs hold, in that order: all, or the one that has a map
 * @param complete the step from which the loss is complete: epochs that end before are not candidates for the best,
 *          because a loss whose second term is not yet fully on prizes other networks
 * @param epochs in their order, the first is 1
 */
public record History(List<String> classes, int complete, List<EpochFigures> epochs) {

	/** The loss is complete from the first step on. */
	public History(final List<String> classes, final List<EpochFigures> epochs) {
		this(classes, 0, epochs);
	}

	public History {
		classes = List.copyOf(classes);
		epochs = List.copyOf(epochs);
		for (final EpochFigures e : epochs)
			if (e.dice().size() != classes.size()) throw new IllegalArgumentException(e.dice().size() +
				" Dice coefficients for " + classes.size() + " classes");
	}

	/** With one epoch more. */
	public History plus(final EpochFigures epoch) {
		final List<EpochFigures> more = new ArrayList<>(epochs);
		more.add(epoch);
		return new History(classes, complete, more);
	}

	/** Whether there are figures of validation. */
	public boolean isValidated() {
		return epochs.stream().anyMatch(e -> !Double.isNaN(e.validationLoss()));
	}

	/**
	 * The epoch with the highest mean Dice on the validation data, the earlier of equals; without validation the
	 * last one, because a training loss does not tell when a network has begun to learn by heart.
	 */
	public Optional<EpochFigures> best() {
		if (!isValidated()) return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
		final List<EpochFigures> candidates = epochs.stream().filter(e -> e.step() >= complete).toList();
		return (candidates.isEmpty() ? epochs : candidates).stream().filter(e -> !Double.isNaN(e.meanDice())).max(Comparator.comparingDouble(
			EpochFigures::meanDice).thenComparing(EpochFigures::epoch, Comparator.reverseOrder()));
	}

	/** One row for each epoch; cells without a figure are empty. */
	public Table table() {
		final List<String> columns = new ArrayList<>(List.of("epoch", "step", "learning_rate", "training_loss",
			"validation_loss", "dice_mean"));
		for (final String c : classes)
			columns.add("dice_" + c);
		columns.add("seconds");
		final List<List<Object>> rows = new ArrayList<>();
		for (final EpochFigures e : epochs) {
			final List<Object> row = new ArrayList<>(List.of(e.epoch(), e.step(), e.learningRate()));
			row.add(cell(e.trainingLoss()));
			row.add(cell(e.validationLoss()));
			row.add(cell(e.meanDice()));
			e.dice().forEach(d -> row.add(cell(d)));
			row.add(e.seconds());
			rows.add(row);
		}
		return new Table("Training", columns, rows);
	}

	private static Double cell(final double value) {
		return Double.isNaN(value) ? null : value;
	}
}
