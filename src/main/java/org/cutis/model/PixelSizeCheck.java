package org.cutis.model;

import java.util.Locale;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.task.Progress;

/** Whether an image's pixels are about as large as those that a model was trained on. */
public final class PixelSizeCheck {

	/** Pixel sizes that differ more than this from the model's are worth a warning. */
	private static final double TOLERANCE = 1.25;

	private PixelSizeCheck() {}

	/**
	 * Says in the log where the pixel sizes differ. Nothing is compared where one of
	 * them is not known.
	 *
	 * @param depth the image's axis that the rows (y) of the network follow; of a network of volumes its slices (z), and
	 *          its rows follow the other
	 */
	public static void warn(final ModelInfo model, final PixelSize size, final DepthAxis depth, final Progress progress) {
		if (!size.known()) return;
		final boolean volumes = model.axes().stream().anyMatch(a -> a.id().equals("z"));
		for (final SpaceAxis axis : model.axes()) {
			if (!axis.isCalibrated()) continue;
			final boolean scans = volumes && axis.id().equals("y");
			final int dimension = axis.id().equals("x") ? 0 : scans ? depth.scanDimension() : depth.dimension();
			final double actual = size.along(dimension);
			final double ratio = Math.max(actual / axis.pixelSize(), axis.pixelSize() / actual);
			if (ratio > TOLERANCE) progress.log(String.format(Locale.ROOT,
				"The image has %.3g µm per pixel along %s, but model %s was trained at %.3g µm: do not trust the result unseen.",
				actual, "xyz".charAt(dimension), model.name(), axis.pixelSize()));
		}
	}
}
