package org.cutis.view;

import java.awt.Color;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** Images whose channels are shown over each other. */
public final class Composites {

	/** LF red, HF green, as RSOM pictures are published. */
	private static final Color[] RSOM = { Color.RED, Color.GREEN };

	private Composites() {}

	/**
	 * An RSOM volume with LF in red and HF in green, shown from 0 to 255 or, if not
	 * 8-bit, to each channel's maximum.
	 *
	 * @param image 2 channels; its pixels are shared
	 */
	public static CompositeImage rsom(final ImagePlus image) {
		final CompositeImage composite = new CompositeImage(image, CompositeImage.COMPOSITE);
		for (int c = 1; c <= image.getNChannels(); c++) {
			final LUT lut = LUT.createLutFromColor(RSOM[(c - 1) % RSOM.length]);
			lut.min = 0;
			lut.max = image.getBitDepth() == 8 ? 255 : maximum(image, c);
			composite.setChannelLut(lut, c);
		}
		composite.setProperty("Info", image.getProperty("Info"));
		return composite;
	}

	private static double maximum(final ImagePlus image, final int channel) {
		double max = Float.MIN_NORMAL;
		for (int z = 1; z <= image.getNSlices(); z++) {
			final ImageProcessor slice = image.getStack().getProcessor(image.getStackIndex(channel, z, 1));
			for (int i = 0; i < slice.getPixelCount(); i++)
				max = Math.max(max, slice.getf(i));
		}
		return max;
	}
}
