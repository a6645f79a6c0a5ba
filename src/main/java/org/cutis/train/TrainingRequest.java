package org.cutis.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.cutis.engine.Device;
import org.cutis.model.Modality;
import org.cutis.task.UserError;

/**
 * What a user wants to train. Where a text is {@code auto} or a number 0, the
 * modality's {@link TrainingDefaults} are taken.
 *
 * @param name of the model
 * @param images folder of images
 * @param labels folder of label images
 * @param modality the microscope
 * @param classes as {@link LabelClasses#parse}; empty or auto if every value found is a class
 * @param ignore as {@link LabelClasses#parseIgnore}
 * @param depthAxis see {@link DatasetRequest}
 * @param groups see {@link DatasetRequest}
 * @param network what to train
 * @param fit how to train it
 * @param validationShare of the groups, 0 to below 1
 * @param folds of a cross-validation; 0 or 1 for none
 * @param memory bytes that may be used
 */
public record TrainingRequest(String name, Path images, Path labels, Modality modality, String classes, String ignore,
	String depthAxis, String groups, NetworkChoice network, FitChoice fit, double validationShare, int folds,
	long memory)
{

	/** The text and the number that mean: as the modality has it. */
	public static final String AUTO = "auto";

	/**
	 * @param architecture as {@link org.cutis.engine.Architecture#of}, or auto
	 * @param filters of the first level, or 0
	 * @param levels nested subnetworks of MUNet and MED-Net, or 0
	 * @param reduction see {@link org.cutis.engine.NetworkSpec}, or 0
	 */
	public record NetworkChoice(String architecture, int filters, int levels, int reduction) {}

	/**
	 * @param loss as {@link org.cutis.engine.LossSpec}, or auto
	 * @param lossWeight of the loss's second term; below 0 for auto
	 * @param classWeights auto, none, balanced, or numbers separated by commas
	 * @param epochs or 0
	 * @param batch or 0
	 * @param learningRate or 0
	 * @param decay as {@link Decay#of}, or auto
	 * @param patchWidth or 0
	 * @param patchHeight or 0
	 * @param augmentation as {@link Augmentation#of}, or auto
	 * @param seed of weights, dropout, places and augmentation
	 * @param bf16 mixed precision
	 */
	public record FitChoice(String loss, double lossWeight, String classWeights, int epochs, int batch,
		double learningRate, String decay, int patchWidth, int patchHeight, String augmentation, long seed,
		Device device, boolean bf16)
	{

		/** Everything as the modality has it. */
		public static FitChoice defaults(final long seed) {
			return new FitChoice(AUTO, -1, AUTO, 0, 0, 0, AUTO, 0, 0, AUTO, seed, Device.AUTO, false);
		}
	}

	/** @throws UserError if a number is out of its range */
	public TrainingRequest {
		if (folds < 0 || folds > 100) throw new UserError("folds is " + folds +
			", but must be 2 to 100, or 0 for a single training.");
	}

	/** Everything as the modality has it. */
	public static TrainingRequest defaults(final String name, final Path images, final Path labels,
		final Modality modality)
	{
		return new TrainingRequest(name, images, labels, modality, "", "", AUTO, "", new NetworkChoice(AUTO, 0, 0, 0), FitChoice
			.defaults(1), 0.2, 0, Runtime.getRuntime().maxMemory());
	}

	/** With the reduction that the labels allow, if that is the modality's default and none was given. */
	TrainingRequest settled(final ImageCache images) {
		if (network.reduction > 0 || defaults().reduction() != TrainingDefaults.BY_LABELS) return this;
		return new TrainingRequest(name, this.images, labels, modality, classes, ignore, depthAxis, groups, new NetworkChoice(
			network.architecture, network.filters, network.levels, LabelDetail.reduction(images)), fit, validationShare, folds,
			memory);
	}

	TrainingDefaults defaults() {
		return TrainingDefaults.of(modality);
	}

	/** The largest patch; images may be smaller. */
	Extent largestPatch() {
		final Extent standard = defaults().patch();
		return new Extent(fit.patchWidth > 0 ? fit.patchWidth : standard.width(), fit.patchHeight > 0 ? fit.patchHeight
			: standard.height());
	}

	/** A patch that was given must be that large; one that was not is made smaller where images are. */
	private boolean mayShrink() {
		return fit.patchWidth <= 0 && fit.patchHeight <= 0;
	}

	int batch() {
		return fit.batch > 0 ? fit.batch : defaults().batch();
	}

	/** What to look for in the folders. @throws UserError if the classes or the pattern do not read */
	public DatasetRequest data() {
		final boolean found = classes.isBlank() || classes.strip().equalsIgnoreCase(AUTO);
		final Optional<LabelClasses> given = found ? Optional.empty() : Optional.of(LabelClasses.parse(classes, ignore));
		final OptionalInt ignored = found ? LabelClasses.parseIgnore(ignore) : OptionalInt.empty();
		final String depth = depthAxis.equals(AUTO) ? defaults().depthAxis() : depthAxis;
		return new DatasetRequest(images, labels, given, ignored, depth, groups, Optional.of(largestPatch()), mayShrink(),
			batch(), memory);
	}
}
