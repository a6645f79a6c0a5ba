package org.cutis.rsom;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.cutis.engine.Architecture;
import org.cutis.engine.Engines;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.model.BundleContent;
import org.cutis.model.Modality;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;
import org.cutis.train.TestTensors;
import org.cutis.train.TrainingSources;

/**
 * A network that was trained on phantoms, and what its bundle says of it.
 *
 * @param test an 8-bit B-scan, and what the network makes of it
 */
record EpidermisBundle(EpidermisTraining.Recipe recipe, SavedModel model, TestTensors test) {

	static final Normalization NORMALIZATION = new Normalization(1 / 255.0, 0,
		"8-bit bands, cut, squared and stretched by Open RSOM; others by their maximum");

	/** @param metrics what the scoring gave, by name */
	BundleContent content(final Map<String, Double> metrics) {
		final ModelCard card = new ModelCard("Cutis epidermis in RSOM (phantom-trained)",
			"Finds the epidermis in B-scans of optoacoustic (RSOM) volumes. It has seen synthetic images (phantoms) only: " +
				"look at what it gives for real scans, and train on your own.", List.of(new ModelCard.Author(
					"Cutis developers", "")), List.of(TrainingSources.RSOM), "BSD-2-Clause", List.of("rsom",
							"optoacoustic", "skin", "epidermis", "segmentation", recipe.network().architecture(), "phantom"), "0.1.0",
			Instant.now().truncatedTo(ChronoUnit.DAYS));
		final Training training = new Training(recipe.phantoms() + " phantoms of 333 x 6 x 420 voxels, seeds from " + recipe
			.firstPhantom() + "; scored on seeds from " + EpidermisScore.FIRST_TEST_SEED, true, recipe.seed(), recipe.steps(),
			"bce+smoothness, s = " + recipe.smoothness(), metrics);
		final NetworkSpec network = recipe.network();
		final int multiple = Architecture.of(network.architecture()).multiple(network);
		final ModelInfo info = new ModelInfo("epidermis", card, Modality.RSOM, network, model.input(), model.output(), List
			.of("LF", "HF"), List.of(new ModelClass("epidermis", 0xFFFFFF)), List.of(new SpaceAxis("y",
				"depth into the skin", 3, multiple, 512, 0), new SpaceAxis("x", "along the B-scan", 12, multiple, 336, 0)),
			NORMALIZATION,
			training, Engines.get().report().version());
		return new BundleContent(model, info, test.input(), test.output(), "# Epidermis in RSOM B-scans\n\nA " + (network
			.architecture().equals("unet") ? "U-Net" : network.architecture()) + " trained by Cutis " +
			"(`scripts/train-default-models epidermis`) on phantoms only. Rows are depth (3 µm), columns x (12 µm), " +
			"channels the low and the high frequency band.\n", null);
	}
}
