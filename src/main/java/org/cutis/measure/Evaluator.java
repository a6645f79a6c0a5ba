package org.cutis.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.cutis.image.DepthAxis;
import org.cutis.image.LabelPair;
import org.cutis.image.PixelSize;
import org.cutis.task.Progress;

/**
 * Compares label files with the truth, one pair in memory at a time.
 *
 * <pre>{@code
 * List<LabelPair> pairs = LabelPairs.find(prediction, "prediction", truth).pairs();
 * EvaluationOptions checked = EvaluationCheck.check(List.of(pairs), options, progress);
 * Evaluation evaluation = Evaluator.evaluate(pairs, checked, progress);
 * }</pre>
 */
public final class Evaluator {

	private Evaluator() {}

	/**
	 * Evaluates all pairs.
	 *
	 * @param options with its labels, as {@link EvaluationCheck} gives it
	 * @throws org.cutis.task.UserError if a file cannot be read
	 */
	public static Evaluation evaluate(final List<LabelPair> pairs, final EvaluationOptions options,
		final Progress progress)
	{
		final List<ImageScore> scores = new ArrayList<>();
		for (int i = 0; i < pairs.size(); i++)
			scores.add(score(pairs.get(i), options, progress.part((double) i / pairs.size(), (i + 1.0) / pairs.size())));
		return new Evaluation(scores);
	}

	private static ImageScore score(final LabelPair pair, final EvaluationOptions options, final Progress progress) {
		progress.update(0, "Evaluating " + pair.name());
		final LabelImage prediction = read(pair.prediction(), "prediction", progress.part(0, 0.2));
		final LabelImage truth = read(pair.truth(), "truth", progress.part(0.2, 0.4));
		final ConfusionMatrix matrix = ConfusionMatrix.of(prediction.labels(), truth.labels(), options.labels(), options
			.ignored(), progress.part(0.4, 0.7));
		final OptionalLong surface = options.surface();
		return new ImageScore(pair.name(), matrix, surface.isEmpty() ? Optional.empty() : Optional.of(layer(prediction,
			truth, surface.getAsLong(), options.depthAxis(), progress)));
	}

	private static LabelImage read(final Path file, final String kind, final Progress progress) {
		progress.update(0, "Reading " + file.getFileName());
		return LabelImage.read(file, kind, progress);
	}

	private static LayerScore layer(final LabelImage prediction, final LabelImage truth, final long label,
		final String depthAxis, final Progress progress)
	{
		// Labels that another program has saved often have lost their pixel size.
		final PixelSize size = truth.size().known() ? truth.size() : prediction.size();
		final DepthAxis depth = DepthAxis.resolve(depthAxis, truth.labels().dimensionsAsLongArray(), size);
		return LayerScore.of(label, Surfaces.of(prediction.labels(), depth, label, progress.part(0.7, 0.85)), Surfaces.of(
			truth.labels(), depth, label, progress.part(0.85, 1)), size.known() ? size.along(depth.dimension()) : Double.NaN);
	}
}
