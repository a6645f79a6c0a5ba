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
import net.imglib2.view.Views;

/**
 * Any ImgLib2 image as a source: array, planar, cell or virtual, of any minimum.
 * Reads blocks of primitive values where the image has such.
 */
public final class ImageSource implements PixelSource {

	private final String title;

	private final RandomAccessibleInterval<? extends RealType<?>> image;

	private final PrimitiveBlocks<?> blocks;

	private final double gain, offset;

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
		this.image = image.numDimensions() == 3 ? image : Views.addDimension(image, 0, 0);
		this.gain = gain;
		this.offset = offset;
		blocks = blocks(this.image);
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
		return (int) image.dimension(2);
	}

	@Override
	public void read(final long x, final long y, final int width, final int height, final float[] into) {
		final int n = width * height, channels = channels();
		final Object values = array(n);
		for (int c = 0; c < channels; c++) {
			final Interval block = BlockInterval.wrap(new long[] { image.min(0) + x, image.min(1) + y, image.min(2) + c },
				new int[] { width, height, 1 });
			blocks.copy(block, values);
			if (values instanceof byte[] v) for (int i = 0, k = c; i < n; i++, k += channels)
				into[k] = (float) (gain * (v[i] & 0xff) + offset);
			else if (values instanceof short[] v) for (int i = 0, k = c; i < n; i++, k += channels)
				into[k] = (float) (gain * (v[i] & 0xffff) + offset);
			else if (values instanceof float[] v) for (int i = 0, k = c; i < n; i++, k += channels) {
				if (!Float.isFinite(v[i])) throw noNumber(v[i], x + i % width, y + i / width);
				into[k] = (float) (gain * v[i] + offset);
			}
		}
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
