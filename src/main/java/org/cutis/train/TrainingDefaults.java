package org.cutis.train;

import org.cutis.engine.Architecture;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.model.Modality;
import org.cutis.task.UserError;

/**
 * What a first training takes that gives nothing but the two folders: the
 * modality's paper, at a size that a laptop's processor trains in an hour or so.
 *
 * @param architecture the paper's network
 * @param dropout smaller than in the paper, because the network is
 * @param loss the paper's
 * @param lossWeight of its second term
 * @param batch samples in a step
 * @param learningRate at the start
 * @param decay how it falls
 * @param patch largest extent of a sample
 * @param sampling how samples are placed
 * @param augmentation as {@link Augmentation#of}
 * @param depthAxis what rows of slices follow
 * @param reduction of the image for the network, or {@link #BY_LABELS}
 * @param steps of the whole training, about
 */
record TrainingDefaults(Architecture architecture, double dropout, String loss, double lossWeight, int batch,
	double learningRate, Decay decay, Extent patch, Sampling sampling, String augmentation, String depthAxis, int reduction,
	int steps)
{

	/** As the labels allow ({@link LabelDetail}): photographs show more detail than labels of tissue have. */
	static final int BY_LABELS = 0;

	private static final double RATE = 3e-3;

	static TrainingDefaults of(final Modality modality) {
		return switch (modality) {
			case RSOM -> new TrainingDefaults(Architecture.UNET, 0.1, LossSpec.BCE_SMOOTHNESS, 300, 6, RATE, Decay.COSINE,
				new Extent(224, 256), Sampling.RANDOM_PATCHES, "b-scans", "auto", 1, 2200);
			case RCM -> new TrainingDefaults(Architecture.MEDNET, 0, LossSpec.TWO_SIDED_DICE_TV, LossSpec.TV_WEIGHT, 8,
				RATE, Decay.EXPONENTIAL, new Extent(256, 256), Sampling.SLIDING_WINDOWS, "en-face", "Y", 1, 2000);
			case OCT -> new TrainingDefaults(Architecture.OCT_UNET, 0.1, LossSpec.CROSS_ENTROPY, 0, 6, RATE,
				Decay.COSINE, new Extent(256, 256), Sampling.RANDOM_PATCHES, "b-scans", "Y", 1, 2000);
			case RSOM_VESSELS -> throw new UserError("Networks for the vessels in RSOM volumes cannot be trained here yet: Train " +
				"Model trains networks for slices. Choose another modality.");
			case OTHER -> new TrainingDefaults(Architecture.UNET, 0.1, LossSpec.TWO_SIDED_DICE_TV, LossSpec.TV_WEIGHT, 4,
				RATE, Decay.COSINE, new Extent(512, 512), Sampling.RANDOM_PATCHES, "turned", "Y", BY_LABELS, 1500);
		};
	}

	/** A network of any architecture at laptop size. */
	NetworkSpec network(final Architecture wanted, final int channels, final int maps,
		final TrainingRequest.NetworkChoice choice)
	{
		if (wanted.dimensions() != 2) throw new UserError("The network " + wanted.id() +
			" works on volumes, but Train Model trains networks for slices. Choose another architecture.");
		final int filters = choice.filters(), levels = choice.levels();
		final NetworkSpec full = levels > 0 ? wanted.full(channels, maps, levels) : wanted.full(channels, maps);
		final NetworkSpec spec = new NetworkSpec(wanted.id(), channels, maps, filters > 0 ? filters : width(wanted), full
			.depth(), full.dropout() > 0 ? dropout > 0 ? dropout : full.dropout() : 0, full.levels(), choice.reduction() > 0 ? choice.reduction() : Math.max(1, reduction));
		wanted.check(spec);
		return spec;
	}

	private static int width(final Architecture architecture) {
		return switch (architecture) {
			case UNET, OCT_UNET -> 12;
			case FCN7, DEEPVESSELNET -> 5;
			case MUNET, MEDNET -> 8;
			case FCN, DEEPLAB -> 12;
			case SEGNET -> 32;
		};
	}
}
