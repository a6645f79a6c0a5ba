package org.cutis.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cutis.image.Table;

/** What became of each file, as a table. */
final class Report {

	static final String DONE = "done", FAILED = "failed", MISSING = "not done";

	/** @param error null if there is none */
	record Line(String input, String status, String error) {

		boolean isProblem() {
			return !status.equals(DONE);
		}

		String sentence() {
			return input + ": " + (error == null ? status : error);
		}
	}

	private Report() {}

	static Table table(final List<Line> lines) {
		final List<List<Object>> rows = new ArrayList<>();
		for (final Line line : lines)
			rows.add(Arrays.asList(line.input(), line.status(), line.error()));
		return new Table("Batch", List.of("input", "status", "error"), rows);
	}
}
