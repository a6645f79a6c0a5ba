package org.cutis.rsom;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.SliceReader;
import org.cutis.tile.ValueRange;

import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Reads B-scans (rows along depth, columns along x) of an RSOM image as the
 * network wants them: two bands, normalized as the model says. 8-bit images are
 * taken as they are; 16- and 32-bit images are brought to 0..255 first, each
 * band by its maximum, and negative values count as 0. What a single-band image
 * has goes into both bands.
 */
final class BandReader {

	/** LF and HF. */
	static final int BANDS = 2;

	private BandReader() {}

	/**
	 * @throws UserError if the image has more than two channels, or a value that is no number
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	static SliceReader of(final Volume<?> image, final DepthAxis axis, final Normalization normalization,
		final Progress progress)
	{
		if (image.channels() > BANDS) throw new UserError("The image \"" + image.title() + "\" has " + image
			.channels() + " channels, but an RSOM image has one or two (LF, HF). " +
			"Choose one or two of them with Image > Duplicate... first.");
		final SliceReader.Channel[] channels = new SliceReader.Channel[image.channels()];
		for (int c = 0; c < channels.length; c++)
			channels[c] = new SliceReader.Channel(c, normalization.gain() * toByteRange(image, c, progress));
		final SliceReader.Channel[] bands = { channels[0], channels[channels.length - 1] };
		return new SliceReader(image.pixels(), axis, bands, normalization.offset(), 0);
	}

	/** What a band's values are multiplied by to lie in 0..255. */
	private static double toByteRange(final Volume<?> image, final int c, final Progress progress) {
		if (image.pixels().getAt(image.pixels().minAsLongArray()) instanceof UnsignedByteType) return 1;
		final double max = ValueRange.of(image, c, progress, "Looking for the brightest voxel").max();
		return max > 0 ? 255 / max : 1;
	}
}
