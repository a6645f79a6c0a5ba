package org.cutis.oct;

import java.util.SplittableRandom;

import org.cutis.model.OctClasses;
import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.phantom.OctPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.train.IntensityShift;
import org.cutis.train.Sample;
import org.cutis.train.SampleSource;
import org.cutis.train.Speckle;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * Training samples for the layers of skin: B-scans (rows depth, columns x, one
 * channel, normalized as the model's bundle says) cropped at random from OCT phantoms, each of a seed and an instrument
 * of its own, and varied as tomograms vary: mirrored, darker or brighter, with less or
 * more contrast, at times smoothed (as instruments average) or with more speckle.
 */
final class OctPhantomSlices implements SampleSource {

	private static final int SCAN_WIDTH = 512;

	/** Deeper than a sample, so that samples may begin below the glass. */
	private static final int MORE_DEPTH = 64;

	private static final float WHITE = 255;

	private static final double SMOOTHED_SHARE = 0.2;

	private static final double SPECKLED_SHARE = 0.25;

	private static final double MOST_CONTRAST = 0.2;

	private static final IntensityShift SHIFT = new IntensityShift(25 / WHITE);

	private static final Speckle SPECKLE = new Speckle(0.2);

	private record Scan(byte[] image, byte[] labels) {}

	private final int width;

	private final int height;

	private final Scan[] scans;

	private final SplittableRandom random;

	/**
	 * Makes the phantoms.
	 *
	 * @param width of a sample, at most 512
	 * @param height of a sample
	 * @param phantoms how many B-scans
	 * @param firstSeed the phantoms' seeds are this and those that follow
	 */
	OctPhantomSlices(final int width, final int height, final int phantoms, final long firstSeed, final Progress progress) {
		this.width = width;
		this.height = height;
		random = new SplittableRandom(firstSeed);
		scans = new Scan[phantoms];
		for (int i = 0; i < phantoms; i++) {
			progress.update((double) i / phantoms, "Making phantom " + (i + 1) + " of " + phantoms);
			final OctPhantom phantom = OctPhantomGenerator.generate(options(height, firstSeed + i), Progress
				.none());
			scans[i] = new Scan(flat(phantom.image()), flat(phantom.labels()));
		}
	}

	/** One B-scan by an instrument of its own: coarser or finer speckle, more or less noise and depth. */
	static OctPhantomOptions options(final int height, final long seed) {
		final OctPhantomOptions usual = OctPhantomOptions.defaults();
		final SplittableRandom instrument = new SplittableRandom(seed);
		return usual.withSize(SCAN_WIDTH, height + MORE_DEPTH, 1).withSeed(seed).withOptics(usual.pixel(), usual
			.resolution() * instrument.nextDouble(0.8, 1.7), instrument.nextDouble(0.7, 1.4)).withDisturbances(instrument
				.nextDouble(0.6, 1.6), 1.5, 2, 0);
	}

	private static byte[] flat(final RandomAccessibleInterval<UnsignedByteType> image) {
		final byte[] values = new byte[(int) (image.dimension(0) * image.dimension(1))];
		int i = 0;
		for (final UnsignedByteType t : Views.flatIterable(Views.hyperSlice(image, 2, 0)))
			values[i++] = t.getByte();
		return values;
	}

	@Override
	public Sample next() {
		final Scan scan = scans[random.nextInt(scans.length)];
		final int x0 = random.nextInt(SCAN_WIDTH - width + 1);
		// mostly from the top, as tomograms are
		final double u = random.nextDouble();
		final int z0 = (int) (u * u * (MORE_DEPTH + 1));
		final boolean mirrored = random.nextBoolean();
		final int classes = OctClasses.ALL.size();
		final float[] image = new float[width * height];
		final float[] labels = new float[width * height * classes];
		for (int z = 0, i = 0; z < height; z++)
			for (int x = 0; x < width; x++, i++) {
				final int from = (z0 + z) * SCAN_WIDTH + x0 + (mirrored ? width - 1 - x : x);
				image[i] = (scan.image[from] & 0xff) / WHITE;
				labels[classes * i + scan.labels[from]] = 1;
			}
		return new Sample(height, width, vary(image), labels);
	}

	private float[] vary(final float[] image) {
		final float[] varied = random.nextDouble() < SMOOTHED_SHARE ? smoothed(image) : image;
		final float contrast = (float) (1 + MOST_CONTRAST * (2 * random.nextDouble() - 1));
		for (int i = 0; i < varied.length; i++)
			varied[i] = Math.max(0, Math.min(1, 0.5f + contrast * (varied[i] - 0.5f)));
		SHIFT.apply(varied, random);
		if (random.nextDouble() < SPECKLED_SHARE) SPECKLE.apply(varied, random);
		final float gain = (float) (WHITE * OctModel.NORMALIZATION.gain());
		for (int i = 0; i < varied.length; i++)
			varied[i] = gain * varied[i] + (float) OctModel.NORMALIZATION.offset();
		return varied;
	}

	/** Mean of 3 x 3 pixels; fewer at the borders. */
	private float[] smoothed(final float[] image) {
		final float[] smooth = new float[image.length];
		for (int z = 0; z < height; z++)
			for (int x = 0; x < width; x++) {
				float sum = 0;
				int n = 0;
				for (int zi = Math.max(0, z - 1); zi <= Math.min(height - 1, z + 1); zi++)
					for (int xi = Math.max(0, x - 1); xi <= Math.min(width - 1, x + 1); xi++, n++)
						sum += image[zi * width + xi];
				smooth[z * width + x] = sum / n;
			}
		return smooth;
	}
}
