package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.List;

import org.cutis.explain.ExplainedClass;
import org.cutis.explain.ExplainedClass.Score;
import org.cutis.explain.Explanation;
import org.cutis.image.PixelSize;
import org.cutis.image.Table;
import org.cutis.model.ModelClass;
import org.cutis.tile.ValueRange;
import org.junit.Test;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;

public class ExplanationImagesTest {

	private static final int RED = 0xFF0000, BLUE = 0x0000FF;

	/** Two classes, two channels, 4 x 2 pixels; the left half is the first class, in the second image its upper half. */
	private static Explanation explanation() {
		return new Explanation(List.of(new ExplainedClass(new ModelClass("skin", RED), new float[][] { { 0, 1, 2, 3, 4, 5, 6,
			7 }, { 10, 11, 12, 13, 14, 15, 16, 17 } }, new byte[] { 0, 0, 1, 1, 0, 0, 1, 1 }, new Score(-1, 0.25), new Score(3,
				0.75), 0.5), new ExplainedClass(new ModelClass("glass", BLUE), new float[][] { new float[8], new float[8] },
					new byte[] { 0, 0, 0, 0, 1, 1, 1, 1 }, new Score(0, 0.75), new Score(0, 0.75), 0.5)), 4, 2, List.of(
						new ValueRange(0, 10), new ValueRange(-5, 20)), "CPU:0", null);
	}

	@Test
	public void aSliceForEachClass() {
		final ImagePlus images = ExplanationImages.images("a", explanation(), new PixelSize(12, 3, 12, true));
		assertArrayEquals(new int[] { 4, 2, 2, 2, 1 }, images.getDimensions());
		assertEquals(6, images.getStack().getProcessor(1).getf(2, 1), 0);
		assertEquals(16, images.getStack().getProcessor(2).getf(2, 1), 0);
		assertEquals("skin", images.getStack().getSliceLabel(2));
		assertEquals("glass", images.getStack().getSliceLabel(3));
		assertEquals(3, images.getCalibration().pixelHeight, 0);
		final CompositeImage shown = (CompositeImage) images;
		assertEquals(10, shown.getChannelLut(1).max, 0);
		assertEquals(-5, shown.getChannelLut(2).min, 0);
		assertEquals(20, shown.getChannelLut(2).max, 0);
	}

	@Test
	public void labelsInTheClassesColours() {
		final ImagePlus labels = ExplanationImages.labels("b", explanation(), PixelSize.UNKNOWN);
		assertArrayEquals(new int[] { 4, 2, 1, 2, 1 }, labels.getDimensions());
		assertEquals("glass: 0 skin, 1 glass", labels.getStack().getSliceLabel(2));
		assertEquals(1, labels.getStack().getProcessor(2).get(0, 1));
		assertEquals(RED, labels.getProcessor().getLut().getRGB(0) & 0xFFFFFF);
		assertEquals(BLUE, labels.getProcessor().getLut().getRGB(1) & 0xFFFFFF);
	}

	/** Images are drawn 320 x 160: a caption of 30, the image, a gap of 6 and the segmentation; 6 to the next class. */
	@Test
	public void thePictureHasAllOfIt() {
		final ColorProcessor picture = ExplanationImages.picture(explanation());
		assertEquals(646, picture.getWidth());
		final int top = 30 + 160 + 6;
		assertEquals(RED, picture.get(10, top + 10) & 0xFFFFFF);
		assertEquals(BLUE, picture.get(310, top + 10) & 0xFFFFFF);
		assertEquals(RED, picture.get(326 + 310, top + 10) & 0xFFFFFF);
		assertEquals(BLUE, picture.get(326 + 10, top + 150) & 0xFFFFFF);
	}

	@Test
	public void theTable() {
		final Table table = explanation().table();
		assertEquals(List.of("skin", -1.0, 3.0, 0.25, 0.75, 50.0), table.rows().get(0));
	}
}
