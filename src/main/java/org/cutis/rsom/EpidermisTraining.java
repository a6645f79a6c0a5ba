package org.cutis.rsom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.model.FileTrees;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.task.Progress;
import org.cutis.train.Schedule;
import org.cutis.train.TestTensors;
import org.cutis.train.TrainingLoop;

/**
 * Trains networks to find the epidermis on phantoms, with the loss BCE + s S
 * (RSOM paper, Eqs. 1-4): the model that Cutis ships, and those that the paper
 * compares.
 */
public final class EpidermisTraining {

	/**
	 * What to train.
	 *
	 * @param network of two channels (LF, HF) and one class
	 * @param cropWidth columns of a sample, at most 333
	 * @param cropHeight rows of a sample, at most 420
	 * @param batch samples in a step
	 * @param learningRate of Adam at the start
	 * @param smoothness s of Eq. 1
	 * @param steps of the optimizer
	 * @param phantoms how many slabs of 6 B-scans to learn from
	 * @param seed of weights, dropout, and (times 10000) phantoms; 1 or more, below are the test phantoms' seeds
	 * @param bf16 mixed precision
	 */
	public record Recipe(NetworkSpec network, int cropWidth, int cropHeight, int batch, double learningRate,
		double smoothness, int steps, int phantoms, long seed, boolean bf16)
	{

		public Recipe {
			if (seed < 1) throw new IllegalArgumentException("The seed must be 1 or more, but is " + seed);
		}

		/** The shipped model's: the RSOM paper's U-Net at a size for laptops. */
		public static final Recipe SHIPPED = new Recipe(new NetworkSpec("unet", 2, 1, 12, 5, 0.1), 224, 256, 6, 3e-3, 300,
			2200, 160, 1, true);

		/** The same with another s. */
		public Recipe withSmoothness(final double s) {
			return new Recipe(network, cropWidth, cropHeight, batch, learningRate, s, steps, phantoms, seed, bf16);
		}

		/** The same with another number of steps and of phantoms. */
		public Recipe withLength(final int otherSteps, final int otherPhantoms) {
			return new Recipe(network, cropWidth, cropHeight, batch, learningRate, smoothness, otherSteps, otherPhantoms, seed,
				bf16);
		}

		/** Seed of the first phantom; the others have those that follow. */
		public long firstPhantom() {
			return EpidermisScore.FIRST_TRAINING_SEED * seed;
		}

		/** Makes the phantoms and the samples from them; they do not depend on s. */
		public PhantomSlices samples(final Progress progress) {
			return new PhantomSlices(cropWidth, cropHeight, phantoms, firstPhantom(), progress);
		}
	}

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
		try {
			final EpidermisBundle trained = run(work, recipe, recipe.samples(progress), progress);
			final ModelBundle unscored = ModelBundleWriter.write(trained.content(Map.of()), work.resolve("unscored"));
			final EpidermisScore score = EpidermisScore.of(unscored, TEST_PHANTOMS, TEST_SCANS, progress);
			return ModelBundleWriter.write(trained.content(metrics(score)), folder);
		}
		finally {
			FileTrees.clean(work);
		}
	}

	/**
	 * Trains and writes a bundle without scores.
	 *
	 * @param folder of the bundle; must not exist
	 * @param samples as the {@link Recipe#samples recipe makes} them, from the first on; so several trainings can share
	 *          them
	 */
	public static ModelBundle train(final Path folder, final Recipe recipe, final PhantomSlices samples,
		final Progress progress) throws IOException
	{
		final Path work = Files.createTempDirectory("cutis-training");
		try {
			return ModelBundleWriter.write(run(work, recipe, samples, progress).content(Map.of()), folder);
		}
		finally {
			FileTrees.clean(work);
		}
	}

	private static EpidermisBundle run(final Path work, final Recipe recipe, final PhantomSlices samples,
		final Progress progress)
	{
		try (Trainer trainer = Engines.get().train(recipe.network, LossSpec.bceSmoothness(0), new TrainerOptions(
			recipe.seed, recipe.learningRate, Device.AUTO, recipe.bf16)))
		{
			final double[] mean = new double[1];
			final int report = Math.max(1, recipe.steps / 40);
			TrainingLoop.run(trainer, samples, new Schedule(recipe.steps, recipe.batch, recipe.learningRate,
				recipe.smoothness, recipe.steps / 10, recipe.steps / 2), progress, (loss, step) -> {
					mean[0] += loss / report;
					if (step % report != 0) return;
					progress.log(String.format(Locale.ROOT, "step %d of %d: mean loss %.4f", step, recipe.steps, mean[0]));
					mean[0] = 0;
				});
			return new EpidermisBundle(recipe, trainer.export(work.resolve("saved_model")), TestTensors.of(trainer, samples
				.next(), EpidermisBundle.NORMALIZATION, true));
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
}
