package org.cutis.train;

import java.util.List;
import java.util.Optional;

import org.cutis.task.UserError;

/**
 * What was found in the folders of a {@link DatasetRequest}.
 *
 * @param dataset empty if there are problems
 * @param problems a sentence each, with file names; training cannot start
 * @param notes what looks odd but does not stop the training, a sentence each
 */
public record ScanResult(Optional<Dataset> dataset, List<String> problems, List<String> notes) {

	private static final int LISTED = 50;

	public ScanResult {
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
	}

	/**
	 * The dataset.
	 *
	 * @throws UserError with all problems, one a line, if there are any
	 */
	public Dataset orThrow() {
		return dataset.orElseThrow(() -> new UserError(text()));
	}

	private String text() {
		if (problems.size() == 1) return problems.get(0);
		final StringBuilder text = new StringBuilder("The training cannot start. There are " + problems.size() +
			" problems:");
		problems.stream().limit(LISTED).forEach(p -> text.append("\n- ").append(p));
		if (problems.size() > LISTED) text.append("\n... and ").append(problems.size() - LISTED).append(" more.");
		return text.toString();
	}
}
