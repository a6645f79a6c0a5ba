package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.cutis.measure.HeightMap;
import org.junit.Test;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ColorProcessor;

public class ThicknessMapsTest {

	private static final HeightMap MAP = new HeightMap(3, 2, new double[] { 10, 20, Double.NaN, 14, 20, 10 });

	private static ImagePlus image(final HeightMap... maps) {
		final Calibration c = new Calibration();
		c.pixelWidth = 50;
		c.pixelHeight = 100;
		c.setUnit("um");
		c.setValueUnit("µm");
		return ThicknessMaps.image("t", List.of(maps), List.of("DEJ", "dermis").subList(0, maps.length), 0.5, c);
	}

	@Test
	public void valuesAreInMicrometresAndNoneIsNaN() {
		final ImagePlus image = image(MAP, MAP);
		assertArrayEquals(new float[] { 5, 10, Float.NaN, 7, 10, 5 }, (float[]) image.getStack().getPixels(2), 0);
		assertEquals("dermis", image.getStack().getSliceLabel(2));
		assertEquals("µm", image.getCalibration().getValueUnit());
	}

	/** As ImageJ itself draws it: viridis from its darkest to its brightest colour; black is none. */
	@Test
	public void coloursTellThickFromThinFromNone() {
		final ImagePlus image = image(MAP);
		final ColorProcessor drawn = (ColorProcessor) image.getProcessor().convertToRGB();
		assertEquals(0x440154, drawn.get(0, 0) & 0xffffff);
		assertEquals(0xFDE725, drawn.get(1, 0) & 0xffffff);
		assertEquals(0, drawn.get(2, 0) & 0xffffff);
	}

	@Test
	public void aPictureHasSquarePixelsAndAScale() {
		final ColorProcessor picture = ThicknessMaps.picture(image(MAP), List.of("DEJ"));
		assertTrue(picture.getWidth() > 3 && picture.getHeight() >= 160);
		// Below the caption; the second B-scan begins at the third row.
		assertEquals(0x440154, picture.get(0, 30) & 0xffffff);
		assertEquals(0x440154, picture.get(0, 31) & 0xffffff);
		assertEquals(0xFDE725, picture.get(1, 33) & 0xffffff);
		assertEquals(0, picture.get(2, 30) & 0xffffff);
		int bright = 0, dark = 0, white = 0;
		for (int i = 0; i < picture.getPixelCount(); i++) {
			final int rgb = picture.get(i) & 0xffffff;
			if (rgb == 0xFDE725) bright++;
			if (rgb == 0x440154) dark++;
			if (rgb == 0xffffff) white++;
		}
		assertTrue("the ends of the scale", bright > 20 && dark > 20);
		assertTrue("ticks", white > 20);
	}

	@Test
	public void oneValueOrNoneAtAllIsDrawnToo() {
		for (final double value : new double[] { 4, Double.NaN }) {
			final ImagePlus image = image(new HeightMap(1, 1, new double[] { value }));
			assertTrue(image.getDisplayRangeMax() > image.getDisplayRangeMin());
			ThicknessMaps.picture(image, List.of("DEJ"));
		}
	}
}
