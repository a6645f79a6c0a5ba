package org.cutis.tile;

import java.io.IOException;
import java.util.Locale;

import org.cutis.model.ModelBundle;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;

/**
 * Brings an image's values to what a model has learned. As they are, they go
 * through the model's {@link Normalization}. Values of another kind than the
 * model's (one for 8 bits and an image of 16, or of decibels below 0) are
 * stretched to the model's range before: 0, or the smallest value if that is
 * negative, and the largest become its ends. The model's range is that of the
 * example image in its bundle.
 *
 * @param gain from the image's values to the network's
 * @param offset added after the gain
 * @param stretched whether the values are of another kind
 */
public record ModelValues(double gain, double offset, boolean stretched) {

	/** Shares of the model's range that values of the same kind may go beyond its ends. */
	private static final double BELOW = 0.2, ABOVE = 1;

	/** Share of it that they fill at least. */
	private static final double NARROWEST = 0.1;

	private static final ValueRange BYTES = new ValueRange(0, 255);

	/**
	 * Decides how values are brought to a model's; says in the log if they are stretched, or all the same.
	 *
	 * @param title of the image
	 * @param found the range of its values; of 8 bits any part of it
	 * @param bytes whether the image is of 8 bits: its range is then 0 to 255, whatever it holds
	 */
	public static ModelValues of(final String title, final ValueRange found, final boolean bytes,
		final ModelBundle model, final Progress progress) throws IOException
	{
		if (found.min() == found.max()) progress.log("The image \"" + title + "\" is " + text(found.min()) +
			" everywhere: its labels mean nothing.");
		final ValueRange range = bytes ? BYTES : new ValueRange(Math.min(0, found.min()), found.max());
		final Normalization n = model.info().normalization();
		final ValueRange learned = ValueRange.learned(model.testInput().data(), n);
		final ModelValues values = fit(range, learned, n);
		if (values.stretched) progress.log("The values of the image \"" + title + "\" are not of the kind that model " +
			model.info().name() + " was trained on: " + text(range.min()) + " to " + text(range.max()) + " are stretched to " +
			text(learned.min()) + " to " + text(learned.max()) + ".");
		return values;
	}

	/** @param range of the image's values @param learned of the model's */
	static ModelValues fit(final ValueRange range, final ValueRange learned, final Normalization n) {
		final double span = range.max() - range.min(), model = learned.max() - learned.min();
		final boolean same = range.min() >= learned.min() - BELOW * model && range.max() <= learned.max() + ABOVE * model &&
			span >= NARROWEST * model;
		if (same || span <= 0) return new ModelValues(n.gain(), n.offset(), false);
		final double stretch = model / span;
		return new ModelValues(n.gain() * stretch, n.gain() * (learned.min() - range.min() * stretch) + n.offset(), true);
	}

	/** Whole numbers as such, others with four digits. */
	private static String text(final double value) {
		final double rounded = Math.rint(value);
		if (Math.abs(value - rounded) < 1e-6 && Math.abs(value) < 1e9) return String.valueOf((long) rounded);
		return String.format(Locale.ROOT, "%.4g", value);
	}
}
