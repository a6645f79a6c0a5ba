package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import org.scijava.command.CommandModule;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

/** What tests ask of the results of Segment Epidermis. */
final class EpidermisResults {

	private EpidermisResults() {}

	static ImagePlus labels(final CommandModule module) {
		assertNull(module.getCancelReason());
		return (ImagePlus) module.getOutput("labels");
	}

	static ImagePlus probability(final CommandModule module) {
		assertNull(module.getCancelReason());
		return (ImagePlus) module.getOutput("probability");
	}

	static byte[][] slices(final ImagePlus labels) {
		final byte[][] slices = new byte[labels.getStackSize()][];
		for (int i = 0; i < slices.length; i++)
			slices[i] = (byte[]) labels.getStack().getPixels(i + 1);
		return slices;
	}

	static long voxels(final ImagePlus labels) {
		long n = 0;
		for (final byte[] slice : slices(labels))
			for (final byte label : slice)
				n += label;
		return n;
	}

	static void consistent(final ImagePlus labels, final ImagePlus probability, final double threshold) {
		for (int i = 1; i <= labels.getStackSize(); i++) {
			final ImageProcessor l = labels.getStack().getProcessor(i), p = probability.getStack().getProcessor(i);
			for (int k = 0; k < l.getPixelCount(); k++) {
				final float v = p.getf(k);
				assertTrue("probability " + v, v >= 0 && v <= 1);
				assertEquals(v >= (float) threshold ? 1 : 0, l.get(k));
			}
		}
	}

	static void close(final ImagePlus expected, final ImagePlus actual) {
		assertArrayEquals(expected.getDimensions(), actual.getDimensions());
		for (int i = 1; i <= expected.getStackSize(); i++)
			assertArrayEquals((float[]) expected.getStack().getPixels(i), (float[]) actual.getStack().getPixels(i), 2e-3f);
	}

	/** ImageJ writes pixels per unit to TIFF files with six decimals. */
	static void sameCalibration(final Calibration expected, final Calibration actual) {
		assertEquals(expected.pixelWidth, actual.pixelWidth, 1e-5 * expected.pixelWidth);
		assertEquals(expected.pixelHeight, actual.pixelHeight, 1e-5 * expected.pixelHeight);
		assertEquals(expected.pixelDepth, actual.pixelDepth, 1e-5 * expected.pixelDepth);
		assertEquals(expected.xOrigin, actual.xOrigin, 0);
		assertEquals(expected.yOrigin, actual.yOrigin, 0);
		assertEquals(expected.zOrigin, actual.zOrigin, 0);
		assertEquals(expected.getUnit(), actual.getUnit());
	}
}
