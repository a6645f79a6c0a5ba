package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.cutis.model.ModelClass;
import org.cutis.model.RcmClasses;
import org.cutis.task.Progress;
import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;

/** Legends of label images, and the picture with a legend. */
public class LegendOverlayTest {

	@Test
	public void everyClassHasItsColourAndName() {
		final ImagePlus labels = IJ.createImage("l", "8-bit black", 800, 600, 1);
		LegendOverlay.add(labels, RcmClasses.ALL);
		final Roi[] rois = labels.getOverlay().toArray();
		assertEquals(1 + 2 * 6, rois.length);
		for (int i = 0; i < 6; i++) {
			assertEquals(RcmClasses.ALL.get(i).color(), rois[1 + 2 * i].getFillColor().getRGB() & 0xFFFFFF);
			assertEquals(RcmClasses.ALL.get(i).name(), ((TextRoi) rois[2 + 2 * i]).getText().strip());
			for (final Roi roi : Arrays.asList(rois[1 + 2 * i], rois[2 + 2 * i]))
				assertTrue("inside the box: " + roi, rois[0].getBounds().contains(roi.getBounds()));
		}
		final int[] drawn = (int[]) labels.flatten().getProcessor().getPixels();
		for (final ModelClass c : RcmClasses.ALL)
			assertTrue(c.name(), IntStream.of(drawn).anyMatch(p -> (p & 0xFFFFFF) == c.color()));
		assertTrue("labels stay as they are", IntStream.range(0, 480000).allMatch(i -> labels.getProcessor().get(i) == 0));
	}

	@Test
	public void smallImagesHaveNone() {
		final ImagePlus labels = IJ.createImage("l", "8-bit black", 800, 255, 1);
		LegendOverlay.add(labels, RcmClasses.ALL);
		assertNull(labels.getOverlay());
	}

	/** By hand: a pixel of the right picture is half the image's and half the class's. */
	@Test
	public void thePictureHasImageAndClasses() {
		final ImagePlus image = IJ.createImage("i", "8-bit black", 4, 70, 1);
		final byte[] labels = new byte[4 * 70];
		for (int i = 0; i < labels.length; i++) {
			image.getProcessor().set(i, 10 * (i % 4));
			labels[i] = (byte) (i % 4 == 3 ? 1 : 0);
		}
		image.setDisplayRange(0, 255);
		final ColorProcessor picture = ClassPicture.of(image, labels, RcmClasses.ALL.subList(0, 2), new double[] { 75, 25 },
			Progress.none());
		assertArrayEquals(new int[] { 20, 20, 20 }, picture.getPixel(2, 33, null));
		// Background is 0xE41A1C, artifact 0xFFE119.
		assertArrayEquals(new int[] { (20 + 0xE4) / 2, (20 + 0x1A) / 2, (20 + 0x1C) / 2 }, picture.getPixel(4 + 6 + 2, 33,
			null));
		assertArrayEquals(new int[] { Math.round((30 + 0xFF) / 2f), Math.round((30 + 0xE1) / 2f), Math.round((30 + 0x19) /
			2f) }, picture.getPixel(4 + 6 + 3, 33, null));
	}

	/** 16 x 16 pixels become one: the mean of what lies under it, classes in their shares. */
	@Test
	public void largeImagesAreMadeSmaller() {
		final int side = 4000;
		final ImagePlus image = IJ.createImage("i", "16-bit black", side, 8, 1);
		final byte[] labels = new byte[side * 8];
		for (int i = 0; i < labels.length; i++) {
			image.getProcessor().set(i, i % 2 * 1000);
			labels[i] = (byte) (i % side % 4 == 3 ? 1 : 0);
		}
		image.setDisplayRange(0, 1000);
		final ColorProcessor picture = ClassPicture.of(image, labels, RcmClasses.ALL.subList(0, 2), new double[] { 75, 25 },
			Progress.none());
		assertEquals(1000 + 6 + 1000 + 6 + 210, picture.getWidth());
		final int[] grey = picture.getPixel(500, 1, null), mixed = picture.getPixel(1506, 1, null);
		assertArrayEquals(new int[] { 128, 128, 128 }, grey);
		assertEquals((127.5 + (3 * 0x1A + 0xE1) / 4.0) / 2, mixed[1], 0.5);
	}
}
