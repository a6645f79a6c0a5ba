package org.cutis.rcm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.engine.Architecture;
import org.cutis.engine.Engine;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.measure.Overlap;
import org.cutis.model.Modality;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;

/** What the bundles of the shipped RCM models say about themselves. */
final class RcmModel {

	/** "4-times lower than that of the RCM acquisition system", MED-Net section 2.3; MUNet section 3. */
	static final double PIXEL = 2;

	/** Mosaics are dark; so their mean is about 0. */
	static final Normalization NORMALIZATION = new Normalization(4 / 255.0, -1,
		"8-bit reflectance, brought to about mean 0 and standard deviation 1");

	private static final int TILE = 512;

	private RcmModel() {}

	static ModelInfo info(final RcmTraining.Recipe recipe, final RcmScore score, final SavedModel model, final Engine engine) {
		final NetworkSpec network = recipe.network();
		final int multiple = Architecture.of(network.architecture()).multiple(network);
		return new ModelInfo(recipe.name(), card(recipe), Modality.RCM, network, model.input(), model.output(), List.of(
			"reflectance"), RcmClasses.ALL, List.of(new SpaceAxis("y", "along the mosaic's columns", PIXEL, multiple, TILE, 0),
				new SpaceAxis("x", "along the mosaic's rows", PIXEL, multiple, TILE, 0)), NORMALIZATION, training(recipe, score),
			engine.report().engine().replaceFirst("^\\D*", ""));
	}

	static String documentation(final RcmTraining.Recipe recipe) {
		return "# Patterns of melanocytic lesions in RCM mosaics\n\n" + recipe.title() + " trained by Cutis (`scripts/" +
			"train-default-models " + recipe.name() + "`) on phantoms only. One channel, the 8-bit reflectance at the DEJ in " +
			"pixels of 2 µm. Classes: 0 background, 1 artifact, 2 meshwork, 3 ring, 4 nested, 5 aspecific.\n";
	}

	private static ModelCard card(final RcmTraining.Recipe recipe) {
		return new ModelCard("Cutis patterns in RCM mosaics by " + recipe.title() + " (phantom-trained)",
			"Finds meshwork, ring, nested and aspecific patterns, background and artifacts in RCM mosaics of melanocytic " +
				"lesions at the DEJ. It has seen synthetic mosaics (phantoms) only: look at what it gives for real ones, and train " +
				"on your own.", List.of(new ModelCard.Author("Cutis developers", "")), List.of(recipe.citation()), "BSD-2-Clause",
			List.of("rcm", "skin", "melanoma", "segmentation", recipe.architecture(), "phantom"), "0.1.0", Instant.now()
				.truncatedTo(ChronoUnit.DAYS));
	}

	private static Training training(final RcmTraining.Recipe recipe, final RcmScore score) {
		return new Training(recipe.phantoms() + " RCM phantoms, seeds from " + RcmScore.FIRST_TRAINING_SEED * recipe.seed() +
			", partly labelled; scored on what is labelled in phantoms of seeds from " + RcmScore.FIRST_TEST_SEED, true, recipe
				.seed(), recipe.steps(), recipe.lossText(), metrics(score));
	}

	/** The columns of MUNet's Table 1, for each class and their means; classes that do not occur are left out. */
	static Map<String, Double> metrics(final RcmScore score) {
		final Map<String, Double> metrics = new LinkedHashMap<>();
		metrics.put("accuracy", score.accuracy());
		metrics.put("accuracy_of_all_pixels", score.accuracyOfAll());
		for (int c = 0; c < RcmClasses.ALL.size(); c++) {
			final Overlap o = score.labelled().overlap(c);
			final String name = RcmClasses.ALL.get(c).name();
			metrics.put("sensitivity_" + name, o.sensitivity());
			metrics.put("specificity_" + name, o.specificity());
			metrics.put("dice_" + name, o.dice());
			metrics.put("precision_" + name, o.precision());
		}
		metrics.put("sensitivity_mean", score.labelled().mean(Overlap::sensitivity));
		metrics.put("specificity_mean", score.labelled().mean(Overlap::specificity));
		metrics.put("dice_mean", score.labelled().mean(Overlap::dice));
		metrics.put("precision_mean", score.labelled().mean(Overlap::precision));
		metrics.values().removeIf(v -> Double.isNaN(v));
		return metrics;
	}
}
