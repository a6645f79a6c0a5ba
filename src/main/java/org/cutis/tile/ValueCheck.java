package org.cutis.tile;

import java.util.Locale;

import org.cutis.image.Volume;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** Whether an image's values are like those that a model was trained on, which its normalization brings to 0..1. */
final class ValueCheck {

	/** Beyond 0..1 by more than all of it. */
	private static final double LOWEST = -1, HIGHEST = 2;

	/** Share of 0..1 that an image should at least fill: an 8-bit image fills 1/16 of 12 bits. */
	private static final double NARROWEST = 0.1;

	private ValueCheck() {}

	/**
	 * Looks through an image and says in the log if its values are far from those of the training.
	 *
	 * @throws UserError at a value that is no number
	 */
	static void warn(final Volume<?> image, final ModelInfo model, final Progress progress) {
		ValueRange range = ValueRange.of(image, 0, progress, "Checking the values");
		for (int c = 1; c < image.channels(); c++)
			range = range.and(ValueRange.of(image, c, progress, "Checking the values"));
		final Normalization n = model.normalization();
		final double a = n.gain() * range.min() + n.offset(), b = n.gain() * range.max() + n.offset();
		if (Math.min(a, b) >= LOWEST && Math.max(a, b) <= HIGHEST && Math.abs(b - a) >= NARROWEST) return;
		final double zero = -n.offset() / n.gain(), one = (1 - n.offset()) / n.gain();
		progress.log("The values of the image \"" + image.title() + "\" are " + text(range.min()) + " to " + text(range
			.max()) + ", but model " + model.name() + " was trained on about " + text(Math.min(zero, one)) + " to " + text(Math
				.max(zero, one)) + ": do not trust the result unseen. Segment an image of the same kind and bit depth as those " +
			"it was trained on.");
	}

	/** Whole numbers as such, others with four digits. */
	private static String text(final double value) {
		final double rounded = Math.rint(value);
		if (Math.abs(value - rounded) < 1e-6 && Math.abs(value) < 1e9) return String.valueOf((long) rounded);
		return String.format(Locale.ROOT, "%.4g", value);
	}
}
