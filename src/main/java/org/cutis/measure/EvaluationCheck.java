package org.cutis.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

import org.cutis.image.DepthAxis;
import org.cutis.image.LabelPair;
import org.cutis.image.PixelSize;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** Reads all label files once, before any is evaluated: finds what is wrong with them, all of it, and the classes. */
public final class EvaluationCheck {

	/** Problems told in one go. */
	private static final int LISTED = 10;

	private final EvaluationOptions options;

	private final Progress progress;

	private final List<String> problems = new ArrayList<>();

	/** Values in the truth, ignored ones left out. */
	private final TreeSet<Long> classes = new TreeSet<>();

	/** Several sets of predictions share the truth; it is read once. Without a value if it cannot be. */
	private final Map<Path, Optional<String>> extents = new HashMap<>();

	private EvaluationCheck(final EvaluationOptions options, final Progress progress) {
		this.options = options;
		this.progress = progress;
	}

	/**
	 * Checks files and options.
	 *
	 * @param sets pairs of one or more sets of predictions
	 * @return the options with the labels of the classes, sorted
	 * @throws UserError if files cannot be read, are not label images or differ in their extents (with all these
	 *           problems, up to ten), or if the options do not fit the truth
	 */
	public static EvaluationOptions check(final List<List<LabelPair>> sets, final EvaluationOptions options,
		final Progress progress)
	{
		checkOptions(options);
		final EvaluationCheck check = new EvaluationCheck(options, progress);
		final List<LabelPair> pairs = sets.stream().flatMap(List::stream).toList();
		for (int i = 0; i < pairs.size(); i++)
			check.pair(pairs.get(i), (double) i / pairs.size());
		if (!check.problems.isEmpty()) throw new UserError(check.sentence());
		return options.withLabels(check.labels());
	}

	private static void checkOptions(final EvaluationOptions options) {
		// A wrong depth axis is told before files are read.
		DepthAxis.resolve(options.depthAxis(), new long[] { 1, 1, 1 }, PixelSize.UNKNOWN);
		final OptionalLong ignored = options.ignored();
		if (ignored.isPresent() && options.labels().contains(ignored.getAsLong())) throw new UserError("ignore_label is " +
			ignored.getAsLong() + ", but labels lists it as a class. Take it out of one of them.");
		final OptionalLong surface = options.surface();
		if (surface.isPresent() && surface.equals(ignored)) throw new UserError("surface_label and ignore_label are both " +
			ignored.getAsLong() + ". Give the label of a layer as surface_label.");
	}

	private void pair(final LabelPair pair, final double done) {
		try {
			if (!extents.containsKey(pair.truth())) extents.put(pair.truth(), truth(pair.truth(), done));
			progress.update(done, "Checking " + pair.prediction().getFileName());
			final LabelImage prediction = LabelImage.read(pair.prediction(), "prediction", progress.part(done, done));
			final Optional<String> expected = extents.get(pair.truth());
			if (expected.isPresent() && !prediction.extents().equals(expected.get())) problems.add(prediction.name() +
				" has " + prediction.extents() + " pixels, but the truth " + pair.truth().getFileName() + " has " + expected
					.get() + ". They must have the same size.");
		}
		catch (final UserError e) {
			problems.add(e.getMessage());
		}
	}

	private Optional<String> truth(final Path file, final double done) {
		try {
			progress.update(done, "Checking " + file.getFileName());
			final LabelImage truth = LabelImage.read(file, "truth", progress.part(done, done));
			final var values = Labels.values(truth.labels(), truth.name(), progress.part(done, done));
			options.ignored().ifPresent(values::remove);
			if (values.size() > EvaluationOptions.MAX_CLASSES && options.labels().isEmpty()) throw new UserError(truth.name() +
				" has " + values.size() + " different values, so it does not look like a label image. Choose the label image, " +
				"or name the labels that are meant with the parameter labels.");
			classes.addAll(values);
			return Optional.of(truth.extents());
		}
		catch (final UserError e) {
			problems.add(e.getMessage());
			return Optional.empty();
		}
	}

	private List<Long> labels() {
		final List<Long> labels = options.labels().isEmpty() ? List.copyOf(classes) : options.labels();
		if (classes.isEmpty()) throw new UserError("ignore_label is " + options.ignored().getAsLong() +
			", and the truth has no other value, so there is nothing to evaluate. Choose another ignore_label.");
		if (labels.size() > EvaluationOptions.MAX_CLASSES) throw new UserError("The truth has " + labels.size() +
			" different labels, but at most " + EvaluationOptions.MAX_CLASSES +
			" can be evaluated. Name those that are meant with the parameter labels.");
		if (labels.stream().noneMatch(classes::contains)) throw new UserError("labels is " + list(labels) +
			", but the truth has none of them. It has: " + list(classes.stream().limit(20).toList()) + ".");
		options.surface().ifPresent(surface -> {
			if (!labels.contains(surface) || !classes.contains(surface)) throw new UserError("surface_label is " + surface +
				", but it must be one of the labels that are evaluated and be in the truth. Evaluated are: " + list(labels) +
				".");
		});
		return labels;
	}

	private String sentence() {
		if (problems.size() == 1) return problems.get(0);
		final StringBuilder text = new StringBuilder("There are " + problems.size() + " problems.");
		for (int i = 0; i < Math.min(LISTED, problems.size()); i++)
			text.append(" (").append(i + 1).append(") ").append(problems.get(i));
		return text.append(problems.size() > LISTED ? " ..." : "").toString();
	}

	private static String list(final List<Long> labels) {
		return String.join(", ", labels.stream().map(String::valueOf).toList());
	}
}
