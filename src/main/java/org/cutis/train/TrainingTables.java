package org.cutis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.cutis.image.Table;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.measure.Evaluation;
import org.cutis.measure.EvaluationTables;
import org.cutis.measure.ImageScore;

/** What validation says, as tables: the same figures as Evaluate Segmentation gives, with the names of the classes. */
final class TrainingTables {

	private TrainingTables() {}

	/**
	 * A row for each fold and class, and of several folds their mean and standard deviation; "all" is all folds'
	 * pixels together.
	 *
	 * @param folds labels are the classes' indices
	 */
	static Table scores(final List<ConfusionMatrix> folds, final List<String> classes) {
		final List<ImageScore> scores = new ArrayList<>();
		for (int f = 0; f < folds.size(); f++)
			scores.add(new ImageScore(String.valueOf(f + 1), folds.get(f), Optional.empty()));
		final Table table = EvaluationTables.scores(folds.size() > 1 ? "Cross-validation" : "Validation", new Evaluation(
			scores));
		final List<String> columns = new ArrayList<>(table.columns());
		columns.set(0, "fold");
		columns.set(1, "class");
		return new Table(table.title(), columns, table.rows().stream().filter(row -> folds.size() > 1 || !row.get(0).equals(
			"all")).map(row -> named(row, 1, classes)).toList());
	}

	/** The confusion matrix of all folds' pixels. */
	static Table confusion(final ConfusionMatrix matrix, final List<String> classes) {
		final Table table = EvaluationTables.confusion("Confusion matrix", matrix);
		final List<String> columns = new ArrayList<>();
		for (String column : table.columns()) {
			for (int c = classes.size() - 1; c >= 0; c--)
				column = column.replaceFirst("^predicted_" + c + "_", "predicted_" + java.util.regex.Matcher.quoteReplacement(
					classes.get(c)) + "_");
			columns.add(column);
		}
		return new Table(table.title(), columns, table.rows().stream().map(row -> named(row, 0, classes)).toList());
	}

	private static List<Object> named(final List<Object> row, final int column, final List<String> classes) {
		final List<Object> copy = new ArrayList<>(row);
		final String label = String.valueOf(row.get(column));
		if (label.matches("\\d+")) copy.set(column, classes.get(Integer.parseInt(label)));
		return copy;
	}
}
