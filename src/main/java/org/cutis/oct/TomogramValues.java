package org.cutis.oct;

import java.util.Locale;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.SliceReader;
import org.cutis.tile.ValueRange;

import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Brings a tomogram's values to what a model has learned. As they are, they go
 * through the model's {@link Normalization}, which brings those of its training
 * to 0..1. Values of another kind (a model for 8 bits and a tomogram of 16, raw
 * values where it has learned decibels) are stretched first: 0, or the smallest
 * value if that is negative, becomes 0, and the largest 1.
 */
final class TomogramValues {

	/** Beyond 0..1 and within these, values may still be of the same kind. */
	private static final double LOWEST = -0.2, HIGHEST = 2;

	/** Share of 0..1 that values of the same kind fill at least. */
	private static final double NARROWEST = 0.1;

	private static final double MAX_BYTE = 255;

	private TomogramValues() {}

	/**
	 * Looks through the image and makes its reader.
	 *
	 * @throws UserError at a value that is no number
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	static SliceReader reader(final Volume<?> image, final DepthAxis depth, final ModelInfo model,
		final Progress progress)
	{
		final ValueRange range = ValueRange.of(image, 0, progress, "Checking the values");
		if (range.min() == range.max()) progress.log("The image \"" + image.title() + "\" is " + text(range.min()) +
			" everywhere: its labels mean nothing.");
		final boolean bytes = image.pixels().getAt(image.pixels().minAsLongArray()) instanceof UnsignedByteType;
		final double low = bytes ? 0 : Math.min(0, range.min());
		final double high = bytes ? MAX_BYTE : range.max();
		final Normalization n = model.normalization();
		final boolean fit = high <= low || fits(n, low, high);
		if (!fit) progress.log("The values of the image \"" + image.title() + "\" are not of the kind that model " + model
			.name() + " was trained on: " + text(low) + " to " + text(high) + " are stretched to its range.");
		final double gain = fit ? n.gain() : 1 / (high - low);
		final double offset = fit ? n.offset() : -low * gain;
		return new SliceReader(image.pixels(), depth, new SliceReader.Channel[] { new SliceReader.Channel(0, gain) }, offset,
			Double.NEGATIVE_INFINITY);
	}

	private static boolean fits(final Normalization n, final double low, final double high) {
		final double a = n.gain() * low + n.offset(), b = n.gain() * high + n.offset();
		return Math.min(a, b) >= LOWEST && Math.max(a, b) <= HIGHEST && Math.abs(b - a) >= NARROWEST;
	}

	/** Whole numbers as such, others with four digits. */
	private static String text(final double value) {
		final double rounded = Math.rint(value);
		if (Math.abs(value - rounded) < 1e-6 && Math.abs(value) < 1e9) return String.valueOf((long) rounded);
		return String.format(Locale.ROOT, "%.4g", value);
	}
}
