package org.cutis.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.cutis.model.ModelClass;
import org.cutis.train.Sample;
import org.cutis.train.ValidationView;
import org.junit.Test;

import ij.process.ColorProcessor;

public class ValidationPictureTest {

	private static final List<ModelClass> CLASSES = List.of(new ModelClass("background", 0), new ModelClass("epidermis",
		0xE69F00), new ModelClass("dermis", 0x0072B2));

	/** Of 64 x 64 pixels each is 392 wide: (1200 - 4 * 6) / 3; tops are at 24, lefts at 6, 404 and 802. */
	private static final int SIDE = 392, TOP = 24;

	private static final int[] LEFT = { 6, 404, 802 };

	/** Three columns of classes on an image without contrast; in the truth the lower half is ignored. */
	private static ValidationView columns(final int width, final int height, final int... predicted) {
		final float[] labels = new float[width * height * 3];
		final float[] probability = new float[labels.length];
		for (int i = 0; i < width * height; i++)
			for (int c = 0; c < 3; c++) {
				final int column = i % width * 3 / width;
				labels[3 * i + c] = i / width >= height / 2 ? -1 : c == column ? 1 : 0;
				probability[3 * i + c] = c == predicted[column] ? 0.6f : 0.2f;
			}
		return new ValidationView("a.tif", new Sample(height, width, new float[width * height], labels), probability,
			CLASSES);
	}

	/** Colour in the middle of a column. @param panel image, truth, segmentation */
	private static int color(final ColorProcessor picture, final int panel, final int column, final double down) {
		return picture.get(LEFT[panel] + SIDE * (2 * column + 1) / 6, TOP + (int) (down * SIDE)) & 0xffffff;
	}

	@Test
	public void classesHaveTheirColours() {
		final ColorProcessor picture = ValidationPicture.of(columns(64, 64, 2, 0, 1));
		assertEquals(1200, picture.getWidth());
		assertTrue(picture.getHeight() <= 480);
		for (int column = 0; column < 3; column++)
			assertEquals("the image alone", 0, color(picture, 0, column, 0.2));
		// Half the colour on black, rounded down; a black class is not drawn.
		assertEquals(0, color(picture, 1, 0, 0.2));
		assertEquals(0x734f00, color(picture, 1, 1, 0.2));
		assertEquals(0x003959, color(picture, 1, 2, 0.2));
		assertEquals(0x003959, color(picture, 2, 0, 0.2));
		assertEquals(0, color(picture, 2, 1, 0.2));
		assertEquals("also where the truth is unknown", 0x734f00, color(picture, 2, 2, 0.7));
		final int border = LEFT[1] + (int) Math.ceil(22.0 / 64 * SIDE);
		assertEquals("contour", 0xE69F00, picture.get(border, TOP + SIDE / 5) & 0xffffff);
	}

	@Test
	public void ignoredPixelsAreHatched() {
		final ColorProcessor picture = ValidationPicture.of(columns(64, 64, 0, 0, 0));
		final Set<Integer> truth = new HashSet<>(), image = new HashSet<>();
		for (int x = 0; x < SIDE; x++) {
			truth.add(picture.get(LEFT[1] + x, TOP + SIDE * 3 / 4) & 0xffffff);
			image.add(picture.get(LEFT[0] + x, TOP + SIDE * 3 / 4) & 0xffffff);
		}
		assertEquals(Set.of(0, 0xb0b0b0), truth);
		assertEquals(Set.of(0), image);
	}

	@Test
	public void aSingleMapHasNoBackground() {
		final float[] labels = { 0, 1, 0, 1 };
		final float[] probability = { 0.49f, 0.5f, 1, 0 };
		final ColorProcessor picture = ValidationPicture.of(new ValidationView("a", new Sample(2, 2, new float[4], labels),
			probability, List.of(new ModelClass("epidermis", 0xE69F00))));
		assertEquals(0, picture.get(LEFT[1] + SIDE / 4, TOP + SIDE / 4) & 0xffffff);
		assertEquals(0x734f00, picture.get(LEFT[1] + SIDE * 3 / 4, TOP + SIDE / 4) & 0xffffff);
		assertEquals(0x734f00, picture.get(LEFT[2] + SIDE * 3 / 4, TOP + SIDE / 4) & 0xffffff);
		assertEquals(0x734f00, picture.get(LEFT[2] + SIDE / 4, TOP + SIDE * 3 / 4) & 0xffffff);
		assertEquals(0, picture.get(LEFT[2] + SIDE / 4, TOP + SIDE / 4) & 0xffffff);
	}

	/** Each channel is bright in a row of its own. */
	private static ColorProcessor channels(final int channels) {
		final int side = 60;
		final float[] image = new float[side * side * channels];
		for (int i = 0; i < side * side; i++)
			for (int c = 0; c < channels; c++)
				image[i * channels + c] = i / side * channels / side == c ? 5 : -5;
		return ValidationPicture.of(new ValidationView("a", new Sample(side, side, image, new float[side * side]),
			new float[side * side], List.of(new ModelClass("epidermis", 0xE69F00))));
	}

	private static int row(final ColorProcessor picture, final int panel, final int row, final int rows) {
		return picture.get(LEFT[panel] + SIDE / 2, TOP + SIDE * (2 * row + 1) / (2 * rows)) & 0xffffff;
	}

	@Test
	public void channelsHaveTheirColours() {
		assertEquals(0xff0000, row(channels(2), 0, 0, 2));
		assertEquals(0x00ff00, row(channels(2), 0, 1, 2));
		assertEquals("grey under the classes: 255 / 2", 0x7f7f7f, row(channels(2), 1, 0, 2));
		assertEquals(0xff0000, row(channels(3), 0, 0, 3));
		assertEquals(0x00ff00, row(channels(3), 0, 1, 3));
		assertEquals(0x0000ff, row(channels(3), 0, 2, 3));
		for (int r = 0; r < 5; r++)
			assertEquals("255 / 5", 0x333333, row(channels(5), 0, r, 5));
	}

	/** Red 0 to 1 from row to row, green half of it, blue none: halves stay halves. */
	@Test
	public void coloursStayWhatTheyAre() {
		final int side = 60;
		final float[] image = new float[side * side * 3];
		for (int i = 0; i < side * side; i++) {
			image[3 * i] = i >= side * side / 2 ? 1 : 0;
			image[3 * i + 1] = image[3 * i] / 2;
		}
		final ColorProcessor picture = ValidationPicture.of(new ValidationView("a", new Sample(side, side, image,
			new float[side * side]), new float[side * side], List.of(new ModelClass("epidermis", 0xE69F00))));
		assertEquals(0, row(picture, 0, 0, 2));
		assertEquals(0xff8000, row(picture, 0, 1, 2));
	}

	@Test
	public void fitsItsPlace() {
		final int[][] sizes = { { 1024, 1024 }, { 64, 64 }, { 2000, 100 }, { 30, 900 }, { 1, 1 } };
		final int[][] places = { { 1000, 400 }, { 300, 700 }, { 640, 150 } };
		for (final int[] size : sizes)
			for (final int[] place : places) {
				final ColorProcessor picture = ValidationPicture.of(columns(size[0], size[1], 0, 1, 2), place[0], place[1]);
				final String what = size[0] + " x " + size[1] + " in " + place[0] + " x " + place[1];
				assertEquals(what, place[0], picture.getWidth());
				assertTrue(what + ": " + picture.getHeight(), picture.getHeight() <= place[1]);
			}
	}

	@Test
	public void wideImagesAreBelowEachOther() {
		final ColorProcessor picture = ValidationPicture.of(columns(1000, 100, 1, 1, 1), 1012, 600);
		// 1000 pixels wide each, at 24, 148 and 272.
		assertEquals(0, picture.get(500, 24 + 20) & 0xffffff);
		assertEquals(0x734f00, picture.get(500, 148 + 20) & 0xffffff);
		assertEquals(0x003959, picture.get(900, 148 + 20) & 0xffffff);
		assertEquals(0x734f00, picture.get(900, 272 + 20) & 0xffffff);
	}

	@Test
	public void theLegendTakesTheLinesItNeeds() {
		final List<ModelClass> many = new ArrayList<>();
		for (int i = 0; i < 64; i++)
			many.add(new ModelClass("a class with a rather long name, number " + i, i * 999));
		final ColorProcessor picture = ValidationPicture.of(new ValidationView("a".repeat(500), new Sample(1, 1,
			new float[1], new float[64]), new float[64], many), 120, 100);
		assertTrue("one line for each: " + picture.getHeight(), picture.getHeight() > 64 * 22);
	}
}
