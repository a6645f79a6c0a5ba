package org.cutis.tile;

import org.cutis.task.UserError;

import net.imglib2.Interval;
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

/**
 * Any ImgLib2 image as a source: array, planar, cell or virtual, of any minimum.
 * Reads blocks of primitive values where the image has such.
 */
public final class ImageSource implements PixelSource {

	private final String title;

	private final RandomAccessibleInterval<? extends RealType<?>> image;

	private final PrimitiveBlocks<?> blocks;

	private final double gain, offset;

	/** What blocks are copied to, kept for the next reading. */
	private Object values;

	private int capacity;

	/** What each 8-bit value becomes. */
	private final float[] ofByte = new float[256];

	/**
	 * Wraps an image.
	 *
	 * @param title for errors
	 * @param image axes x, y or x, y, channel
	 * @param gain values are multiplied by it
	 * @param offset is added then
	 */
	public ImageSource(final String title, final RandomAccessibleInterval<? extends RealType<?>> image,
		final double gain, final double offset)
	{
		if (image.numDimensions() != 2 && image.numDimensions() != 3) throw new IllegalArgumentException(
			"An image has the axes x, y or x, y, channel, but this one has " + image.numDimensions());
		this.title = title;
		this.image = image;
		this.gain = gain;
		this.offset = offset;
		for (int v = 0; v < ofByte.length; v++)
			ofByte[v] = (float) (gain * v + offset);
		blocks = blocks(image);
	}

	private static PrimitiveBlocks<?> blocks(final RandomAccessibleInterval<? extends RealType<?>> image) {
		final Object type = image.getType();
		if (type instanceof UnsignedByteType) return of(Cast.<RandomAccessibleInterval<UnsignedByteType>>unchecked(image));
		if (type instanceof UnsignedShortType) return of(Cast.<RandomAccessibleInterval<UnsignedShortType>>unchecked(
			image));
		if (type instanceof FloatType) return of(Cast.<RandomAccessibleInterval<FloatType>>unchecked(image));
		return of(Converters.convert(Cast.<RandomAccessibleInterval<RealType<?>>>unchecked(image), (in, out) -> out.set(in
			.getRealFloat()), new FloatType()));
	}

	private static <T extends NativeType<T>> PrimitiveBlocks<T> of(final RandomAccessibleInterval<T> image) {
		return PrimitiveBlocks.of(image, PrimitiveBlocks.OnFallback.ACCEPT);
	}

	@Override
	public long width() {
		return image.dimension(0);
	}

	@Override
	public long height() {
		return image.dimension(1);
	}

	@Override
	public int channels() {
		return image.numDimensions() == 3 ? (int) image.dimension(2) : 1;
	}

	@Override
	public void read(final long x, final long y, final int width, final int height, final float[] into) {
		final int n = width * height, channels = channels();
		if (n > capacity) {
			values = array(n);
			capacity = n;
		}
		for (int c = 0; c < channels; c++) {
			blocks.copy(block(x, y, width, height, c), values);
			if (values instanceof byte[] v) for (int i = 0, k = c; i < n; i++, k += channels)
				into[k] = ofByte[v[i] & 0xff];
			else if (values instanceof short[] v) for (int i = 0, k = c; i < n; i++, k += channels)
				into[k] = (float) (gain * (v[i] & 0xffff) + offset);
			else if (values instanceof float[] v) for (int i = 0, k = c; i < n; i++, k += channels) {
				if (!Float.isFinite(v[i])) throw noNumber(v[i], x + i % width, y + i / width);
				into[k] = (float) (gain * v[i] + offset);
			}
		}
	}

	private Interval block(final long x, final long y, final int width, final int height, final int channel) {
		final long left = image.min(0) + x, top = image.min(1) + y;
		// No axis is added to an image of two: blocks of such a view are read pixel by pixel.
		return image.numDimensions() == 2 ? BlockInterval.wrap(new long[] { left, top }, new int[] { width, height })
			: BlockInterval.wrap(new long[] { left, top, image.min(2) + channel }, new int[] { width, height, 1 });
	}

	/** An array of the kind the blocks are copied to. */
	private Object array(final int n) {
		if (blocks.getType() instanceof UnsignedByteType) return new byte[n];
		return blocks.getType() instanceof UnsignedShortType ? new short[n] : new float[n];
	}

	private UserError noNumber(final float value, final long x, final long y) {
		return new UserError("The image \"" + title + "\" has a value that is no number (" + value + ") at x = " + x +
			", y = " + y + ". Replace such values first (Process > Noise > Remove NaNs...).");
	}
}
