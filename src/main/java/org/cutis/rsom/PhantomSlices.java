package org.cutis.rsom;

import java.util.SplittableRandom;

import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.train.Sample;
import org.cutis.train.SampleSource;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * Training samples for the epidermis: B-scans (rows z, columns x, channels LF
 * and HF) cropped at random from thin RSOM phantoms and varied as scans vary:
 * mirrored, brighter or darker per band, at times with one band in both
 * channels (as single-band images come).
 */
public final class PhantomSlices implements SampleSource {

	private static final int SCANS = 6;

	private static final int SLAB_WIDTH = 333;

	private static final int SLAB_DEPTH = 420;

	private static final int BANDS = 2;

	private static final double ONE_BAND_SHARE = 0.15;

	private record Slab(byte[][] bands, byte[] epidermis) {}

	private final int width;

	private final int height;

	private final Slab[] slabs;

	private final long seed;

	private final SplittableRandom random;

	/**
	 * @param width of a sample, at most 333
	 * @param height of a sample, at most 420
	 * @param phantoms how many slabs of 6 B-scans
	 * @param firstSeed the slabs' seeds are this and those that follow
	 */
	public PhantomSlices(final int width, final int height, final int phantoms, final long firstSeed,
		final Progress progress)
	{
		this(width, height, new Slab[phantoms], firstSeed);
		for (int i = 0; i < phantoms; i++) {
			progress.update((double) i / phantoms, "Making phantom " + (i + 1) + " of " + phantoms);
			slabs[i] = slab(RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(SLAB_WIDTH, SCANS,
				SLAB_DEPTH).withSeed(firstSeed + i), Progress.none()));
		}
	}

	private PhantomSlices(final int width, final int height, final Slab[] slabs, final long seed) {
		this.width = width;
		this.height = height;
		this.slabs = slabs;
		this.seed = seed;
		random = new SplittableRandom(seed);
	}

	/** The same samples from the first on; shares the phantoms. */
	public PhantomSlices again() {
		return new PhantomSlices(width, height, slabs, seed);
	}

	private static Slab slab(final RsomPhantom phantom) {
		final RandomAccessibleInterval<UnsignedByteType> bands = PhantomScan.normalized(phantom, "").pixels();
		return new Slab(new byte[][] { flat(Views.hyperSlice(bands, 3, 0)), flat(Views.hyperSlice(bands, 3, 1)) }, flat(
			phantom.epidermis()));
	}

	private static byte[] flat(final RandomAccessibleInterval<UnsignedByteType> image) {
		final byte[] values = new byte[SLAB_WIDTH * SCANS * SLAB_DEPTH];
		int i = 0;
		for (final UnsignedByteType t : Views.flatIterable(image))
			values[i++] = t.getByte();
		return values;
	}

	@Override
	public Sample next() {
		final Slab slab = slabs[random.nextInt(slabs.length)];
		final int y = random.nextInt(SCANS);
		final int x0 = random.nextInt(SLAB_WIDTH - width + 1);
		final int z0 = random.nextInt(SLAB_DEPTH - height + 1) / 4;
		final boolean mirrored = random.nextBoolean();
		final boolean oneBand = random.nextDouble() < ONE_BAND_SHARE;
		final int only = random.nextInt(BANDS);
		final float[] gain = { gain(), gain() };
		final float[] image = new float[width * height * BANDS];
		final float[] labels = new float[width * height];
		for (int z = 0, i = 0; z < height; z++)
			for (int x = 0; x < width; x++, i++) {
				final int from = ((z0 + z) * SCANS + y) * SLAB_WIDTH + x0 + (mirrored ? width - 1 - x : x);
				labels[i] = slab.epidermis[from];
				for (int c = 0; c < BANDS; c++) {
					final int band = oneBand ? only : c;
					image[BANDS * i + c] = Math.min(1, gain[band] * (slab.bands[band][from] & 0xff) / 255f);
				}
			}
		return new Sample(height, width, image, labels);
	}

	private float gain() {
		return (float) Math.exp(0.25 * random.nextGaussian());
	}
}
