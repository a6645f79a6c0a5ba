package org.cutis.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of an image's classes and of the mean over them, in the order of the tables' columns. */
final class Figures {

	private static final List<String> OVERLAPS = List.of("dice", "iou", "precision", "recall", "sensitivity",
		"specificity");

	private static final List<ToDoubleFunction<Overlap>> MEASURES = List.of(Overlap::dice, Overlap::iou,
		Overlap::precision, Overlap::recall, Overlap::sensitivity, Overlap::specificity);

	private static final List<String> SURFACES = List.of("ra_upper", "ra_lower", "ra_both", "ra_truth_upper",
		"ra_truth_lower", "ra_truth_both");

	private Figures() {}

	/** Names of the figures; roughness is among them if it was measured. */
	static List<String> names(final ImageScore score) {
		final List<String> names = new ArrayList<>(OVERLAPS);
		if (score.layer().isEmpty()) return names;
		for (final String unit : List.of("_px", "_um"))
			SURFACES.forEach(name -> names.add(name + unit));
		names.add("without_surface_percent");
		return names;
	}

	/** Names of the figures that are compared between two sets: each measure once. */
	static List<String> compared(final ImageScore score) {
		return names(score).stream().filter(name -> !name.equals("sensitivity") && !name.startsWith("ra_truth") && !name
			.endsWith("_um")).toList();
	}

	/**
	 * The figures of all classes; NaN where one does not exist: all measures of a
	 * class that neither image has, and roughness of all but the layer.
	 *
	 * @return by class, the mean over the classes last, then by name
	 */
	static double[][] of(final ImageScore score) {
		final ConfusionMatrix matrix = score.matrix();
		final double[][] figures = new double[matrix.classes() + 1][names(score).size()];
		for (final double[] row : figures)
			Arrays.fill(row, Double.NaN);
		final List<Overlap> overlaps = matrix.overlaps();
		for (int i = 0; i < MEASURES.size(); i++) {
			for (int c = 0; c < matrix.classes(); c++)
				if (overlaps.get(c).occurs()) figures[c][i] = MEASURES.get(i).applyAsDouble(overlaps.get(c));
			figures[matrix.classes()][i] = matrix.mean(MEASURES.get(i));
		}
		score.layer().ifPresent(layer -> layer(layer, figures[matrix.labels().indexOf(layer.label())]));
		return figures;
	}

	private static void layer(final LayerScore layer, final double[] figures) {
		int i = MEASURES.size();
		for (final double unit : new double[] { 1, layer.depthSize() })
			for (final Roughness roughness : layer.all())
				figures[i++] = roughness.ra(unit);
		figures[i] = 100 * layer.upper().missingShare();
	}
}
