package org.cutis.view;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;

import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;

import org.cutis.task.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

public class EpidermisOverlayTest {

	private static final int GREY = 100;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	/** 20 x 10 x 3: slice 1 is empty, slice 2 has two voxels, slice 3 is full of another label. */
	private static RandomAccessibleInterval<UnsignedByteType> labels() {
		final RandomAccessibleInterval<UnsignedByteType> labels = Views.translate(ArrayImgs.unsignedBytes(20, 10, 3), 4, -2,
			6);
		labels.getAt(4 + 3, -2 + 4, 7).set(1);
		labels.getAt(4 + 9, -2 + 6, 7).set(1);
		for (final UnsignedByteType t : Views.iterable(Views.hyperSlice(labels, 2, 8)))
			t.set(2);
		return labels;
	}

	private static ImagePlus image(final int channels) {
		final ImageStack stack = new ImageStack(20, 10);
		for (int i = 0; i < 3 * channels; i++) {
			final ByteProcessor slice = new ByteProcessor(20, 10);
			slice.set(GREY);
			stack.addSlice(slice);
		}
		final ImagePlus image = new ImagePlus("in.tif", stack);
		image.setDimensions(channels, 3, 1);
		image.getCalibration().pixelDepth = 3;
		if (channels == 1) return image;
		image.setOpenAsHyperStack(true);
		return new CompositeImage(image, IJ.COMPOSITE);
	}

	private static void assertShown(final ImagePlus image) {
		image.setSlice(2);
		final int[] rgb = (int[]) image.flatten().getProcessor().getPixels();
		for (int i = 0; i < rgb.length; i++) {
			final boolean set = i == 4 * 20 + 3 || i == 6 * 20 + 9;
			assertEquals(set ? (GREY + 255) / 2 : GREY, rgb[i] & 0xff, set ? 1 : 0);
		}
	}

	@Test
	public void theCopyShowsTheLabelAndTheInputStays() {
		final ImagePlus in = image(1);
		in.setRoi(1, 1, 2, 2);
		final ImagePlus out = EpidermisOverlay.on(in, "out", labels(), 1, Progress.none());
		assertEquals("out", out.getTitle());
		assertEquals(20, out.getWidth());
		assertEquals(3, out.getCalibration().pixelDepth, 0);
		assertNull(in.getOverlay());
		assertEquals(new Rectangle(1, 1, 2, 2), in.getRoi().getBounds());
		for (int i = 1; i <= 3; i++)
			assertNotSame(in.getStack().getPixels(i), out.getStack().getPixels(i));
		assertShown(out);
		out.setSlice(1);
		assertEquals(GREY, ((int[]) out.flatten().getProcessor().getPixels())[4 * 20 + 3] & 0xff);
	}

	@Test
	public void onlySlicesWithTheLabelHaveARoiOfItsSize() {
		final Overlay overlay = EpidermisOverlay.of(labels(), 1, Progress.none());
		assertEquals(1, overlay.size());
		assertEquals(new Rectangle(3, 4, 7, 3), overlay.get(0).getBounds());
		assertEquals(2, overlay.get(0).getPosition());
	}

	@Test
	public void aHyperstackShowsItOnAllChannels() {
		final ImagePlus in = image(2);
		in.setOverlay(new Overlay(new Roi(0, 0, 2, 2)));
		final ImagePlus out = EpidermisOverlay.on(in, "out", labels(), 1, Progress.none());
		assertEquals(2, out.getNChannels());
		assertEquals(IJ.COMPOSITE, ((CompositeImage) out).getMode());
		assertEquals(1, in.getOverlay().size());
		assertEquals("the image's own overlay is kept", 2, out.getOverlay().size());
		final Roi roi = out.getOverlay().get(1);
		assertArrayEquals(new int[] { 0, 2, 0 }, new int[] { roi.getCPosition(), roi.getZPosition(), roi
			.getTPosition() });
	}

	@Test
	public void framesCountAsSlices() {
		final ImagePlus single = image(1);
		single.setDimensions(1, 1, 3);
		assertShown(EpidermisOverlay.on(single, "out", labels(), 1, Progress.none()));
		final ImagePlus two = image(2);
		two.setDimensions(2, 1, 3);
		final Roi roi = EpidermisOverlay.on(two, "out", labels(), 1, Progress.none()).getOverlay().get(0);
		assertEquals(2, roi.getTPosition());
	}

	@Test
	public void itOutlivesDuplicatingAndSaving() throws IOException {
		final ImagePlus out = EpidermisOverlay.on(image(1), "out", labels(), 1, Progress.none());
		assertShown(out.duplicate());
		final File file = folder.newFile("overlay.tif");
		new FileSaver(out).saveAsTiffStack(file.getPath());
		assertShown(IJ.openImage(file.getPath()));
	}
}
