package org.cutis.command;

import static org.junit.Assert.assertEquals;

import org.junit.Rule;
import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;

/** What Compute Roughness says to images that are no labels; ComputeRoughnessTest has more of it. */
public class BadLabelsTest {

	@Rule
	public final CommandRule commands = new CommandRule(ComputeRoughness.class);

	@Test
	public void valuesThatAreNoLabels() throws Exception {
		final String end = ", so it is not a label image: labels are whole numbers, for example 0 and 1. " +
			"Take the label image and not the probability, or threshold it first.";
		for (final float value : new float[] { 0.5f, -1.25f, Float.NaN, Float.POSITIVE_INFINITY }) {
			final ImagePlus image = IJ.createImage("a", "32-bit black", 9, 8, 3);
			image.getStack().getProcessor(2).setf(3, 4, value);
			says("image holds the value " + value + end, "image", image);
		}
	}

	@Test
	public void labelsThatAreNotThere() throws Exception {
		final ImagePlus black = IJ.createImage("a", "8-bit black", 9, 8, 3);
		says("label is 1, but the image has no such value. It has: 0.", "image", black);
		says("label is -3, but the image has no such value. It has: 0.", "image", black, "label", -3);
		final ImagePlus ramp = IJ.createImage("a", "8-bit ramp", 256, 8, 1);
		says("label is 700, but the image has no such value. It has: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, " +
			"15, 16, 17, 18, 19, ... (256 values).", "image", ramp, "label", 700);
	}

	@Test
	public void imagesThatAreNoVolume() throws Exception {
		says("The parameter image is missing: Label image: one channel of whole numbers, for example 0 and 1.");
		says("The image \"t\" has 3 time points of 4 slices. Choose one time point with Image > Duplicate... first.",
			"image", IJ.createHyperStack("t", 20, 10, 1, 4, 3, 8));
	}

	private void says(final String sentence, final Object... inputs) throws Exception {
		assertEquals(sentence, commands.complaint(inputs));
	}
}
