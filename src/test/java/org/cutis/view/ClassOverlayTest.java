package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.awt.Rectangle;
import java.io.File;
import java.util.List;

import org.cutis.model.ModelClass;
import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.LUT;

/** Classes over an image: black is not drawn, the others in their colours and half-transparent. */
public class ClassOverlayTest {

	private static final int GREY = 100, WIDTH = 8;

	private static final List<ModelClass> CLASSES = List.of(new ModelClass("none", 0), new ModelClass("red", 0xFF0000),
		new ModelClass("green", 0x00FF00));

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** 8 x 4 x 3: slice 1 has no class that is drawn, 2 a red and a green pixel, 3 is all green. */
	private static byte[][] labels() {
		final byte[][] labels = new byte[3][WIDTH * 4];
		labels[1][WIDTH + 2] = 1;
		labels[1][2 * WIDTH + 5] = 2;
		java.util.Arrays.fill(labels[2], (byte) 2);
		return labels;
	}

	private static ImagePlus image(final int slices, final int channels) {
		final ImagePlus image = IJ.createHyperStack("in.tif", WIDTH, 4, channels, slices, 1, 8);
		for (int i = 1; i <= image.getStackSize(); i++)
			((ByteProcessor) image.getStack().getProcessor(i)).set(GREY);
		image.setDisplayRange(0, 255);
		return image;
	}

	@Test
	public void everySliceHasItsClasses() throws Exception {
		final ImagePlus image = image(3, 1);
		final ImagePlus copy = ClassOverlay.on(image, "out", labels(), CLASSES, Progress.none());
		assertNull(image.getOverlay());
		final Overlay overlay = copy.getOverlay();
		assertEquals(2, overlay.size());
		assertEquals(2, overlay.get(0).getPosition());
		assertEquals("no larger than what is drawn", new Rectangle(2, 1, 4, 2), overlay.get(0).getBounds());
		assertEquals(3, overlay.get(1).getPosition());
		assertEquals(new Rectangle(0, 0, WIDTH, 4), overlay.get(1).getBounds());

		final String file = new File(folder.getRoot(), "out.tif").getPath();
		new FileSaver(copy).saveAsTiffStack(file);
		for (final ImagePlus drawn : new ImagePlus[] { copy, IJ.openImage(file) })
			for (int z = 0; z < 3; z++) {
				drawn.setSlice(z + 1);
				final int[] flat = (int[]) drawn.flatten().getProcessor().getPixels();
				for (int i = 0; i < flat.length; i++) {
					final int color = CLASSES.get(labels()[z][i]).color();
					for (int shift = 0; shift < 24; shift += 8)
						assertEquals("slice " + z + ", pixel " + i, color == 0 ? GREY : (GREY + (color >> shift & 0xff)) / 2.0,
							flat[i] >> shift & 0xff, 1.5);
				}
			}
	}

	@Test
	public void aHyperstackShowsThemInAllChannels() {
		final ImagePlus image = image(3, 2);
		final ImagePlus copy = ClassOverlay.on(image, "out", labels(), CLASSES, Progress.none());
		assertArrayEquals(image.getDimensions(), copy.getDimensions());
		for (int i = 0; i < 2; i++) {
			final Roi roi = copy.getOverlay().get(i);
			assertArrayEquals(new int[] { 0, i + 2, 0 }, new int[] { roi.getCPosition(), roi.getZPosition(), roi
				.getTPosition() });
		}
	}

	@Test
	public void nothingToDrawIsNoError() {
		assertEquals(0, ClassOverlay.on(image(1, 1), "out", new byte[1][WIDTH * 4], CLASSES, Progress.none()).getOverlay()
			.size());
	}

	@Test
	public void aLabelImageHasTheClassesColours() {
		final ImagePlus labels = image(1, 1);
		LabelColors.apply(labels, CLASSES);
		final LUT lut = labels.getProcessor().getLut();
		assertEquals(0xFF000000, lut.getRGB(0));
		assertEquals(0xFFFF0000, lut.getRGB(1));
		assertEquals(0xFF00FF00, lut.getRGB(2));
		assertEquals("labels that are no class", LabelColors.of(3).getRGB(), lut.getRGB(3));
		assertEquals(255, labels.getDisplayRangeMax(), 0);
	}
}
