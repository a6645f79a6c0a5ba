package org.cutis.command;

import static org.cutis.command.EpidermisResults.labels;
import static org.cutis.command.EpidermisResults.voxels;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Engines;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;
import org.scijava.log.LogListener;

import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/** What Segment Epidermis says to images, parameters and folders it cannot use. */
public class BadImagesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentEpidermis.class);

	@Test
	public void imagesItCannotTake() throws Exception {
		says("The parameter image is missing: RSOM volume or B-scan, 1 or 2 channels (LF, HF), 8, 16 or 32 bit.");
		says("The parameter image: the image given has no pixels. " +
			"Give the title of an image that is open, or the path of an image file.", "image", new ImagePlus());
		says("The image \"photo.jpg\" is an RGB image, but an RSOM image has one or two channels of grey values (LF, HF). " +
			"Choose another image, or take its colors apart with Image > Color > Split Channels.", "image", IJ.createImage(
				"photo.jpg", "RGB ramp", 20, 10, 1));
		says("The image \"c\" has 3 channels, but an RSOM image has one or two (LF, HF). " +
			"Choose one or two of them with Image > Duplicate... first.", "image", IJ.createHyperStack("c", 20, 10, 3, 4, 1,
				16));
		says("The image \"t\" has 3 time points of 4 slices. Choose one time point with Image > Duplicate... first.",
			"image", IJ.createHyperStack("t", 20, 10, 1, 4, 3, 8));
	}

	@Test
	public void valuesThatAreNoNumbers() throws Exception {
		final String end = ". Replace such values first (Process > Noise > Remove NaNs...).";
		says("The image \"a\" has a value that is no number (NaN) in slice 3, channel 2" + end, "image", with(2, 3,
			Float.NaN));
		says("The image \"a\" has a value that is no number (Infinity) in slice 1, channel 1" + end, "image", with(1, 1,
			Float.POSITIVE_INFINITY));
		says("The image \"a\" has a value that is no number (-Infinity) in slice 4, channel 1" + end, "image", with(1, 4,
			Float.NEGATIVE_INFINITY));
	}

	@Test
	public void aSliceThatCannotBeRead() throws Exception {
		final VirtualStack broken = new VirtualStack(20, 10, null, folder.getRoot().getPath()) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				if (n == 3) throw new IllegalStateException("the disk is gone");
				return new FloatProcessor(20, 10);
			}

			@Override
			public int getBitDepth() {
				return 32;
			}

			@Override
			public int getSize() {
				return 4;
			}
		};
		says("Slice 3 of the virtual stack \"v\" cannot be read or is not 20 x 10 pixels. " +
			"Check that its file is still there and complete.", "image", new ImagePlus("v", broken));
	}

	@Test
	public void parametersOutOfRange() throws Exception {
		final ImagePlus image = RsomImages.enFace("a", 16, 1, 32, 1);
		for (final int threshold : new int[] { -1, 2 })
			says("The parameter threshold is " + threshold + ", but must be between 0 and 1.", "image", image, "threshold",
				(double) threshold);
		says("The parameter threshold is not a number, but must be a number between 0 and 1.", "image", image, "threshold",
			Double.NaN);
		says("The parameter depth_axis is 'x', but must be one of auto, Z, Y.", "image", image, "depth_axis", "x");
		says("The parameter device is missing: auto, cpu, gpu or gpu:N.", "image", image, "device", "");
		for (final String device : new String[] { "tpu", "gpu:", "gpu:-1", "cpu:0", "gpu:1234" })
			says("device is \"" + device + "\", but must be auto, cpu, gpu or gpu:N (for example gpu:1).", "image", image,
				"device", device);
		says("device is gpu:999, but TensorFlow lists only " + String.join(", ", Engines.get().report().devices()) +
			" on this machine. Choose auto or cpu.", "image", image, "device", "GPU:999");
	}

	@Test
	public void foldersItCannotWriteTo() throws Exception {
		final ImagePlus image = RsomImages.enFace("a", 16, 1, 32, 1);
		final File file = folder.newFile("taken");
		Files.writeString(file.toPath(), "mine");
		says("The output folder " + file + " is a file. Choose a folder.", "image", image, "output", file);
		final File below = new File(file, "results");
		says("The output folder " + below + " does not exist and cannot be made. Choose a folder you can write to.",
			"image", image, "output", below);
		assertEquals("mine", Files.readString(file.toPath()));
		// A folder in which even root cannot make files.
		final File closed = new File("/proc/self");
		if (closed.isDirectory()) says("The output folder /proc/self is not writable. Choose a folder you can write to.",
			"image", image, "output", closed);
	}

	/** Found only when it saves; what was there before stays as it was. */
	@Test
	public void aFolderWhereAFileShouldGo() throws Exception {
		final File out = folder.newFolder();
		final File taken = new File(out, "a_epidermis.csv");
		assertTrue(taken.mkdir());
		says("The file " + taken + " cannot be written because there is a folder of that name. " +
			"Rename the folder or choose another output folder.", "image", RsomImages.enFace("a", 16, 1, 32, 1), "output",
			out);
		assertTrue(taken.isDirectory());
	}

	/** Not an error: there is just nothing to be found. */
	@Test
	public void blackImages() throws Exception {
		for (final String type : new String[] { "8-bit black", "16-bit black", "32-bit black" }) {
			final File out = folder.newFolder();
			final List<String> log = new ArrayList<>();
			final LogListener listener = message -> log.add(message.text());
			final CommandModule module = commands.run(listener, "image", IJ.createImage("night", type, 40, 60, 2), "output",
				out);
			assertEquals(type, 0, voxels(labels(module)));
			assertTrue(log.toString(), log.contains("No epidermis was found in \"night\"."));
			assertArrayEquals(new int[] { 40, 60, 1, 2, 1 }, labels(module).getDimensions());
			final List<String> table = Files.readAllLines(new File(out, "night_epidermis.csv").toPath());
			assertEquals("all,,,,,0.0,", table.get(table.size() - 1).substring(0, 12));
		}
	}

	@Test
	public void whatIsOddIsSaid() throws Exception {
		final List<String> log = new ArrayList<>();
		final ImagePlus image = RsomImages.enFace("a", 16, 1, 32, 1);
		image.getCalibration().pixelWidth = 30;
		labels(commands.run(message -> log.add(message.text()), "image", image));
		assertTrue(log.toString(), log.contains("The image has 30.0 µm per pixel along x, but model epidermis was trained " +
			"at 12.0 µm: do not trust the result unseen."));
		image.getCalibration().setUnit("pixel");
		labels(commands.run(message -> log.add(message.text()), "image", image));
		assertTrue(log.toString(), log.contains("The image has no pixel size: thickness is given in pixels. " +
			"Set it with Image > Properties..."));
	}

	private void says(final String sentence, final Object... inputs) throws Exception {
		assertEquals(sentence, commands.complaint(inputs));
	}

	/** A 32-bit image with one odd value. */
	private static ImagePlus with(final int channel, final int slice, final float value) {
		final ImagePlus image = RsomImages.scaled(RsomImages.enFace("a", 20, 2, 32, 1), 32, 1);
		image.getStack().getProcessor(image.getStackIndex(channel, slice, 1)).setf(7, 1, value);
		return image;
	}
}
