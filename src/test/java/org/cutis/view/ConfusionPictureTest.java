package org.cutis.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.stream.LongStream;

import org.cutis.measure.ConfusionMatrix;
import org.junit.Test;

import ij.process.ColorProcessor;

public class ConfusionPictureTest {

	/** Colour in a corner of a cell, where no figure stands. */
	private static Color corner(final ColorProcessor picture, final int truth, final int prediction) {
		return picture.getColor(76 + 72 * prediction + 3, 76 + 72 * truth + 3);
	}

	@Test
	public void cellsHaveTheColourOfTheirShare() {
		final ColorProcessor picture = ConfusionPicture.of(new ConfusionMatrix(List.of(0L, 1L, 5L), new long[][] { { 8, 0, 0,
			2 }, { 40, 40, 0, 0 }, new long[4], new long[4] }));
		assertEquals("three classes and other", 76 + 4 * 72 + 16, picture.getWidth());
		assertEquals("no voxel is truly other", 76 + 3 * 72 + 16, picture.getHeight());
		assertEquals("nothing", new Color(0xf4f7fb), corner(picture, 0, 1));
		assertEquals("the same share of few and of many", corner(picture, 1, 0), corner(picture, 1, 1));
		assertEquals("half way from 0xf4f7fb to 0x08306b", new Color(0x7e, 0x94, 0xb3), corner(picture, 1, 0));
		assertTrue(corner(picture, 0, 0).getGreen() < corner(picture, 1, 1).getGreen());
		assertEquals("the truth has no such class", Color.LIGHT_GRAY, corner(picture, 2, 2));
	}

	@Test
	public void manyClassesHaveSmallCells() {
		final ColorProcessor picture = ConfusionPicture.of(ConfusionMatrix.empty(LongStream.range(0, 100).boxed()
			.toList()));
		assertEquals(76 + 100 * 24 + 16, picture.getWidth());
	}

	@Test
	public void countsAreShort() {
		final long[] counts = { 0, 999, 1000, 9994, 9995, 99949, 99950, 999499, 999500, 12_345_678, 2_000_000_000_000L,
			Long.MAX_VALUE };
		final String[] texts = { "0", "999", "1.00 k", "9.99 k", "10.0 k", "99.9 k", "100 k", "999 k", "1.00 M", "12.3 M",
			"2.00 T", "9.22 E" };
		for (int i = 0; i < counts.length; i++)
			assertEquals(texts[i], ConfusionPicture.rounded(counts[i]));
	}
}
