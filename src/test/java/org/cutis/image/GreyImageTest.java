package org.cutis.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import net.imglib2.RandomAccess;
import net.imglib2.blocks.BlockInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Cast;

public class GreyImageTest {

	private static Volume<?> grey(final ImagePlus image) {
		return GreyImage.of(image, "an RCM mosaic", Progress.none());
	}

	@Test
	public void greyImagesOfAllKinds() {
		for (final String type : new String[] { "8-bit ramp", "16-bit ramp", "32-bit ramp", "RGB ramp" }) {
			final ImagePlus image = IJ.createImage("a", type, 9, 5, 1);
			final Volume<?> volume = grey(image);
			assertEquals(1, volume.channels());
			final var plane = GreyImage.plane(volume);
			assertEquals(2, plane.numDimensions());
			final RandomAccess<? extends RealType<?>> at = plane.randomAccess();
			for (int y = 0; y < 5; y++)
				for (int x = 0; x < 9; x++) {
					at.setPosition(new int[] { x, y });
					final double expected = type.startsWith("RGB") ? image.getProcessor().get(x, y) & 0xff : image.getProcessor().getf(x,
						y);
					assertEquals(type, expected, at.get().getRealDouble(), 0);
				}
		}
	}

	/** Else a mosaic would be read pixel by pixel. */
	@Test
	public void rgbIsReadInBlocks() {
		final ImagePlus image = IJ.createImage("a", "RGB ramp", 9, 5, 1);
		final byte[] block = new byte[6];
		PrimitiveBlocks.of(Cast.<net.imglib2.RandomAccessibleInterval<UnsignedByteType>>unchecked(GreyImage.plane(grey(
			image))), PrimitiveBlocks.OnFallback.FAIL).copy(BlockInterval.wrap(new long[] { 3, 1 }, new int[] { 3, 2 }), block);
		for (int i = 0; i < 6; i++)
			assertEquals(image.getProcessor().get(3 + i % 3, 1 + i / 3) & 0xff, block[i] & 0xff);
	}

	@Test
	public void whatIsNoGreyImage() {
		final ImagePlus photo = IJ.createImage("photo.jpg", "RGB white", 9, 5, 1);
		photo.getProcessor().set(4, 3, 0x010203);
		refused(photo, "The image \"photo.jpg\" is in colour (red 1, green 2, blue 3 at x = 4, y = 3), but an RCM mosaic is " +
			"grey. Choose another image, or one of its colours with Image > Color > Split Channels.");
		// Only red differs.
		photo.getProcessor().set(4, 3, 0x030202);
		assertTrue(assertThrows(UserError.class, () -> grey(photo)).getMessage().contains("red 3, green 2, blue 2"));
		refused(IJ.createImage("s", "8-bit", 9, 5, 3), "The image \"s\" is a stack of 3 slices, but an RCM mosaic is a " +
			"single image. Choose a slice with Image > Duplicate... first.");
		refused(IJ.createImage("s", "RGB", 9, 5, 2), "The image \"s\" is a stack of 2 slices, but an RCM mosaic is a " +
			"single image. Choose a slice with Image > Duplicate... first.");
		refused(IJ.createHyperStack("t", 9, 5, 1, 1, 4, 8), "The image \"t\" is a stack of 4 slices, but an RCM mosaic is a " +
			"single image. Choose a slice with Image > Duplicate... first.");
		refused(IJ.createHyperStack("c", 9, 5, 3, 1, 1, 8), "The image \"c\" has 3 channels, but an RCM mosaic has one. " +
			"Choose one of them with Image > Duplicate... first.");
	}

	@Test
	public void looksAtColoursCanBeCancelled() {
		assertThrows(java.util.concurrent.CancellationException.class, () -> GreyImage.of(IJ.createImage("a", "RGB", 9, 5, 1),
			"an RCM mosaic", new Cancelled()));
	}

	private static void refused(final ImagePlus image, final String sentence) {
		assertEquals(sentence, assertThrows(UserError.class, () -> grey(image)).getMessage());
	}
}
