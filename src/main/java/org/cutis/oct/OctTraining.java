package org.cutis.oct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.model.BundleContent;
import org.cutis.model.FileTrees;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.OctClasses;
import org.cutis.task.Progress;
import org.cutis.train.Schedule;
import org.cutis.train.TestTensors;
import org.cutis.train.TrainingLoop;

/**
 * Trains the OCT layer model that Cutis ships: the OCT paper's U-Net at a size for laptops, cross
 * entropy with the paper's class weights (section II.B), on phantoms.
 */
public final class OctTraining {

	/**
	 * What to train.
	 *
	 * @param width filters of the network's first level
	 * @param steps of the optimizer
	 * @param phantoms how many B-scans to learn from
	 * @param seed of weights, dropout, and (times 10000) phantoms; 1 or more, below are the test phantoms' seeds
	 * @param bf16 mixed precision
	 */
	public record Recipe(int width, int steps, int phantoms, long seed, boolean bf16) {

		public Recipe {
			if (seed < 1) throw new IllegalArgumentException("The seed must be 1 or more, but is " + seed);
		}

		/** The shipped model's. */
		public static final Recipe SHIPPED = new Recipe(12, 6000, 800, 1, false);

		NetworkSpec network() {
			return new NetworkSpec("oct-unet", 1, OctClasses.ALL.size(), width, 5, 0.1);
		}
	}

	static final int CROP_WIDTH = 128;

	static final int CROP_HEIGHT = 224;

	private static final int BATCH = 6;

	private static final double LEARNING_RATE = 1.5e-3;

	/** But not more than it has learned from. */
	private static final int TEST_PHANTOMS = 40;

	/** Tried on the test phantoms, for the log. */
	private static final double[] EXPONENTS = { 0, 0.25, 0.5, 0.75, 1 };

	private OctTraining() {}

	/**
	 * Trains, scores on phantoms of other seeds, and writes a bundle.
	 *
	 * @param folder of the bundle; must not exist
	 */
	public static ModelBundle make(final Path folder, final Recipe recipe, final Progress progress) throws IOException {
		final OctPhantomSlices samples = new OctPhantomSlices(CROP_WIDTH, CROP_HEIGHT, recipe.phantoms,
			OctScore.FIRST_TRAINING_SEED * recipe.seed, progress.part(0, 0.1));
		final Path work = Files.createTempDirectory("cutis-training");
		final Engine engine = Engines.get();
		try (Trainer trainer = engine.train(recipe.network(), LossSpec.crossEntropy(OctClasses.WEIGHTS), new TrainerOptions(
			recipe.seed, LEARNING_RATE, Device.AUTO, recipe.bf16)))
		{
			train(trainer, samples, recipe, progress.part(0.1, 0.95));
			final List<OctScore> scores = OctScore.of(trainer::predict, Math.min(TEST_PHANTOMS, recipe.phantoms), EXPONENTS,
				progress.part(0.95, 1));
			for (final OctScore score : scores)
				progress.log(text(score));
			final TestTensors test = TestTensors.of(trainer, samples.next(), OctModel.NORMALIZATION, true);
			final SavedModel model = trainer.export(work.resolve("saved_model"));
			return ModelBundleWriter.write(new BundleContent(model, OctModel.info(recipe, scores.get(0), model, engine), test.input(), test.output(), OctModel.DOCUMENTATION, null), folder);
		}
		finally {
			FileTrees.clean(work);
		}
	}

	private static void train(final Trainer trainer, final OctPhantomSlices samples, final Recipe recipe,
		final Progress progress)
	{
		final double[] sum = new double[1];
		final int report = Math.max(1, recipe.steps / 40);
		TrainingLoop.run(trainer, samples, new Schedule(recipe.steps, BATCH, LEARNING_RATE, 0, 0, 0), progress, (loss,
			step) -> {
				sum[0] += loss;
				if (step % report != 0) return;
				progress.log(String.format(Locale.ROOT, "step %d of %d: mean loss %.4f", step, recipe.steps, sum[0] / report));
				sum[0] = 0;
			});
	}

	private static String text(final OctScore score) {
		final StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "weights to the power of %.2f: sensitivity",
			score.exponent()));
		for (int c = 0; c < OctClasses.ALL.size(); c++)
			text.append(String.format(Locale.ROOT, " %s %.3f,", OctClasses.ALL.get(c).name(), score.sensitivity(c)));
		return text + String.format(Locale.ROOT, " mean %.3f; DEJ's thickness %+.0f %%", score.meanSensitivity(), score
			.junctionThicknessError());
	}
}
