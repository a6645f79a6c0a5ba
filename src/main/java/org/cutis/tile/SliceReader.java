package org.cutis.tile;

import java.nio.FloatBuffer;

import org.cutis.image.DepthAxis;

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
 * Reads slices of an image as a network wants them: rows along depth, columns
 * along x, channels interleaved, values times a gain plus an offset. Beyond the
 * image's borders it is mirrored, the border pixel repeated. Reads whole blocks
 * of primitive values: it runs beside the network and must leave it the processor.
 */
public final class SliceReader implements SlicePipeline.Source {

	/**
	 * What becomes one of the network's channels.
	 *
	 * @param index of the image's channel, from 0
	 * @param gain its values are multiplied by this
	 */
	public record Channel(int index, double gain) {}

	/** Rows copied at a time: few enough for the processor's cache. */
	private static final int ROWS = 32;

	/** The pixels, mirrored beyond their borders: bytes, shorts or floats. */
	private final PrimitiveBlocks<?> blocks;

	private final RandomAccessibleInterval<?> pixels;

	private final int depth;

	private final int scan;

	private final Channel[] channels;

	private final double offset;

	private final double floor;

	/**
	 * @param pixels axes x, y, z, c; any minimum
	 * @param axis that the rows follow
	 * @param channels one for each of the network's
	 * @param offset added after the gain
	 * @param floor smaller values of signed and 32-bit images count as this; minus infinity to take all as they are
	 */
	public SliceReader(final RandomAccessibleInterval<? extends RealType<?>> pixels, final DepthAxis axis,
		final Channel[] channels, final double offset, final double floor)
	{
		this.pixels = pixels;
		blocks = blocks(Views.zeroMin(pixels));
		depth = axis.dimension();
		scan = axis.scanDimension();
		this.channels = channels.clone();
		this.offset = offset;
		this.floor = floor;
	}

	/** Number of slices. */
	public int scans() {
		return (int) pixels.dimension(scan);
	}

	/** Extent of a slice along depth. */
	public int rows() {
		return (int) pixels.dimension(depth);
	}

	/** Extent of a slice along x. */
	public int columns() {
		return (int) pixels.dimension(0);
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
		final float[] out = new float[ROWS * w * channels.length];
		for (int r = 0; r < rows.size(); r += ROWS) {
			final int h = Math.min(ROWS, rows.size() - r);
			for (int c = 0; c < channels.length; c++) {
				if (c == 0 || channels[c].index != channels[c - 1].index) blocks.copy(block(slice, channels[c].index, rows
					.start() + r, h, columns), values);
				normalize(values, c, out);
			}
			into.put(out, 0, h * w * channels.length);
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

	private void normalize(final Object values, final int channel, final float[] out) {
		final double g = channels[channel].gain;
		final int n = channels.length;
		if (values instanceof byte[] v) for (int i = 0, k = channel; i < v.length; i++, k += n)
			out[k] = (float) (g * (v[i] & 0xff) + offset);
		else if (values instanceof short[] v) for (int i = 0, k = channel; i < v.length; i++, k += n)
			out[k] = (float) (g * (v[i] & 0xffff) + offset);
		else if (values instanceof float[] v) for (int i = 0, k = channel; i < v.length; i++, k += n)
			out[k] = (float) (g * (v[i] > floor ? v[i] : floor) + offset);
	}
}
