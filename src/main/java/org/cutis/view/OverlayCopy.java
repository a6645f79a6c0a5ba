package org.cutis.view;

import org.cutis.task.Progress;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;

/** A copy of an image with more drawn over it; the image itself stays as it is. */
final class OverlayCopy {

	private OverlayCopy() {}

	/**
	 * Copies an image with its calibration, colours and overlay.
	 *
	 * @param image one with slices or, as the door takes it, frames instead
	 * @param rois to add; {@link Roi#getPosition} is the slice, from 1
	 */
	static ImagePlus of(final ImagePlus image, final String title, final Iterable<Roi> rois, final Progress progress) {
		final ImagePlus copy = copy(image, title, progress);
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay().duplicate();
		final boolean frames = image.getNSlices() == 1;
		for (final Roi roi : rois) {
			final int slice = roi.getPosition();
			if (image.getNChannels() > 1) roi.setPosition(0, frames ? 0 : slice, frames ? slice : 0);
			overlay.add(roi);
		}
		copy.setOverlay(overlay);
		return copy;
	}

	/** All of an image, whatever is selected in it. */
	private static ImagePlus copy(final ImagePlus image, final String title, final Progress progress) {
		final ImageStack from = image.getStack();
		final ImageStack to = new ImageStack(image.getWidth(), image.getHeight());
		for (int i = 1; i <= from.size(); i++) {
			progress.update((double) i / from.size(), "Copying the image");
			to.addSlice(from.getSliceLabel(i), from.getProcessor(i).duplicate());
		}
		final ImagePlus copy = new ImagePlus(title, to);
		copy.setCalibration(image.getCalibration().copy());
		copy.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		copy.setOpenAsHyperStack(image.isHyperStack());
		copy.setProperty("Info", image.getProperty("Info"));
		if (image instanceof CompositeImage colors) {
			final CompositeImage composite = new CompositeImage(copy, colors.getMode());
			composite.copyLuts(colors);
			return composite;
		}
		// Of an RGB image it would change the pixels.
		if (image.getBitDepth() != 24) copy.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		return copy;
	}
}
