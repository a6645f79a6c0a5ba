package org.cutis.rsom;

import java.nio.FloatBuffer;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.SlicePipeline;
import org.cutis.tile.Span;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.BlockInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.converter.Converters;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/**
 * Reads B-scans (rows along depth, columns along x) of an RSOM image as the
 * network wants them: two bands, normalized as the model says. 8-bit images are
 * taken as they are; 16- and 32-bit images are brought to 0..255 first, each
 * band by its maximum, and negative values count as 0. What a single-band image
 * has goes into both bands. Beyond the image's borders it is mirrored, the border
 * pixel repeated. Reads whole blocks of primitive values: it runs beside the
 * network and must leave it the processor.
 */
final class BandReader implements SlicePipeline.Source {

	/** LF and HF. */
	static final int BANDS = 2;

	/** Rows copied at a time: few enough for the processor's cache. */
	private static final int ROWS = 32;

	private final RandomAccessibleInterval<? extends RealType<?>> pixels;

	/** The pixels, mirrored beyond their borders: bytes, shorts or floats. */
	private final PrimitiveBlocks<?> blocks;

	private final int depth;

	private final int scan;

	/** Per band: channel it is read from, and what its values are multiplied by. */
	private final int[] channel;

	private final double[] gain;

	private final double offset;

	BandReader(final Volume<?> image, final DepthAxis axis, final Normalization normalization,
		final Progress progress)
	{
		if (image.channels() > BANDS) throw new UserError("The image \"" + image.title() + "\" has " + image
			.channels() + " channels, but an RSOM image has one or two (LF, HF). " +
			"Choose one or two of them with Image > Duplicate... first.");
		pixels = Views.zeroMin(image.pixels());
		blocks = blocks(pixels);
		depth = axis.dimension();
		scan = axis.scanDimension();
		channel = new int[] { 0, image.channels() - 1 };
		final double[] gains = new double[image.channels()];
		for (int c = 0; c < gains.length; c++)
			gains[c] = normalization.gain() * toByteRange(image.title(), c, progress);
		offset = normalization.offset();
		gain = new double[] { gains[0], gains[gains.length - 1] };
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

	private static PrimitiveBlocks<?> blocks(final RandomAccessibleInterval<? extends RealType<?>> image) {
		final Object type = image.getAt(0, 0, 0, 0);
		if (type instanceof UnsignedByteType) return mirrored(Cast.<RandomAccessibleInterval<UnsignedByteType>>unchecked(
			image));
		if (type instanceof UnsignedShortType) return mirrored(Cast
			.<RandomAccessibleInterval<UnsignedShortType>>unchecked(image));
		if (type instanceof FloatType) return mirrored(Cast.<RandomAccessibleInterval<FloatType>>unchecked(image));
		return mirrored(Converters.convert(Cast.<RandomAccessibleInterval<RealType<?>>>unchecked(image), (in, out) -> out
			.set(in.getRealFloat()), new FloatType()));
	}

	private static <T extends NativeType<T>> PrimitiveBlocks<T> mirrored(final RandomAccessibleInterval<T> image) {
		return PrimitiveBlocks.of(Views.extendMirrorDouble(image), PrimitiveBlocks.OnFallback.ACCEPT);
	}

	@Override
	public void read(final int slice, final Span rows, final Span columns, final FloatBuffer into) {
		final int w = columns.size();
		final Object values = values(ROWS * w);
		final float[] out = new float[ROWS * w * BANDS];
		for (int r = 0; r < rows.size(); r += ROWS) {
			final int h = Math.min(ROWS, rows.size() - r);
			for (int b = 0; b < BANDS; b++) {
				if (b == 0 || channel[b] != channel[0]) blocks.copy(block(slice, channel[b], rows.start() + r, h, columns),
					values);
				normalize(values, b, out);
			}
			into.put(out, 0, h * w * BANDS);
		}
	}

	/** An array of the kind the blocks are copied to. */
	private Object values(final int n) {
		if (blocks.getType() instanceof UnsignedByteType) return new byte[n];
		return blocks.getType() instanceof UnsignedShortType ? new short[n] : new float[n];
	}

	/** Where rows lie in the image; their pixels come row by row, whichever axis runs into the skin. */
	private BlockInterval block(final int slice, final int c, final int row, final int rows, final Span columns) {
		final long[] min = { columns.start(), 0, 0, c };
		final int[] size = { columns.size(), 1, 1, 1 };
		min[scan] = slice;
		min[depth] = row;
		size[depth] = rows;
		return BlockInterval.wrap(min, size);
	}

	private void normalize(final Object values, final int band, final float[] out) {
		final double g = gain[band];
		if (values instanceof byte[] v) for (int i = 0, k = band; i < v.length; i++, k += BANDS)
			out[k] = (float) (g * (v[i] & 0xff) + offset);
		else if (values instanceof short[] v) for (int i = 0, k = band; i < v.length; i++, k += BANDS)
			out[k] = (float) (g * (v[i] & 0xffff) + offset);
		else if (values instanceof float[] v) for (int i = 0, k = band; i < v.length; i++, k += BANDS)
			out[k] = (float) (g * (v[i] > 0 ? v[i] : 0) + offset);
	}
}
