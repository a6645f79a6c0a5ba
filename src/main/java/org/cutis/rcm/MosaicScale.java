package org.cutis.rcm;

import java.math.BigDecimal;
import java.math.MathContext;

import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.model.ModelInfo;
import org.cutis.model.SpaceAxis;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.Scale;

/** How many pixels of a mosaic a model's pixel covers. */
final class MosaicScale {

	/** Image pixels along each side of a model pixel: beyond these the pixel size is a mistake. */
	private static final double COARSEST = 1 / 8.0, FINEST = 64;

	/** From where enlarging an image is worth a warning. */
	private static final double COARSE = 1 / 1.25;

	private MosaicScale() {}

	/** @throws UserError if the image has no pixel size or one that no mosaic has */
	static Scale of(final Volume<?> image, final ModelInfo model, final Progress progress) {
		final PixelSize size = image.size();
		if (!size.known()) throw new UserError("The image \"" + image.title() +
			"\" has no pixel size. Give pixel_size in µm (for example 0.5), or set it with Image > Properties...");
		final double x = pixel(model, "x"), y = pixel(model, "y");
		if (Double.isNaN(x) || Double.isNaN(y)) {
			progress.log("Model " + model.name() + " does not say at which pixel size it was trained: the image is not resampled.");
			return Scale.NONE;
		}
		final Scale scale = Scale.of(size.x(), size.y(), x, y);
		final double least = Math.min(scale.x(), scale.y()), most = Math.max(scale.x(), scale.y());
		if (least < COARSEST || most > FINEST) throw new UserError("The image \"" + image.title() + "\" has " + text(size
			.x()) + " x " + text(size.y()) + " µm per pixel, but model " + model.name() + " was trained at " + text(x) +
			": no RCM mosaic is that " + (least < COARSEST ? "coarse" : "fine") + ". Give the right pixel_size in µm.");
		if (least < COARSE) progress.log("The image has " + text(Math.max(size.x(), size.y())) +
			" µm per pixel and is enlarged to the " + text(x) + " that model " + model.name() +
			" was trained at: do not trust the result unseen.");
		return scale;
	}

	private static double pixel(final ModelInfo model, final String axis) {
		return model.axes().stream().filter(a -> a.id().equals(axis)).mapToDouble(SpaceAxis::pixelSize).findFirst().orElse(
			Double.NaN);
	}

	/** With four digits at most. */
	private static String text(final double value) {
		return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
	}
}
