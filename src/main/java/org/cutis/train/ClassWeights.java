package org.cutis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cutis.engine.LossSpec;
import org.cutis.model.OctClasses;
import org.cutis.task.UserError;

/** What each class weighs in the loss. */
final class ClassWeights {

	/** As the paper of the loss has it. */
	static final String AUTO = "auto";

	/** All the same. */
	static final String NONE = "none";

	/** Inversely proportional to the number of labelled pixels, 1 on average. */
	static final String BALANCED = "balanced";

	/** The OCT paper's, by name in lower case. */
	private static final Map<String, Double> OCT = IntStream.range(0, OctClasses.ALL.size()).boxed().collect(Collectors
		.toMap(i -> lower(OctClasses.ALL.get(i).name()), OctClasses.WEIGHTS::get));

	private ClassWeights() {}

	/**
	 * @param text auto, none, balanced, or numbers in the order of the classes, separated by commas
	 * @param loss the loss's name: only cross entropy and selective Dice take weights
	 * @param pixels labelled pixels of each class in the training images
	 * @return none for equal weights
	 * @throws UserError if the text does not read so
	 */
	static List<Double> of(final String text, final String loss, final LabelClasses classes, final long[] pixels) {
		final boolean takes = loss.equals(LossSpec.CROSS_ENTROPY) || loss.equals(LossSpec.SELECTIVE_DICE);
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "", AUTO -> takes ? automatic(loss, classes, pixels) : List.of();
			case NONE -> List.of();
			case BALANCED -> balanced(pixels);
			default -> numbers(text, classes.classes().size());
		};
	}

	private static List<Double> automatic(final String loss, final LabelClasses classes, final long[] pixels) {
		// MUNet paper, Sect. 3.2: alpha is inversely proportional to the abundance.
		if (loss.equals(LossSpec.SELECTIVE_DICE)) return balanced(pixels);
		final List<String> names = classes.classes().stream().map(c -> lower(c.name())).toList();
		return OCT.keySet().containsAll(names) ? names.stream().map(OCT::get).toList() : List.of();
	}

	private static String lower(final String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private static List<Double> balanced(final long[] pixels) {
		final double[] abundance = new double[pixels.length];
		for (int c = 0; c < pixels.length; c++)
			abundance[c] = pixels[c];
		return LossSpec.inverse(abundance).stream().map(w -> w * pixels.length).toList();
	}

	private static List<Double> numbers(final String text, final int classes) {
		final List<Double> weights = new ArrayList<>();
		for (final String part : text.split("[,;]"))
			try {
				weights.add(Double.valueOf(part.strip()));
			}
			catch (final NumberFormatException e) {
				throw new UserError("class_weights is \"" + text + "\", but must be auto, none, balanced, or " + classes +
					" numbers separated by commas, one for each class in their order, for example 1, 20.", e);
			}
		if (weights.size() != classes) throw new UserError("class_weights has " + weights.size() + " numbers, but there are " +
			classes + " classes. Give one for each, in the order of the classes.");
		return weights;
	}
}
