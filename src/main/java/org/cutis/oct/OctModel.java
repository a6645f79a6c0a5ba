package org.cutis.oct;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.cutis.engine.Architecture;
import org.cutis.engine.Engine;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.model.Modality;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.OctClasses;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;
import org.cutis.phantom.OctPhantomOptions;

/** What the bundle of the shipped OCT model says about itself. */
final class OctModel {

	static final String NAME = "oct-layers";

	/** The network has no batch norm: it learns faster from such values than from 0 to 1. */
	static final Normalization NORMALIZATION = new Normalization(4 / 255.0, -1.6,
		"8-bit log-compressed intensity, brought to about mean 0 and standard deviation 1");

	static final String DOCUMENTATION = "# Layers of skin in OCT B-scans\n\nA U-Net trained by Cutis " +
		"(`scripts/train-default-models oct`) on phantoms only. Rows are depth, columns x, both of 0.9 µm; one channel, the " +
		"log-compressed intensity. Because of the classes' weights in its loss it draws the DEJ too thick: divide each " +
		"probability by its class's weight (class_weights in rdf.yaml) before taking the largest, as Segment OCT Layers does.\n";

	private OctModel() {}

	static ModelInfo info(final OctTraining.Recipe recipe, final OctScore score, final SavedModel model,
		final Engine engine)
	{
		final NetworkSpec network = recipe.network();
		final int multiple = Architecture.OCT_UNET.multiple(network);
		final double pixel = OctPhantomOptions.defaults().pixel();
		return new ModelInfo(NAME, card(), Modality.OCT, network, model.input(), model.output(), List.of("intensity"), OctClasses.ALL,
			List.of(new SpaceAxis("y", "depth into the skin", pixel, multiple, 224, 0), new SpaceAxis("x", "along the B-scan",
				pixel, multiple, 512, 0)), NORMALIZATION, training(recipe, score), engine.report().version());
	}

	private static ModelCard card() {
		return new ModelCard("Cutis layers of skin in OCT (phantom-trained)",
			"Finds glass, glycerol, epidermis, DEJ and dermis in B-scans of high-resolution OCT. It has seen synthetic images " +
				"(phantoms) only: look at what it gives for real tomograms, and train on your own. Classes and loss are those of " +
				"Calderon-Delgado et al., High Resolution Human Skin Image Segmentation by means of Fully Convolutional Neural " +
				"Networks.", List.of(new ModelCard.Author(
					"Cutis developers", "")), List.of(new ModelCard.Citation(
				"Ronneberger et al., U-Net: Convolutional Networks for Biomedical Image Segmentation, MICCAI 2015",
				"10.1007/978-3-319-24574-4_28")),
			"BSD-2-Clause", List.of("oct", "skin", "epidermis", "dermis", "segmentation", "unet", "phantom"), "0.1.0", Instant
				.now().truncatedTo(ChronoUnit.DAYS));
	}

	private static Training training(final OctTraining.Recipe recipe, final OctScore score) {
		final Map<String, Double> metrics = new LinkedHashMap<>();
		for (int c = 0; c < OctClasses.ALL.size(); c++)
			metrics.put("sensitivity_" + OctClasses.ALL.get(c).name().toLowerCase(Locale.ROOT), score.sensitivity(c));
		metrics.put("sensitivity_mean", score.meanSensitivity());
		metrics.put("dej_thickness_error_percent", score.junctionThicknessError());
		return new Training(recipe.phantoms() + " B-scans of OCT phantoms, seeds from " + OctScore.FIRST_TRAINING_SEED *
			recipe.seed() + "; scored, as the network answers, on seeds from " + OctScore.FIRST_TEST_SEED, true, recipe.seed(),
			recipe.steps(), "cross-entropy, class weights " + OctClasses.WEIGHTS, metrics, OctClasses.WEIGHTS);
	}
}
