package org.cutis.rcm;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import org.cutis.engine.Buffers;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * How well a network tells the patterns of phantoms apart that it was not trained on, pixel by pixel; each phantom is given
 * to it as a whole.
 *
 * @param labelled counts of the pixels that readers would label, as the papers have it
 * @param all of all pixels, which the papers cannot have
 */
public record RcmScore(ConfusionMatrix labelled, ConfusionMatrix all) {

	/** Phantoms of these seeds are kept for tests; training uses others. */
	public static final long FIRST_TEST_SEED = 1;

	/** The first seed that training may use. */
	public static final long FIRST_TRAINING_SEED = 10_000;

	private static final List<Long> LABELS = LongStream.range(0, RcmClasses.ALL.size()).boxed().toList();

	/** A network for single images. */
	public interface Network {

		/** @param shape 1, height, width, 1 @return height x width x classes */
		FloatBuffer predict(FloatBuffer images, int... shape);
	}

	/**
	 * Scores on phantoms of test seeds.
	 *
	 * @param phantoms how many
	 * @param options of the phantoms
	 * @param normalization of the 8-bit values for the network
	 */
	public static RcmScore of(final Network network, final int phantoms, final RcmPhantomOptions options,
		final Normalization normalization, final Progress progress)
	{
		RcmScore sum = none();
		for (int i = 0; i < phantoms; i++) {
			progress.update((double) i / phantoms, "Scoring on phantom " + (i + 1) + " of " + phantoms);
			final RcmPhantom phantom = RcmPhantomGenerator.generate(options.withSeed(FIRST_TEST_SEED + i), Progress.none());
			sum = sum.plus(of(predict(network, phantom.image(), normalization), phantom));
		}
		return sum;
	}

	/** Nothing counted yet. */
	public static RcmScore none() {
		return new RcmScore(ConfusionMatrix.empty(LABELS), ConfusionMatrix.empty(LABELS));
	}

	/** Of one phantom. @param found classes at every pixel, x, y */
	public static RcmScore of(final RandomAccessibleInterval<UnsignedByteType> found, final RcmPhantom phantom) {
		return new RcmScore(ConfusionMatrix.of(found, phantom.labels(), LABELS, OptionalLong.of(RcmClasses.UNLABELLED),
			Progress.none()), ConfusionMatrix.of(found, phantom.truth(), LABELS, OptionalLong.empty(), Progress.none()));
	}

	/** Of all phantoms of both, each pixel weighing the same. */
	public RcmScore plus(final RcmScore other) {
		return new RcmScore(labelled.plus(other.labelled), all.plus(other.all));
	}

	/** The most probable class at every pixel. @param image 8 bit, x, y; given to the network as a whole @return x, y from 0 */
	public static RandomAccessibleInterval<UnsignedByteType> predict(final Network network,
		final RandomAccessibleInterval<UnsignedByteType> image, final Normalization normalization)
	{
		final int w = (int) image.dimension(0), h = (int) image.dimension(1), classes = RcmClasses.ALL.size();
		final FloatBuffer in = Buffers.direct(h, w);
		for (final UnsignedByteType t : Views.flatIterable(image))
			in.put((float) (normalization.gain() * t.get() + normalization.offset()));
		final FloatBuffer out = network.predict(in.rewind(), 1, h, w, 1);
		final float[] probability = new float[classes];
		final byte[] labels = new byte[h * w];
		for (int i = 0; i < labels.length; i++) {
			out.get(probability);
			int best = 0;
			for (int c = 1; c < classes; c++)
				if (probability[c] > probability[best]) best = c;
			labels[i] = (byte) best;
		}
		return ArrayImgs.unsignedBytes(labels, w, h);
	}

	/** Share of the labelled pixels that were found, 0 to 1 (MUNet: "overall accuracy"). */
	public double accuracy() {
		return accuracy(labelled);
	}

	/** The same over all pixels, transitions too. */
	public double accuracyOfAll() {
		return accuracy(all);
	}

	private static double accuracy(final ConfusionMatrix matrix) {
		long right = 0;
		for (int c = 0; c < matrix.classes(); c++)
			right += matrix.counts()[c][c];
		return (double) right / matrix.total();
	}
}
