package org.cutis.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of an image's class, or of the mean over its classes, in the order of the tables' columns. */
final class Figures {

	/** In place of a class' index: the mean over the classes. */
	static final int MEAN = -1;

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
	 * The figures; NaN where one does not exist: all measures of a class that
	 * neither image has, and roughness of all but the layer.
	 *
	 * @param index of the class, or {@link #MEAN}
	 */
	static double[] of(final ImageScore score, final int index) {
		final double[] figures = new double[names(score).size()];
		Arrays.fill(figures, Double.NaN);
		for (int i = 0; i < MEASURES.size(); i++)
			figures[i] = overlap(score.matrix(), index, MEASURES.get(i));
		score.layer().filter(l -> index != MEAN && score.matrix().labels().get(index) == l.label()).ifPresent(
			l -> layer(l, figures));
		return figures;
	}

	private static double overlap(final ConfusionMatrix matrix, final int index,
		final ToDoubleFunction<Overlap> measure)
	{
		if (index == MEAN) return matrix.mean(measure);
		final Overlap overlap = matrix.overlap(index);
		return overlap.occurs() ? measure.applyAsDouble(overlap) : Double.NaN;
	}

	private static void layer(final LayerScore layer, final double[] figures) {
		int i = MEASURES.size();
		for (final double unit : new double[] { 1, layer.depthSize() })
			for (final Roughness roughness : layer.all())
				figures[i++] = roughness.ra(unit);
		figures[i] = 100 * layer.upper().missingShare();
	}
}
