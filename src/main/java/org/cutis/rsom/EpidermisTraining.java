package org.cutis.rsom;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.model.BundleContent;
import org.cutis.model.FloatTensor;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;
import org.cutis.task.Progress;
import org.cutis.train.Schedule;
import org.cutis.train.TrainingLoop;

/**
 * Trains the epidermis model that Cutis ships: the RSOM paper's U-Net at a size
 * for laptops, loss BCE + s S (Eqs. 1-4), on phantoms.
 */
public final class EpidermisTraining {

	/**
	 * What to train.
	 *
	 * @param smoothness s of Eq. 1
	 * @param steps of the optimizer
	 * @param phantoms how many slabs of 6 B-scans to learn from
	 * @param seed of weights, dropout, and (times 10000) phantoms; 1 or more, below are the test phantoms' seeds
	 * @param bf16 mixed precision
	 */
	public record Recipe(double smoothness, int steps, int phantoms, long seed, boolean bf16) {

		public Recipe {
			if (seed < 1) throw new IllegalArgumentException("The seed must be 1 or more, but is " + seed);
		}

		/** The shipped model's. */
		public static final Recipe SHIPPED = new Recipe(300, 2200, 160, 1, false);
	}

	private static final NetworkSpec NETWORK = new NetworkSpec("unet", 2, 1, 12, 5, 0.1);

	private static final int MULTIPLE = 16;

	private static final int CROP_WIDTH = 224;

	private static final int CROP_HEIGHT = 256;

	private static final int BATCH = 6;

	private static final double LEARNING_RATE = 3e-3;

	private static final int TEST_PHANTOMS = 8;

	private static final int TEST_SCANS = 12;

	private EpidermisTraining() {}

	/**
	 * Trains, scores on phantoms of other seeds, and writes a bundle.
	 *
	 * @param folder of the bundle; must not exist
	 */
	public static ModelBundle make(final Path folder, final Recipe recipe, final Progress progress) throws IOException {
		final Path work = Files.createTempDirectory("cutis-training");
		final PhantomSlices samples = new PhantomSlices(CROP_WIDTH, CROP_HEIGHT, recipe.phantoms,
			EpidermisScore.FIRST_TRAINING_SEED * recipe.seed, progress);
		final Engine engine = Engines.get();
		try (Trainer trainer = engine.train(NETWORK, new LossSpec(LossSpec.BCE_SMOOTHNESS, 0), new TrainerOptions(
			recipe.seed, LEARNING_RATE, Device.AUTO, recipe.bf16)))
		{
			final double[] mean = new double[1];
			final int report = Math.max(1, recipe.steps / 40);
			TrainingLoop.run(trainer, samples, new Schedule(recipe.steps, BATCH, LEARNING_RATE, recipe.smoothness,
				recipe.steps / 10, recipe.steps / 2), progress, (loss, step) -> {
					mean[0] += loss / report;
					if (step % report != 0) return;
					progress.log(String.format(Locale.ROOT, "step %d of %d: mean loss %.4f", step, recipe.steps, mean[0]));
					mean[0] = 0;
				});
			final SavedModel model = trainer.export(work.resolve("saved_model"));
			final FloatTensor[] test = testTensors(trainer, samples);
			final ModelBundle unscored = ModelBundleWriter.write(content(model, recipe, Map.of(), engine, test), work
				.resolve("unscored"));
			final EpidermisScore score = EpidermisScore.of(unscored, TEST_PHANTOMS, TEST_SCANS, progress);
			return ModelBundleWriter.write(content(model, recipe, metrics(score), engine, test), folder);
		}
	}

	private static Map<String, Double> metrics(final EpidermisScore score) {
		final Map<String, Double> metrics = new LinkedHashMap<>();
		metrics.put("dice", score.overlap().dice());
		metrics.put("ra_upper_px", score.upper().ra());
		metrics.put("ra_lower_px", score.lower().ra());
		metrics.put("gap_columns_percent", score.gapPercent());
		return metrics;
	}

	/** An 8-bit B-scan of the training phantoms, and what the network makes of it. */
	private static FloatTensor[] testTensors(final Trainer trainer, final PhantomSlices samples) {
		final float[] normalized = samples.next().image();
		final float[] bytes = new float[normalized.length];
		final FloatBuffer in = Buffers.direct(normalized.length);
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = Math.round(255 * normalized[i]);
			in.put(bytes[i] * (float) (1 / 255.0));
		}
		final float[] out = new float[CROP_HEIGHT * CROP_WIDTH];
		trainer.predict(in, 1, CROP_HEIGHT, CROP_WIDTH, NETWORK.channels()).get(out);
		return new FloatTensor[] { new FloatTensor(new int[] { 1, CROP_HEIGHT, CROP_WIDTH, NETWORK.channels() }, bytes),
			new FloatTensor(new int[] { 1, CROP_HEIGHT, CROP_WIDTH, 1 }, out) };
	}

	private static BundleContent content(final SavedModel model, final Recipe recipe,
		final Map<String, Double> metrics, final Engine engine, final FloatTensor[] test)
	{
		final ModelCard card = new ModelCard("Cutis epidermis in RSOM (phantom-trained)",
			"Finds the epidermis in B-scans of optoacoustic (RSOM) volumes. It has seen synthetic images (phantoms) only: " +
				"look at what it gives for real scans, and train on your own.", List.of(new ModelCard.Author(
					"Cutis developers", "")), List.of(new ModelCard.Citation(
						"Gerl et al., A Distance-Based Loss for Smooth and Continuous Skin Layer Segmentation in Optoacoustic Images, MICCAI 2020",
						"http://campar.in.tum.de/Chair/PublicationDetail?pub=paetzold2020miccai")), "BSD-2-Clause", List.of("rsom", "optoacoustic", "skin", "epidermis",
							"segmentation", "unet", "phantom"), "0.1.0", Instant.now().truncatedTo(ChronoUnit.DAYS));
		final Training training = new Training(recipe.phantoms + " phantoms of 333 x 6 x 420 voxels, seeds from " +
			EpidermisScore.FIRST_TRAINING_SEED * recipe.seed + "; scored on seeds from " + EpidermisScore.FIRST_TEST_SEED, true,
			recipe.seed, recipe.steps, "bce+smoothness, s = " + recipe.smoothness, metrics);
		final ModelInfo info = new ModelInfo("epidermis", card, Modality.RSOM, NETWORK, model.input(), model.output(), List
			.of("LF", "HF"), List.of(new ModelClass("epidermis", 0xFFFFFF)), List.of(new SpaceAxis("y",
				"depth into the skin", 3, MULTIPLE, 512, 0), new SpaceAxis("x", "along the B-scan", 12, MULTIPLE, 336, 0)),
			new Normalization(1 / 255.0, 0, "8-bit bands, cut, squared and stretched by Open RSOM; others by their maximum"),
			training, engine.report().engine().replaceFirst("^\\D*", ""));
		return new BundleContent(model, info, test[0], test[1], "# Epidermis in RSOM B-scans\n\nA U-Net trained by Cutis " +
			"(`scripts/train-default-models epidermis`) on phantoms only. Rows are depth (3 µm), columns x (12 µm), " +
			"channels the low and the high frequency band.\n", null);
	}
}
