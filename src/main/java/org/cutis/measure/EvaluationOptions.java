package org.cutis.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

import org.cutis.task.UserError;

/**
 * What is evaluated.
 *
 * @param labels values of the classes, in the order of the tables; empty: those in the truth
 * @param ignored voxels with this value in the truth are not counted
 * @param surface label of the layer whose roughness is measured, one of the labels
 * @param depthAxis auto, Z or Y, as {@link org.cutis.image.DepthAxis#resolve} takes it
 */
public record EvaluationOptions(List<Long> labels, OptionalLong ignored, OptionalLong surface, String depthAxis) {

	/** An image with more values is not a label image of skin; a table with more classes helps nobody. */
	public static final int MAX_CLASSES = 100;

	public EvaluationOptions {
		labels = List.copyOf(labels);
	}

	EvaluationOptions withLabels(final List<Long> classes) {
		return new EvaluationOptions(classes, ignored, surface, depthAxis);
	}

	/**
	 * Reads a list of labels.
	 *
	 * @param text {@code auto}, or numbers and ranges such as {@code 0, 2-4}
	 * @return empty for auto; sorted
	 * @throws UserError if it is neither or has more than {@value #MAX_CLASSES} labels
	 */
	public static List<Long> parseLabels(final String text) {
		if (text == null || text.isBlank() || text.strip().equalsIgnoreCase("auto")) return List.of();
		final TreeSet<Long> labels = new TreeSet<>();
		for (final String part : text.strip().split("\\s*[,;\\s]\\s*", -1)) {
			if (!part.matches("-?\\d{1,10}(-\\d{1,10})?")) throw wrong(text);
			final int dash = part.indexOf('-', 1);
			final long first = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
			final long last = dash < 0 ? first : Long.parseLong(part.substring(dash + 1));
			if (last < first || last - first >= MAX_CLASSES) throw wrong(text);
			for (long label = first; label <= last; label++)
				labels.add(label);
		}
		if (labels.size() > MAX_CLASSES) throw wrong(text);
		return new ArrayList<>(labels);
	}

	private static UserError wrong(final String text) {
		return new UserError("The parameter labels is '" + text + "', but must be auto, or whole numbers and ranges such as " +
			"0, 1, 3-5, at most " + MAX_CLASSES + " labels.");
	}
}
