package org.cutis.rcm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.cutis.engine.Architecture;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.measure.Overlap;
import org.cutis.model.BundleContent;
import org.cutis.model.FileTrees;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.ModelCard;
import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.train.Decay;
import org.cutis.train.Schedule;
import org.cutis.train.TestTensors;
import org.cutis.train.TrainingLoop;

/**
 * Trains the RCM models that Cutis ships, MED-Net and MUNet at a size for laptops, each with its paper's loss, on
 * phantoms labelled as readers would.
 */
public final class RcmTraining {

	/**
	 * What to train.
	 *
	 * @param architecture mednet or munet
	 * @param width filters of the network's first level
	 * @param steps of the optimizer
	 * @param phantoms how many mosaics to learn from
	 * @param seed of weights and (times 10000) phantoms; 1 or more, below are the test phantoms' seeds
	 */
	public record Recipe(String architecture, int width, int steps, int phantoms, long seed) {

		public Recipe {
			if (seed < 1) throw new IllegalArgumentException("The seed must be 1 or more, but is " + seed);
			if (!List.of(Architecture.MEDNET.id(), Architecture.MUNET.id()).contains(architecture))
				throw new IllegalArgumentException("The RCM models are mednet and munet, not " + architecture);
		}

		/** The shipped models'. */
		public static final Recipe MEDNET = new Recipe(Architecture.MEDNET.id(), 8, 900, 120, 1), MUNET = new Recipe(
			Architecture.MUNET.id(), 8, 900, 120, 1);

		/** The model's name. */
		public String name() {
			return "rcm-" + architecture;
		}

		private boolean nestedResidual() {
			return architecture.equals(Architecture.MEDNET.id());
		}

		String title() {
			return nestedResidual() ? "MED-Net" : "MUNet";
		}

		NetworkSpec network() {
			return new NetworkSpec(architecture, 1, RcmClasses.ALL.size(), width, 5, 0, 3);
		}

		/** @param abundance labelled pixels of each class */
		LossSpec loss(final double[] abundance) {
			return nestedResidual() ? LossSpec.twoSidedDice() : LossSpec.selectiveDice(LossSpec.inverse(abundance));
		}

		String lossText() {
			return nestedResidual() ? "two-sided-dice+tv, gamma = " + LossSpec.TV_WEIGHT
				: "selective-dice, class weights inverse to abundance";
		}

		ModelCard.Citation citation() {
			return nestedResidual() ? new ModelCard.Citation(
				"Kose et al., Segmentation of cellular patterns in confocal images of melanocytic lesions in vivo via a " +
					"multiscale encoder-decoder network (MED-Net), Medical Image Analysis 67, 2021", "10.1016/j.media.2020.101841")
				: new ModelCard.Citation("Bozkurt et al., A Multiresolution Convolutional Neural Network with Partial Label " +
					"Training for Annotating Reflectance Confocal Microscopy Images of Skin, MICCAI 2018",
					"10.1007/978-3-030-00934-2_33");
		}
	}

	/** Of a sample, in pixels (MED-Net section 2.3, MUNet section 3). */
	public static final int PATCH = 256;

	/** Of a phantom: 2 x 2 mm. */
	static final int MOSAIC = 1024;

	private static final int BATCH = 8;

	private static final double LEARNING_RATE = 3e-3;

	/** But not more than it has learned from. */
	private static final int TEST_PHANTOMS = 16;

	private RcmTraining() {}

	/** What networks get in place of the 8-bit values. */
	public static Normalization normalization() {
		return RcmModel.NORMALIZATION;
	}

	/** What training and test phantoms are like, but for their seeds. */
	public static RcmPhantomOptions phantoms() {
		return RcmPhantomOptions.defaults().withSize(MOSAIC, MOSAIC).withPixel(RcmModel.PIXEL);
	}

	/**
	 * Trains, scores on phantoms of other seeds, and writes a bundle.
	 *
	 * @param folder of the bundle; must not exist
	 */
	public static ModelBundle make(final Path folder, final Recipe recipe, final Progress progress) throws IOException {
		return make(folder, recipe, phantoms(), progress);
	}

	/** As the other, on phantoms of another kind. */
	static ModelBundle make(final Path folder, final Recipe recipe, final RcmPhantomOptions options,
		final Progress progress) throws IOException
	{
		final RcmPhantomPatches samples = new RcmPhantomPatches(PATCH, recipe.phantoms, options,
			RcmScore.FIRST_TRAINING_SEED * recipe.seed, RcmModel.NORMALIZATION, progress.part(0, 0.15));
		progress.log("Labelled pixels by class: " + Arrays.toString(samples.abundance()));
		final Path work = Files.createTempDirectory("cutis-training");
		final Engine engine = Engines.get();
		try (Trainer trainer = engine.train(recipe.network(), recipe.loss(samples.abundance()), new TrainerOptions(recipe.seed,
			LEARNING_RATE, Device.AUTO, false)))
		{
			progress.log(recipe.title() + " has " + trainer.parameters() + " parameters");
			train(trainer, samples, recipe, progress.part(0.15, 0.95));
			final RcmScore score = RcmScore.of(trainer::predict, Math.min(TEST_PHANTOMS, recipe.phantoms), options,
				RcmModel.NORMALIZATION, progress.part(0.95, 1));
			log(score, progress);
			final TestTensors test = TestTensors.of(trainer, samples.next(), RcmModel.NORMALIZATION, true);
			final SavedModel model = trainer.export(work.resolve("saved_model"));
			return ModelBundleWriter.write(new BundleContent(model, RcmModel.info(recipe, score, model, engine), test.input(),
				test.output(), RcmModel.documentation(recipe), null), folder);
		}
		finally {
			FileTrees.clean(work);
		}
	}

	private static void train(final Trainer trainer, final RcmPhantomPatches samples, final Recipe recipe,
		final Progress progress)
	{
		final double[] sum = new double[1];
		final int report = Math.max(1, recipe.steps / 40);
		TrainingLoop.run(trainer, samples, new Schedule(recipe.steps, BATCH, LEARNING_RATE, LossSpec.TV_WEIGHT, 0, 0,
			Decay.EXPONENTIAL), progress, (loss, step) -> {
				sum[0] += loss;
				if (step % report != 0) return;
				progress.log(String.format(Locale.ROOT, "step %d of %d: mean loss %.4f", step, recipe.steps, sum[0] / report));
				sum[0] = 0;
			});
	}

	private static void log(final RcmScore score, final Progress progress) {
		for (int c = 0; c < RcmClasses.ALL.size(); c++) {
			final Overlap o = score.labelled().overlap(c);
			progress.log(String.format(Locale.ROOT, "%-10s sensitivity %.3f, specificity %.3f, Dice %.3f, precision %.3f; found as %s",
				RcmClasses.ALL.get(c).name(), o.sensitivity(), o.specificity(), o.dice(), o.precision(), shares(score, c)));
		}
		progress.log(String.format(Locale.ROOT, "mean Dice %.3f, accuracy %.3f, of all pixels %.3f", score.labelled().mean(
			Overlap::dice), score.accuracy(), score.accuracyOfAll()));
	}

	private static String shares(final RcmScore score, final int truth) {
		final StringBuilder text = new StringBuilder();
		for (int c = 0; c < RcmClasses.ALL.size(); c++)
			text.append(String.format(Locale.ROOT, "%.2f ", score.labelled().share(truth, c)));
		return text.toString();
	}
}
