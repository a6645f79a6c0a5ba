package org.cutis.oct;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import org.cutis.engine.Buffers;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.OctClasses;
import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.phantom.OctPhantomOptions;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * How well a network tells the layers of phantoms apart, pixel by pixel: without
 * what a command may do afterwards.
 *
 * @param exponent each probability was divided by its class's weight to this power before the largest was
 *          taken: 0 as the network answers, 1 without the weights' pull to rare classes
 * @param matrix of all pixels
 */
public record OctScore(double exponent, ConfusionMatrix matrix) {

	/** Phantoms of these seeds are kept for validation; training uses others. */
	public static final long FIRST_TEST_SEED = 1;

	/** Of these nothing was chosen, neither the training nor how to decide. */
	public static final long FIRST_HELD_OUT_SEED = 5000;

	/** The first seed that training may use. */
	static final long FIRST_TRAINING_SEED = 10_000;

	private static final List<Long> LABELS = LongStream.range(0, OctClasses.ALL.size()).boxed().toList();

	/** A network for single B-scans. */
	interface Network {

		/** @param shape 1, height, width, 1 @return height x width x classes */
		FloatBuffer predict(FloatBuffer images, int... shape);
	}

	/**
	 * Scores on B-scans of test seeds, one of each, of the usual size (512 x 224).
	 *
	 * @param phantoms how many
	 * @return one score for each exponent
	 */
	static List<OctScore> of(final Network network, final int phantoms, final double[] exponents, final Progress progress) {
		final OctPhantomOptions options = OctPhantomOptions.defaults();
		final ConfusionMatrix[] sums = new ConfusionMatrix[exponents.length];
		Arrays.fill(sums, ConfusionMatrix.empty(LABELS));
		for (int i = 0; i < phantoms; i++) {
			progress.update((double) i / phantoms, "Scoring on phantom " + (i + 1) + " of " + phantoms);
			final OctPhantom phantom = OctPhantomGenerator.generate(options.withSize(options.width(), options.depth(), 1)
				.withSeed(FIRST_TEST_SEED + i), Progress.none());
			final float[] probability = predict(network, phantom.image());
			for (int e = 0; e < exponents.length; e++)
				sums[e] = sums[e].plus(ConfusionMatrix.of(decide(probability, exponents[e], options.width(), options.depth()),
					phantom.labels(), LABELS, OptionalLong.empty(), Progress.none()));
		}
		final OctScore[] scores = new OctScore[exponents.length];
		for (int e = 0; e < exponents.length; e++)
			scores[e] = new OctScore(exponents[e], sums[e]);
		return List.of(scores);
	}

	private static float[] predict(final Network network, final RandomAccessibleInterval<UnsignedByteType> image) {
		final int w = (int) image.dimension(0);
		final int d = (int) image.dimension(1);
		final FloatBuffer in = Buffers.direct(d, w);
		for (final UnsignedByteType t : Views.flatIterable(image))
			in.put((float) (OctModel.NORMALIZATION.gain() * t.get() + OctModel.NORMALIZATION.offset()));
		final float[] out = new float[d * w * OctClasses.ALL.size()];
		network.predict(in.rewind(), 1, d, w, 1).get(out);
		return out;
	}

	private static RandomAccessibleInterval<UnsignedByteType> decide(final float[] probability, final double exponent,
		final int width, final int depth)
	{
		final int classes = OctClasses.ALL.size();
		final double[] factor = new double[classes];
		for (int c = 0; c < classes; c++)
			factor[c] = Math.pow(OctClasses.WEIGHTS.get(c), -exponent);
		final byte[] labels = new byte[probability.length / classes];
		for (int i = 0; i < labels.length; i++) {
			int best = 0;
			for (int c = 1; c < classes; c++)
				if (factor[c] * probability[i * classes + c] > factor[best] * probability[i * classes + best]) best = c;
			labels[i] = (byte) best;
		}
		return ArrayImgs.unsignedBytes(labels, width, depth, 1);
	}

	/** Share of a class's pixels that were found, 0 to 1: the diagonal of the paper's Fig. 2. */
	public double sensitivity(final int index) {
		return matrix.share(index, index);
	}

	/** Mean of {@link #sensitivity} over the classes. */
	public double meanSensitivity() {
		return LABELS.stream().mapToDouble(label -> sensitivity(label.intValue())).average().orElseThrow();
	}

	/** By how much the DEJ was found too thick (negative: too thin), in percent of its true thickness. */
	public double junctionThicknessError() {
		return 100.0 * matrix.predicted(OctClasses.DEJ) / matrix.truth(OctClasses.DEJ) - 100;
	}
}
