package org.cutis.rsom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.cutis.engine.Architecture;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.measure.Overlap;
import org.cutis.model.BundleContent;
import org.cutis.model.FileTrees;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.Training;
import org.cutis.task.Progress;
import org.cutis.train.Sample;
import org.cutis.train.Schedule;
import org.cutis.train.TestTensors;
import org.cutis.train.TrainingLoop;

/**
 * Trains the network for vessels that Cutis ships: DeepVesselNet at its full
 * size, on phantoms with arterial trees below the epidermis, as the RSOM paper
 * trains on synthetic arterial trees; weighted binary cross entropy.
 */
public final class VesselTraining {

	/**
	 * What to train.
	 *
	 * @param steps of the optimizer
	 * @param phantoms how many volumes to learn from
	 * @param batch patches in a step
	 * @param learningRate of Adam at the start
	 * @param vesselWeight what a voxel of a vessel counts in the loss; others count 1
	 * @param seed of weights and (times 10000) phantoms; 1 or more, below are other phantoms' seeds
	 * @param bf16 mixed precision
	 * @param tests how many phantoms choose the threshold, and how many others are scored; 0 for a threshold of 0.5 and
	 *          no scores
	 */
	public record Recipe(int steps, int phantoms, int batch, double learningRate, double vesselWeight, long seed,
		boolean bf16, int tests)
	{

		public Recipe {
			if (seed < 1) throw new IllegalArgumentException("The seed must be 1 or more, but is " + seed);
		}

		/** The shipped model's. */
		public static final Recipe SHIPPED = new Recipe(900, 48, 2, 3e-3, 3, 1, true, 5);

		/** The same with another number of steps and of phantoms. */
		public Recipe withLength(final int otherSteps, final int otherPhantoms) {
			return new Recipe(otherSteps, otherPhantoms, batch, learningRate, vesselWeight, seed, bf16,
				Math.min(tests, otherPhantoms));
		}
	}

	/** Of the bundle's test tensors. */
	private static final int TEST_Z = 32, TEST_XY = 24;

	private VesselTraining() {}

	/**
	 * Trains, chooses the threshold, scores on phantoms of other seeds, and writes a bundle.
	 *
	 * @param folder of the bundle; must not exist
	 */
	public static ModelBundle make(final Path folder, final Recipe recipe, final Progress progress) throws IOException {
		final VesselPatches samples = new VesselPatches(recipe.phantoms, VesselScore.FIRST_TRAINING_SEED * recipe.seed,
			progress.part(0, 0.1));
		final Path work = Files.createTempDirectory("cutis-training");
		final Engine engine = Engines.get();
		try (Trainer trainer = engine.train(Architecture.DEEPVESSELNET.full(2, 1), LossSpec.crossEntropy(List.of(1.0,
			recipe.vesselWeight)), new TrainerOptions(recipe.seed, recipe.learningRate, Device.AUTO, recipe.bf16)))
		{
			train(trainer, samples, recipe, progress.part(0.1, 0.9));
			final SavedModel model = trainer.export(work.resolve("saved_model"));
			final TestTensors test = TestTensors.of(trainer, middle(samples.next()), VesselModel.NORMALIZATION, true);
			if (recipe.tests == 0) return ModelBundleWriter.write(content(recipe, model, test, 0.5, Map.of()), folder);
			final ModelBundle raw = ModelBundleWriter.write(content(recipe, model, test, 0.5, Map.of()), work.resolve("raw"));
			final double threshold = VesselScore.bestThreshold(raw, recipe.tests, progress.part(0.9, 0.94));
			final ModelBundle unscored = ModelBundleWriter.write(content(recipe, model, test, threshold, Map.of()), work.resolve(
				"unscored"));
			final VesselScore score = VesselScore.of(unscored, recipe.tests, progress.part(0.94, 1));
			return ModelBundleWriter.write(content(recipe, model, test, threshold, metrics(score)), folder);
		}
		finally {
			FileTrees.clean(work);
		}
	}

	private static void train(final Trainer trainer, final VesselPatches samples, final Recipe recipe,
		final Progress progress)
	{
		final double[] sum = new double[1];
		final int report = Math.max(1, recipe.steps / 40);
		TrainingLoop.run(trainer, samples, new Schedule(recipe.steps, recipe.batch, recipe.learningRate, 0, 0, 0), progress, (
			loss, step) -> {
			sum[0] += loss / report;
			if (step % report != 0) return;
			progress.log(String.format(Locale.ROOT, "step %d of %d: mean loss %.4f", step, recipe.steps, sum[0]));
			sum[0] = 0;
		});
	}

	private static BundleContent content(final Recipe recipe, final SavedModel model, final TestTensors test,
		final double threshold, final Map<String, Double> metrics)
	{
		final Training training = new Training(recipe.phantoms + " phantoms with arterial trees of " + VesselPatches.WIDTH +
			" x " + VesselPatches.SCANS + " x " + VesselPatches.DEPTH + " voxels, the epidermis removed, seeds from " +
			VesselScore.FIRST_TRAINING_SEED * recipe.seed + "; threshold by seeds from " + VesselScore.FIRST_VALIDATION_SEED +
			", scored on seeds from " + VesselScore.FIRST_HELD_OUT_SEED, true, recipe.seed, recipe.steps, LossSpec.CROSS_ENTROPY,
			metrics, List.of(1.0, recipe.vesselWeight));
		return new BundleContent(model, VesselModel.info("vessels", VesselModel.trainedCard(), Architecture.DEEPVESSELNET.full(
			2, 1), model.input(), model.output(), VesselModel.NORMALIZATION, training, Engines.get().report().version(),
			threshold), test.input(), test.output(), "# Vessels in RSOM volumes\n\nA DeepVesselNet trained by Cutis (`scripts/" +
				"train-default-models vessels`) on phantoms only. Axes are z (depth, 3 µm), y and x (12 µm), channels the low " +
				"and the high frequency band; the epidermis and all above it are 0. Group norm's statistics are those of the " +
				"volume that the network is given: give it windows of the tile's size.\n", null);
	}

	private static Map<String, Double> metrics(final VesselScore score) {
		final Overlap total = score.total();
		final Map<String, Double> metrics = new LinkedHashMap<>();
		metrics.put("dice", total.dice());
		metrics.put("precision", total.precision());
		metrics.put("recall", total.recall());
		metrics.put("iou", total.iou());
		return metrics;
	}

	/** The middle of a patch: a bundle stays small. */
	private static Sample middle(final Sample patch) {
		final int maps = patch.maps(), channels = patch.channels();
		final float[] image = new float[TEST_Z * TEST_XY * TEST_XY * channels], labels = new float[TEST_Z * TEST_XY * TEST_XY *
			maps];
		final int z0 = (patch.extents()[0] - TEST_Z) / 2, y0 = (patch.height() - TEST_XY) / 2, x0 = (patch.width() -
			TEST_XY) / 2;
		for (int z = 0; z < TEST_Z; z++)
			for (int y = 0; y < TEST_XY; y++) {
				final int from = ((z0 + z) * patch.height() + y0 + y) * patch.width() + x0, to = (z * TEST_XY + y) * TEST_XY;
				System.arraycopy(patch.image(), from * channels, image, to * channels, TEST_XY * channels);
				System.arraycopy(patch.labels(), from * maps, labels, to * maps, TEST_XY * maps);
			}
		return new Sample(new int[] { TEST_Z, TEST_XY, TEST_XY }, image, labels);
	}
}
