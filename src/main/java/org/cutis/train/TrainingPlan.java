package org.cutis.train;

import java.util.List;

import org.cutis.engine.Architecture;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.TrainerOptions;
import org.cutis.model.Modality;
import org.cutis.task.UserError;

/**
 * A {@link TrainingRequest} with every choice made.
 *
 * @param network to build
 * @param loss with the weights of the classes; the weight of its second term comes with the schedule
 * @param maps how classes become output maps
 * @param patch size of the samples
 * @param sampling how they are placed
 * @param augmentationName as {@link Augmentation#of}
 * @param epochs of the training
 * @param stepsPerEpoch so that an epoch takes every place at least once; if the number of epochs was not given, as
 *          often as makes {@code LEAST_STEPS} steps, because validation after every few steps would take longer than they do
 * @param schedule of all steps
 * @param options of the engine
 */
public record TrainingPlan(NetworkSpec network, LossSpec loss, LabelMaps maps, Extent patch, Sampling sampling,
	String augmentationName, int epochs, int stepsPerEpoch, Schedule schedule, TrainerOptions options)
{

	private static final int RSOM_BANDS = 2;

	private static final int LEAST_EPOCHS = 5, MOST_EPOCHS = 400;

	private static final int LEAST_STEPS = 30;

	/** Only as many are asked for by users; more would fill the disk with history. */
	private static final int MAX_EPOCHS = 100_000;

	/**
	 * Makes the choices.
	 *
	 * @param split whose training items decide on the number of steps and on balanced weights
	 * @throws UserError if choices do not fit each other or the data
	 */
	public static TrainingPlan of(final TrainingRequest request, final Dataset data, final Split split) {
		final TrainingDefaults d = request.defaults();
		final TrainingRequest.FitChoice fit = request.fit();
		if (request.modality() == Modality.RSOM && data.channels() != RSOM_BANDS) throw new UserError(
			"The images in " + request.images() + " have " + data.channels() + (data.channels() == 1 ? " channel" :
				" channels") + ", but an RSOM image has two (LF, HF). Make them with Open RSOM, or choose the modality other.");
		final Architecture architecture = auto(request.network().architecture()) ? d.architecture() : Architecture.of(request
			.network().architecture());
		final String lossName = auto(fit.loss()) ? d.loss() : loss(fit.loss());
		final LabelMaps maps = lossName.equals(LossSpec.BCE_SMOOTHNESS) ? LabelMaps.SECOND_OF_TWO : LabelMaps.ONE_FOR_EACH;
		final int classes = data.classes().classes().size();
		if (maps == LabelMaps.SECOND_OF_TWO && classes != 2) throw new UserError("The loss " + lossName +
			" tells one class from the background, but there are " + classes + " classes: " + String.join(", ", data.classes()
				.classes().stream().map(LabelClasses.LabelClass::name).toList()) +
			". Choose another loss, or give two classes and make the others the ignored label.");
		final NetworkSpec network = d.network(architecture, data.channels(), maps.count(classes), request.network());
		final double weight = fit.lossWeight() >= 0 ? fit.lossWeight() : lossName.equals(d.loss()) ? d.lossWeight() : lossName
			.equals(LossSpec.TWO_SIDED_DICE_TV) ? LossSpec.TV_WEIGHT : lossName.equals(LossSpec.BCE_SMOOTHNESS)
				? TrainingDefaults.of(Modality.RSOM).lossWeight() : 0;
		final LossSpec loss = new LossSpec(lossName, weight, ClassWeights.of(fit.classWeights(), lossName, data.classes(), data
			.classPixels(split.training())));
		final Extent patch = patch(request, data);
		final int batch = request.batch();
		final int places = d.sampling().sampler(data, split.training(), patch).count();
		final int perPass = Math.max(1, (places + batch - 1) / batch);
		final int perEpoch = fit.epochs() > 0 ? perPass : perPass * ((LEAST_STEPS + perPass - 1) / perPass);
		final int epochs = fit.epochs() > 0 ? Math.min(MAX_EPOCHS, fit.epochs()) : Math.min(MOST_EPOCHS, Math.max(LEAST_EPOCHS,
			Math.round((float) d.steps() / perEpoch)));
		final int steps = Math.multiplyExact(epochs, perEpoch);
		final boolean ramp = lossName.equals(LossSpec.BCE_SMOOTHNESS);
		final double rate = fit.learningRate() > 0 ? fit.learningRate() : d.learningRate();
		final Schedule schedule = new Schedule(steps, batch, rate, weight, ramp ? steps / 10 : 0, ramp ? steps / 2 : 0, auto(fit
			.decay()) ? d.decay() : Decay.of(fit.decay()));
		final String augmentation = auto(fit.augmentation()) ? d.augmentation() : fit.augmentation();
		Augmentation.of(augmentation);
		return new TrainingPlan(network, loss, maps, patch, d.sampling(), augmentation, epochs, perEpoch, schedule,
			new TrainerOptions(fit.seed(), rate, fit.device(), fit.bf16()));
	}

	private static boolean auto(final String text) {
		return text.isBlank() || text.equals(TrainingRequest.AUTO);
	}

	private static String loss(final String name) {
		if (LossSpec.NAMES.contains(name)) return name;
		throw new UserError("loss is \"" + name + "\", but must be auto or one of " + String.join(", ", LossSpec.NAMES) + ".");
	}

	/** As large as wanted, but no larger than the smallest slice. */
	private static Extent patch(final TrainingRequest request, final Dataset data) {
		final Extent wanted = request.largestPatch();
		final int width = data.items().stream().mapToInt(DatasetItem::width).min().getAsInt();
		final int height = data.items().stream().mapToInt(DatasetItem::height).min().getAsInt();
		return new Extent(Math.min(wanted.width(), width), Math.min(wanted.height(), height));
	}

	/** Names of the classes that have a map. @param classes of the dataset */
	List<LabelClasses.LabelClass> mapped(final LabelClasses classes) {
		return maps == LabelMaps.ONE_FOR_EACH ? classes.classes() : classes.classes().subList(1, 2);
	}

	/** Samples of the training items. */
	SampleMaker samples(final ImageCache images, final Split split) {
		return new SampleMaker(images, sampling.sampler(images.data(), split.training(), patch), Augmentation.of(
			augmentationName), maps, options.seed());
	}
}
