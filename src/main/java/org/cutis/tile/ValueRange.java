package org.cutis.tile;

import org.cutis.image.Volume;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * The smallest and the largest value of an image or channel.
 */
public record ValueRange(double min, double max) {

	private static final ValueRange BYTES = new ValueRange(0, 255);

	/** The largest value of an image of fractions, 0 to 1. */
	private static final double FRACTIONS = 1.5;

	/** Values of a source that are looked at together. */
	private static final int MOST_VALUES = 1 << 18;

	/**
	 * Looks through a channel.
	 *
	 * @param channel from 0
	 * @param message shown with the number of the slice, for example {@code Checking the values}
	 * @throws UserError at a value that is no number
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static ValueRange of(final Volume<?> image, final int channel, final Progress progress,
		final String message)
	{
		final RandomAccessibleInterval<? extends RealType<?>> pixels = Views.hyperSlice(Views.zeroMin(image.pixels()), 3,
			channel);
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		final long slices = pixels.dimension(2);
		for (long z = 0; z < slices; z++) {
			progress.update(0, message + ", slice " + (z + 1) + " of " + slices);
			for (final RealType<?> t : Views.iterable(Views.hyperSlice(pixels, 2, z))) {
				final double v = t.getRealDouble();
				if (!Double.isFinite(v)) throw new UserError("The image \"" + image.title() +
					"\" has a value that is no number (" + v + ") in slice " + (z + 1) + ", channel " + (channel + 1) +
					". Replace such values first (Process > Noise > Remove NaNs...).");
				if (v < min) min = v;
				if (v > max) max = v;
			}
		}
		return new ValueRange(min, max);
	}

	/**
	 * The range of values that a model has learned.
	 *
	 * @param example values of an image as it has seen, before normalization; if they
	 *          are all the same, the range is what normalization brings to 0..1
	 */
	public static ValueRange learned(final float[] example, final Normalization n) {
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (final float v : example) {
			min = Math.min(min, v);
			max = Math.max(max, v);
		}
		if (!(min < max)) {
			final double zero = (0 - n.offset()) / n.gain(), one = (1 - n.offset()) / n.gain();
			return new ValueRange(Math.min(zero, one), Math.max(zero, one));
		}
		// One image need not have them all.
		if (min >= 0 && max > FRACTIONS && max <= BYTES.max()) return BYTES;
		return new ValueRange(Math.min(0, min), max);
	}

	/**
	 * Looks through a source, row by row.
	 *
	 * @param untilTwo whether two different values are enough; the range is then not the whole one
	 * @param message shown with the progress
	 * @throws UserError at a value that is no number
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static ValueRange of(final PixelSource source, final boolean untilTwo, final Progress progress,
		final String message)
	{
		final int width = (int) Math.min(source.width(), MOST_VALUES);
		final int rows = Math.max(1, MOST_VALUES / (width * source.channels()));
		final float[] values = new float[rows * width * source.channels()];
		float min = Float.POSITIVE_INFINITY, max = Float.NEGATIVE_INFINITY;
		for (long y = 0; y < source.height(); y += rows)
			for (long x = 0; x < source.width(); x += width) {
				progress.update(0, message);
				final int w = (int) Math.min(width, source.width() - x), h = (int) Math.min(rows, source.height() - y);
				source.read(x, y, w, h, values);
				for (int i = 0; i < w * h * source.channels(); i++) {
					min = Math.min(min, values[i]);
					max = Math.max(max, values[i]);
				}
				if (untilTwo && min < max) return new ValueRange(min, max);
			}
		return new ValueRange(min, max);
	}

	/** The range of both. */
	ValueRange and(final ValueRange other) {
		return new ValueRange(Math.min(min, other.min), Math.max(max, other.max));
	}
}
