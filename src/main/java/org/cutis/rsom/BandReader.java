package org.cutis.rsom;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.SlicePipeline;
import org.cutis.tile.Span;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * Reads B-scans (rows along depth, columns along x) of an RSOM image as the
 * network wants them: two bands, normalized as the model says. 8-bit images are
 * taken as they are; 16- and 32-bit images are brought to 0..255 first, each
 * band by its maximum, and negative values count as 0. What a single-band image
 * has goes into both bands. Beyond the image's borders it is mirrored.
 */
final class BandReader implements SlicePipeline.Source {

	/** LF and HF. */
	static final int BANDS = 2;

	private final RandomAccessibleInterval<? extends RealType<?>> pixels;

	private final int depth;

	private final int scan;

	/** Per band: channel it is read from, and what its values are multiplied by. */
	private final int[] channel;

	private final float[] gain;

	private final float offset;

	BandReader(final Volume<?> image, final DepthAxis axis, final Normalization normalization,
		final Progress progress)
	{
		if (image.channels() > BANDS) throw new UserError("The image \"" + image.title() + "\" has " + image
			.channels() + " channels, but an RSOM image has one or two (LF, HF). " +
			"Choose one or two of them with Image > Duplicate... first.");
		pixels = Views.zeroMin(image.pixels());
		depth = axis.dimension();
		scan = axis.scanDimension();
		channel = new int[] { 0, image.channels() - 1 };
		final float[] gains = new float[image.channels()];
		for (int c = 0; c < gains.length; c++)
			gains[c] = (float) (normalization.gain() * toByteRange(image.title(), c, progress));
		offset = (float) normalization.offset();
		gain = new float[] { gains[0], gains[gains.length - 1] };
	}

	/** Number of B-scans. */
	int scans() {
		return (int) pixels.dimension(scan);
	}

	/** Extent along depth. */
	int rows() {
		return (int) pixels.dimension(depth);
	}

	/** Extent along x. */
	int columns() {
		return (int) pixels.dimension(0);
	}

	/** What a band's values are multiplied by to lie in 0..255. */
	private double toByteRange(final String title, final int c, final Progress progress) {
		final RandomAccessibleInterval<? extends RealType<?>> band = Views.hyperSlice(pixels, 3, c);
		if (pixels.getAt(0, 0, 0, 0) instanceof UnsignedByteType) return 1;
		double max = 0;
		final long planes = band.dimension(2);
		for (long z = 0; z < planes; z++) {
			progress.update(0, "Looking for the brightest voxel, slice " + (z + 1) + " of " + planes);
			for (final RealType<?> t : Views.iterable(Views.hyperSlice(band, 2, z))) {
				final double v = t.getRealDouble();
				if (!Double.isFinite(v)) throw new UserError("The image \"" + title + "\" has a value that is no number (" + v +
					") in slice " + (z + 1) + ", channel " + (c + 1) + ". Replace such values first (Process > Noise > Remove NaNs...).");
				if (v > max) max = v;
			}
		}
		return max > 0 ? 255 / max : 1;
	}

	@Override
	public void read(final int slice, final Span rows, final Span columns, final FloatBuffer into) {
		final RandomAccess<? extends RealType<?>> at = pixels.randomAccess();
		final int[] xs = IntStream.range(0, columns.size()).map(i -> mirror(columns.start() + i, columns())).toArray();
		final float[] row = new float[columns.size() * BANDS];
		at.setPosition(slice, scan);
		for (int r = 0; r < rows.size(); r++) {
			at.setPosition(mirror(rows.start() + r, rows()), depth);
			for (int b = 0; b < BANDS; b++) {
				at.setPosition(channel[b], 3);
				final float g = gain[b];
				for (int x = 0, i = b; x < xs.length; x++, i += BANDS) {
					at.setPosition(xs[x], 0);
					row[i] = g * Math.max(0, at.get().getRealFloat()) + offset;
				}
			}
			into.put(row);
		}
	}

	/** Index into an axis of n pixels, mirrored at its borders with the border pixel repeated. */
	static int mirror(final int i, final int n) {
		final int k = Math.floorMod(i, 2 * n);
		return k < n ? k : 2 * n - 1 - k;
	}
}
