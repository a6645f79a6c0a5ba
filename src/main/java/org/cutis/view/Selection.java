package org.cutis.view;

import java.awt.Rectangle;

import org.cutis.image.PixelSize;
import org.cutis.task.UserError;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/** The part of an image that the user has selected, for trying things out before the whole. */
public final class Selection {

	private Selection() {}

	/**
	 * The selection's bounding box; without one the image's middle.
	 *
	 * @param side µm along each side of the middle, at most the image's own
	 * @param size known
	 * @return x, y, inside the image, from (0, 0) on
	 * @throws UserError if the selection has no area in the image
	 */
	public static Interval region(final ImagePlus image, final double side, final PixelSize size) {
		final int w = image.getWidth(), h = image.getHeight();
		if (image.getRoi() == null) {
			final int x = pixels(side / size.x(), w), y = pixels(side / size.y(), h);
			return FinalInterval.createMinSize((w - x) / 2, (h - y) / 2, x, y);
		}
		final Rectangle box = image.getRoi().getBounds().intersection(new Rectangle(w, h));
		if (box.isEmpty() || !image.getRoi().isArea()) throw new UserError("The selection in the image \"" + image.getTitle() +
			"\" has no area. Draw a rectangle round the part to preview, or select nothing for the image's middle.");
		return FinalInterval.createMinSize(box.x, box.y, box.width, box.height);
	}

	/**
	 * Which pixels of a slice are selected.
	 *
	 * @return x fastest
	 * @throws UserError if nothing is, or the selection has no area in the image
	 */
	public static boolean[] pixels(final ImagePlus image) {
		final int w = image.getWidth(), h = image.getHeight();
		final boolean[] inside = new boolean[w * h];
		boolean any = false;
		final Roi roi = image.getRoi();
		if (roi != null && roi.isArea()) for (int i = 0; i < inside.length; i++) {
			inside[i] = roi.contains(i % w, i / w);
			any |= inside[i];
		}
		if (!any) throw new UserError("Nothing is selected in the image \"" + image.getTitle() +
			"\". Draw a selection that has an area, or do not restrict the command to it.");
		return inside;
	}

	private static int pixels(final double wanted, final int there) {
		return (int) Math.max(1, Math.min(there, Math.round(wanted)));
	}

	/** A copy of a part of a single image that lies where it lay. @param region x, y, inside the image */
	public static ImagePlus crop(final ImagePlus image, final Interval region, final String title) {
		final ImageProcessor pixels = image.getStack().getProcessor(1);
		pixels.setRoi((int) region.min(0), (int) region.min(1), (int) region.dimension(0), (int) region.dimension(1));
		final ImagePlus part = new ImagePlus(title, pixels.crop());
		final Calibration calibration = image.getCalibration().copy();
		calibration.xOrigin -= region.min(0);
		calibration.yOrigin -= region.min(1);
		part.setCalibration(calibration);
		part.setProperty("Info", image.getInfoProperty());
		if (image.getBitDepth() != 24) part.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		return part;
	}
}
