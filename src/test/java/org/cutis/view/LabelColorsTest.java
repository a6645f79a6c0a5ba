package org.cutis.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.Set;

import org.junit.Test;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

public class LabelColorsTest {

	@Test
	public void zeroIsBlackAndAllLabelsDiffer() {
		assertEquals(Color.BLACK, LabelColors.of(0));
		final Set<Color> colors = new HashSet<>();
		for (int i = 0; i < 256; i++)
			colors.add(LabelColors.of(i));
		assertEquals(256, colors.size());
	}

	@Test
	public void neighboursAreFarApart() {
		for (int i = 1; i < 256; i++) {
			final Color a = LabelColors.of(i - 1);
			final Color b = LabelColors.of(i);
			final int distance = Math.abs(a.getRed() - b.getRed()) + Math.abs(a.getGreen() - b.getGreen()) + Math.abs(a
				.getBlue() - b.getBlue());
			assertTrue("labels " + (i - 1) + " and " + i + ": " + distance, distance > 100);
		}
	}

	@Test
	public void eightAndSixteenBitImagesAreColouredAlike() {
		for (final ImageProcessor ip : new ImageProcessor[] { new ByteProcessor(3, 1), new ShortProcessor(3, 1) }) {
			ip.set(1, 0, 1);
			ip.set(2, 0, 7);
			final ImagePlus image = new ImagePlus("labels", ip);
			LabelColors.apply(image);
			final int[] rgb = (int[]) image.getProcessor().convertToRGB().getPixels();
			assertEquals(LabelColors.of(0).getRGB(), 0xff000000 | rgb[0]);
			assertEquals(LabelColors.of(1).getRGB(), 0xff000000 | rgb[1]);
			assertEquals(LabelColors.of(7).getRGB(), 0xff000000 | rgb[2]);
		}
	}
}
