package org.cutis.rcm;

import java.util.SplittableRandom;

import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.train.Augmentation;
import org.cutis.train.RandomTone;
import org.cutis.train.RandomWarp;
import org.cutis.train.Sample;
import org.cutis.train.SampleSource;
import org.cutis.train.Warp;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * Training samples for the patterns of lesions: square patches at random places of RCM phantoms with the labels that
 * readers give (all else is ignored), one channel, normalized as the model's bundle says, varied as the MED-Net paper does
 * (section 2.3: rotated, flipped, zoomed, sheared, brighter or darker, speckled).
 */
public final class RcmPhantomPatches implements SampleSource {

	private static final float WHITE = 255;

	/** @param image 8 bit, x fastest @param labels a class or 255 */
	record Mosaic(byte[] image, byte[] labels, int width, int height) {}

	private final int side;

	private final Mosaic[] mosaics;

	private final long seed;

	private final SplittableRandom random;

	private final Normalization normalization;

	private final long[] counts = new long[RcmClasses.ALL.size()];

	/**
	 * Makes the phantoms.
	 *
	 * @param side of a patch in pixels
	 * @param phantoms how many
	 * @param options of the phantoms, at least a patch large
	 * @param firstSeed the phantoms' seeds are this and those that follow
	 */
	public RcmPhantomPatches(final int side, final int phantoms, final RcmPhantomOptions options, final long firstSeed,
		final Normalization normalization, final Progress progress)
	{
		this(side, new Mosaic[phantoms], firstSeed, normalization);
		if (options.width() < side || options.height() < side) throw new IllegalArgumentException("Patches of " + side +
			" pixels from phantoms of " + options.width() + " x " + options.height());
		for (int i = 0; i < phantoms; i++) {
			final String what = "Making phantom " + (i + 1) + " of " + phantoms;
			progress.update((double) i / phantoms, what);
			final RcmPhantom phantom = RcmPhantomGenerator.generate(options.withSeed(firstSeed + i), progress.part((double) i /
				phantoms, (i + 1.0) / phantoms));
			mosaics[i] = new Mosaic(flat(phantom.image()), flat(phantom.labels()), options.width(), options.height());
			for (final byte label : mosaics[i].labels)
				if (label != (byte) RcmClasses.UNLABELLED) counts[label]++;
		}
	}

	/** Of any mosaics. */
	RcmPhantomPatches(final int side, final Mosaic[] mosaics, final long seed, final Normalization normalization) {
		this.side = side;
		this.mosaics = mosaics;
		this.normalization = normalization;
		this.seed = seed;
		random = new SplittableRandom(seed);
	}

	/** The same samples from the first one on. Phantoms are not made again. */
	public RcmPhantomPatches again() {
		final RcmPhantomPatches again = new RcmPhantomPatches(side, mosaics, seed, normalization);
		System.arraycopy(counts, 0, again.counts, 0, counts.length);
		return again;
	}

	private static byte[] flat(final RandomAccessibleInterval<UnsignedByteType> image) {
		final byte[] values = new byte[(int) (image.dimension(0) * image.dimension(1))];
		int i = 0;
		for (final UnsignedByteType t : Views.flatIterable(image))
			values[i++] = t.getByte();
		return values;
	}

	/** Labelled pixels of each class in all phantoms. */
	public double[] abundance() {
		final double[] abundance = new double[counts.length];
		for (int c = 0; c < counts.length; c++)
			abundance[c] = counts[c];
		return abundance;
	}

	@Override
	public Sample next() {
		final Mosaic mosaic = mosaics[random.nextInt(mosaics.length)];
		final double half = (side - 1) / 2.0;
		final double x = half + random.nextInt(mosaic.width - side + 1), y = half + random.nextInt(mosaic.height - side + 1);
		Warp warp = Warp.NONE;
		for (final RandomWarp w : Augmentation.EN_FACE.warps())
			warp = warp.after(w.draw(random));
		final int classes = RcmClasses.ALL.size();
		final float[] image = new float[side * side], labels = new float[side * side * classes];
		for (int j = 0, i = 0; j < side; j++)
			for (int k = 0; k < side; k++, i++) {
				final double u = k - half, v = j - half;
				final double px = x + warp.xx() * u + warp.xy() * v, py = y + warp.yx() * u + warp.yy() * v;
				image[i] = value(mosaic, px, py);
				final int label = label(mosaic, px, py);
				for (int c = 0; c < classes; c++)
					labels[classes * i + c] = label == RcmClasses.UNLABELLED ? -1 : label == c ? 1 : 0;
			}
		for (final RandomTone tone : Augmentation.EN_FACE.tones())
			tone.apply(image, random);
		final float gain = (float) (WHITE * normalization.gain()), offset = (float) normalization.offset();
		for (int i = 0; i < image.length; i++)
			image[i] = gain * image[i] + offset;
		return new Sample(side, side, image, labels);
	}

	/** 0 to 1, linear between pixels; beyond the border mirrored. */
	private static float value(final Mosaic m, final double x, final double y) {
		final int i = (int) Math.floor(x), j = (int) Math.floor(y);
		final float a = (float) (x - i), b = (float) (y - j);
		final float upper = pixel(m, i, j) * (1 - a) + pixel(m, i + 1, j) * a;
		final float lower = pixel(m, i, j + 1) * (1 - a) + pixel(m, i + 1, j + 1) * a;
		return (upper * (1 - b) + lower * b) / WHITE;
	}

	private static int pixel(final Mosaic m, final int x, final int y) {
		return m.image[mirrored(y, m.height) * m.width + mirrored(x, m.width)] & 0xff;
	}

	private static int mirrored(final int index, final int length) {
		final int i = Math.floorMod(index, 2 * length);
		return i < length ? i : 2 * length - 1 - i;
	}

	/** Of the nearest pixel; beyond the border nothing is labelled. */
	private static int label(final Mosaic m, final double x, final double y) {
		final long i = Math.round(x), j = Math.round(y);
		return i < 0 || j < 0 || i >= m.width || j >= m.height ? RcmClasses.UNLABELLED : m.labels[(int) j * m.width +
			(int) i] & 0xff;
	}
}
