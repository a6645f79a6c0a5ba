package org.cutis.oct;

import java.io.IOException;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.ModelBundle;
import org.cutis.task.Progress;
import org.cutis.tile.ModelValues;
import org.cutis.tile.SliceReader;
import org.cutis.tile.ValueRange;

import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Reads a tomogram with its values brought to what a model has learned. */
final class TomogramValues {

	private TomogramValues() {}

	/**
	 * Looks through the image and makes its reader.
	 *
	 * @throws org.cutis.task.UserError at a value that is no number
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	static SliceReader reader(final Volume<?> image, final DepthAxis depth, final ModelBundle model,
		final Progress progress) throws IOException
	{
		final ValueRange found = ValueRange.of(image, 0, progress, "Checking the values");
		final boolean bytes = image.pixels().getAt(image.pixels().minAsLongArray()) instanceof UnsignedByteType;
		final ModelValues values = ModelValues.of(image.title(), found, bytes, model, progress);
		return new SliceReader(image.pixels(), depth, new SliceReader.Channel[] { new SliceReader.Channel(0, values
			.gain()) }, values.offset(), Double.NEGATIVE_INFINITY);
	}
}
