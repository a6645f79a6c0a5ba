package org.cutis.view;

import java.util.ArrayList;
import java.util.List;

import org.cutis.train.EpochFigures;
import org.cutis.train.History;

/** What a training's window says in words. */
final class TrainingStatus {

	private static final String BETWEEN = "   \u00b7   ";

	private TrainingStatus() {}

	/**
	 * Where the training stands.
	 *
	 * @param epochs planned
	 * @param message for example the step; may be empty
	 * @param left the time; may be empty
	 */
	static String now(final History history, final int epochs, final String message, final String left) {
		final List<String> parts = new ArrayList<>();
		final int last = last(history);
		parts.add("Epoch " + Math.min(last + 1, Math.max(last, epochs)) + " of " + epochs);
		if (!message.isBlank()) parts.add(message);
		if (!left.isEmpty()) parts.add(left);
		return String.join(BETWEEN, parts);
	}

	/** The best epoch so far. */
	static String best(final History history) {
		if (history.epochs().isEmpty()) return "The first curves come after the first epoch.";
		if (!history.isValidated()) return "No validation images: the last epoch counts as the best.";
		return history.best().map(TrainingCurves::text).orElse(
			"None of the classes is in the validation images.");
	}

	private static int last(final History history) {
		return history.epochs().stream().mapToInt(EpochFigures::epoch).max().orElse(0);
	}
}
