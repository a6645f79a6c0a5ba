package org.cutis.train;

import java.util.List;
import java.util.Optional;

import org.cutis.image.Table;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.ModelBundle;

/**
 * What a training has brought.
 *
 * @param model the bundle with the best weights
 * @param settings of the training
 * @param histories one for each fold
 * @param scores of the best weights on the validation data, for each fold and class; empty without validation
 * @param confusion the confusion matrix of all folds together as a table
 * @param matrix the same; labels are the classes' indices
 * @param classes names, in that order
 * @param stopped whether somebody stopped it before its end
 */
public record TrainingResult(ModelBundle model, RunSettings settings, List<History> histories, Optional<Table> scores,
	Optional<Table> confusion, Optional<ConfusionMatrix> matrix, List<String> classes, boolean stopped)
{

	public TrainingResult {
		histories = List.copyOf(histories);
		classes = List.copyOf(classes);
	}
}
