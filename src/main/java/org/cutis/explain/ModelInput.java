package org.cutis.explain;

import java.io.IOException;

import org.cutis.model.FloatTensor;
import org.cutis.model.ModelBundle;
import org.cutis.model.SpaceAxis;
import org.cutis.task.UserError;
import org.cutis.tile.ValueRange;

/** What an image is like that a model takes. */
final class ModelInput {

	/** Pixels along a side at most: a gradient takes some ten times the memory of a prediction. */
	static final int LARGEST = 1024;

	private ModelInput() {}

	/**
	 * The pixels along an axis.
	 *
	 * @param wanted 0 for the preferred tile, or what fits of it
	 * @param parameter its name
	 * @throws UserError if the model does not take it
	 */
	static int of(final SpaceAxis axis, final int wanted, final String parameter, final String model) {
		final int multiple = axis.multiple();
		if (wanted == 0) return Math.min(axis.tile(), Math.max(multiple, LARGEST / multiple * multiple));
		if (wanted > 0 && wanted <= LARGEST && wanted % multiple == 0) return wanted;
		final int below = Math.min(wanted, LARGEST) / multiple * multiple;
		final int nearest = Math.max(multiple, wanted - below > multiple / 2 && below + multiple <= LARGEST ? below + multiple
			: below);
		throw new UserError(parameter + " is " + wanted + ", but model " + model + " takes multiples of " + multiple +
			" pixels, here at most " + LARGEST + ". Choose " + nearest + ", or 0 for the model's preferred size.");
	}

	/**
	 * The values of real images by channel, before normalization, of which the bundle has an example.
	 *
	 * @throws IOException if it cannot be read
	 * @throws UserError if it is damaged
	 */
	static ValueRange[] ranges(final ModelBundle model) throws IOException {
		final FloatTensor example = model.testInput();
		final int channels = model.info().channels().size();
		if (example.data().length == 0 || example.shape()[example.shape().length - 1] != channels) throw new UserError(
			"Model " + model.info().name() + " is damaged: its example image does not have " + channels +
				" channels. Get the model again.");
		final ValueRange[] ranges = new ValueRange[channels];
		for (int c = 0; c < channels; c++) {
			final float[] values = new float[example.data().length / channels];
			for (int i = 0; i < values.length; i++)
				values[i] = example.data()[i * channels + c];
			ranges[c] = ValueRange.learned(values, model.info().normalization());
		}
		return ranges;
	}
}
