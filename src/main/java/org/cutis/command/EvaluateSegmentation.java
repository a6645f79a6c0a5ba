package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.cutis.image.LabelPair;
import org.cutis.image.LabelPairs;
import org.cutis.image.OutputFolder;
import org.cutis.image.Provenance;
import org.cutis.image.Table;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.measure.Evaluation;
import org.cutis.measure.EvaluationCheck;
import org.cutis.measure.EvaluationOptions;
import org.cutis.measure.EvaluationTables;
import org.cutis.measure.Evaluator;
import org.cutis.measure.PairedTest;
import org.cutis.measure.Roughness;
import org.cutis.task.Progress;
import org.cutis.view.ConfusionPicture;
import org.cutis.view.Pictures;
import org.cutis.view.ResultsTables;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Compares label images with the truth. */
@Plugin(type = Command.class, name = "evaluate-segmentation", menuPath = "Plugins>Cutis>Evaluate Segmentation...",
	headless = true,
	description = "Compares label images with the truth: Dice, IoU, precision, recall and specificity of each class, the confusion matrix and, between two sets of predictions, a paired test.")
public class EvaluateSegmentation extends CutisCommand {

	/** In place of a label: none. */
	private static final int NONE = -1;

	@Parameter(label = "Prediction", style = "both", persist = false,
		description = "Label image to evaluate, or a folder of them")
	private File prediction;

	@Parameter(label = "Truth", style = "both", persist = false,
		description = "True label image, or a folder of them with the same names")
	private File truth;

	@Parameter(label = "Compare with", style = "both", required = false, persist = false,
		description = "Label image or folder of a second prediction, which is compared with the first")
	private File compare_with;

	@Parameter(label = "Labels", persist = false,
		description = "Labels of the classes, for example 0, 1, 3-5; auto takes those that are in the truth")
	private String labels = "auto";

	@Parameter(label = "Ignore label", min = "-1", persist = false,
		description = "Pixels with this label in the truth are not counted; -1 for none")
	private int ignore_label = NONE;

	@Parameter(label = "Surface label", min = "-1", persist = false,
		description = "Label of the layer whose roughness Ra is measured; -1 for none")
	private int surface_label = NONE;

	@Parameter(label = "Depth axis", choices = { "auto", "Z", "Y" }, persist = false,
		description = "Axis that runs into the skin, for the roughness: Z for a stack of en-face slices, Y for a stack of B-scans; auto takes the axis with the finer pixel")
	private String depth_axis = "auto";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Confusion matrix")
	private ImagePlus confusion;

	@Parameter(type = ItemIO.OUTPUT, label = "Confusion matrix of the second prediction")
	private ImagePlus confusion_second;

	/** A table and the end of its file's name. */
	private record Result(String product, Table table) {}

	@Override
	protected void execute(final Progress progress) throws IOException {
		final boolean two = compare_with != null && !compare_with.getPath().isBlank();
		final EvaluationOptions wanted = new EvaluationOptions(EvaluationOptions.parseLabels(labels), label(ignore_label),
			label(surface_label), depth_axis);
		final List<List<LabelPair>> sets = new ArrayList<>();
		sets.add(pairs(prediction, "prediction", progress));
		if (two) sets.add(pairs(compare_with, "compare_with", progress));
		final Optional<OutputFolder> folder = OutputFolder.of(output, name(prediction));
		final EvaluationOptions options = EvaluationCheck.check(sets, wanted, progress.part(0, 0.4));
		final Evaluation first = Evaluator.evaluate(sets.get(0), options, progress.part(0.4, two ? 0.7 : 1));
		final Evaluation second = two ? Evaluator.evaluate(sets.get(1), options, progress.part(0.7, 1)) : null;

		if (wanted.labels().isEmpty()) {
			logOthers(first, "prediction", progress);
			if (two) logOthers(second, "compare_with", progress);
		}

		final Provenance provenance = provenance(options, sets.get(0).size());
		final List<Result> results = new ArrayList<>(results(first, "", ""));
		if (two) {
			results.addAll(results(second, "_second", ", second prediction"));
			results.add(new Result("comparison", comparison(first, second, progress)));
		}
		final ImagePlus picture = picture("Confusion matrix", first, provenance);
		final ImagePlus other = two ? picture("Confusion matrix, second prediction", second, provenance) : null;
		if (folder.isPresent()) {
			for (final Result result : results)
				folder.get().csv(result.table(), result.product(), provenance);
			folder.get().write("confusion", "png", file -> png(picture, file));
			if (two) folder.get().write("confusion_second", "png", file -> png(other, file));
		}
		confusion = picture;
		confusion_second = other;
		results.forEach(result -> ResultsTables.show(result.table()));
	}

	/** Also of a folder that is given as "." or with a slash at its end. */
	private static String name(final File file) {
		final Path name = file.getAbsoluteFile().toPath().normalize().getFileName();
		return name == null ? "" : name.toString();
	}

	private static OptionalLong label(final int value) {
		return value == NONE ? OptionalLong.empty() : OptionalLong.of(value);
	}

	private List<LabelPair> pairs(final File file, final String parameter, final Progress progress) {
		final LabelPairs found = LabelPairs.find(file, parameter, truth);
		if (!found.unused().isEmpty()) progress.log(found.unused().size() + " files of " + parameter +
			" have no truth and are not evaluated: " + LabelPairs.list(found.unused()) + ".");
		return found.pairs();
	}

	private static void logOthers(final Evaluation evaluation, final String parameter, final Progress progress) {
		final ConfusionMatrix matrix = evaluation.all().matrix();
		final long others = matrix.predicted(matrix.classes());
		if (others > 0) progress.log(others + " voxels of " + parameter + " have labels that the truth does not have; they count as wrong (\"other\").");
	}

	private static List<Result> results(final Evaluation evaluation, final String end, final String titleEnd) {
		return List.of(new Result("evaluation" + end, EvaluationTables.scores("Evaluation" + titleEnd, evaluation)),
			new Result("confusion" + end, EvaluationTables.confusion("Confusion matrix" + titleEnd, evaluation.all()
				.matrix())));
	}

	/** A cell without a p-value must not look like an oversight. */
	private static Table comparison(final Evaluation first, final Evaluation second, final Progress progress) {
		final Table table = EvaluationTables.comparison("Comparison", first, second);
		final long without = table.rows().stream().filter(row -> row.get(row.size() - 1) == null).count();
		if (without > 0) progress.log("Too few images for a test in " + without + " of " + table.rows().size() +
			" rows of the comparison: it takes at least " + PairedTest.MIN_DIFFERING +
			" in which the two predictions differ. There p_wilcoxon is empty.");
		return table;
	}

	private static ImagePlus picture(final String title, final Evaluation evaluation, final Provenance provenance) {
		final ImagePlus image = new ImagePlus(title, ConfusionPicture.of(evaluation.all().matrix()));
		provenance.attachTo(image);
		return image;
	}

	private static void png(final ImagePlus picture, final Path file) throws IOException {
		Pictures.png(picture.getProcessor(), file);
	}

	private Provenance provenance(final EvaluationOptions options, final int images) {
		Provenance p = Provenance.create("Evaluate Segmentation").with("prediction", prediction).with("truth", truth);
		if (compare_with != null) p = p.with("compare_with", compare_with).with("test",
			"two-sided Wilcoxon signed-rank test, paired by image");
		p = p.with("images", images).with("labels", options.labels()).with("ignore_label", ignore_label);
		if (surface_label != NONE) p = p.with("surface_label", surface_label).with("depth_axis", depth_axis).with("window_px",
			Roughness.WINDOW);
		return p;
	}
}
