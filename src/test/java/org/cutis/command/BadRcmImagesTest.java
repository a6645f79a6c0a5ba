package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cutis.model.ModelBundle;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelRegistry;
import org.cutis.model.RcmClasses;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;
import org.scijava.log.LogListener;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;

/** What Segment RCM Patterns says to images and models that it cannot use, and what it gives for odd ones. */
public class BadRcmImagesTest {

	@ClassRule
	public static final TemporaryFolder MODELS = new TemporaryFolder();

	private static ModelBundle model;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentRcmPatterns.class);

	@BeforeClass
	public static void makeModel() throws Exception {
		model = RcmImages.untrained(MODELS.getRoot().toPath().resolve("model"));
	}

	@Test
	public void imagesThatAreNoMosaics() throws Exception {
		final Path m = model.folder();
		final ImagePlus bare = IJ.createImage("bare.png", "8-bit ramp", 30, 20, 1);
		says("The image \"bare.png\" has no pixel size. Give pixel_size in µm (for example 0.5), or set it with Image > " +
			"Properties...", m, "image", bare);
		says("The image \"s\" is a stack of 3 slices, but an RCM mosaic is a single image. Choose a slice with Image > " +
			"Duplicate... first.", m, "image", IJ.createImage("s", "8-bit ramp", 30, 20, 3), "pixel_size", 0.5);
		final ImagePlus photo = IJ.createImage("photo", "RGB white", 30, 20, 1);
		photo.getProcessor().set(7, 5, 0x102030);
		says("The image \"photo\" is in colour (red 16, green 32, blue 48 at x = 7, y = 5), but an RCM mosaic is grey. " +
			"Choose another image, or one of its colours with Image > Color > Split Channels.", m, "image", photo, "pixel_size",
			0.5);
		final ImagePlus hole = IJ.createImage("hole", "32-bit ramp", 30, 20, 1);
		hole.getProcessor().setf(11, 6, Float.NaN);
		says("The image \"hole\" has a value that is no number (NaN) at x = 11, y = 6. Replace such values first (Process > " +
			"Noise > Remove NaNs...).", m, "image", hole, "pixel_size", 0.5);
		hole.getProcessor().setf(11, 6, Float.NEGATIVE_INFINITY);
		says("The image \"hole\" has a value that is no number (-Infinity) at x = 11, y = 6. Replace such values first " +
			"(Process > Noise > Remove NaNs...).", m, "image", hole, "pixel_size", 0.5);
	}

	@Test
	public void parametersThatCannotBe() throws Exception {
		final Path m = model.folder();
		final ImagePlus mosaic = RcmImages.mosaic("a", 40, 30);
		says("The parameter pixel_size is -1, but must be at least 0.", m, "image", mosaic, "pixel_size", -1.0);
		says("The image \"a\" has 500 x 500 µm per pixel, but model untrained-rcm was trained at 2: no RCM mosaic is that " +
			"coarse. Give the right pixel_size in µm.", m, "image", mosaic, "pixel_size", 500.0);
		says("The image \"a\" has 0.0005 x 0.0005 µm per pixel, but model untrained-rcm was trained at 2: no RCM mosaic is " +
			"that fine. Give the right pixel_size in µm.", m, "image", mosaic, "pixel_size", 0.0005);
		says("The parameter protocol is 'slow', but must be one of fast, paper-munet, paper-mednet.", m, "image", mosaic,
			"protocol", "slow");
		says("device is \"tpu\", but must be auto, cpu, gpu or gpu:N (for example gpu:1).", m, "image", mosaic, "device",
			"tpu");
		mosaic.setRoi(new Line(3, 3, 3, 9));
		says("The selection in the image \"a\" has no area. Draw a rectangle round the part to preview, or select nothing for " +
			"the image's middle.", m, "image", mosaic, "preview", true);
	}

	@Test
	public void modelsForOtherThings() throws Exception {
		final ImagePlus mosaic = RcmImages.mosaic("a", 40, 30);
		says("Model epidermis is for RSOM images, but this command needs one for RCM images. Choose another model.",
			ModelRegistry.standard().resolve("epidermis").folder(), "image", mosaic);
		says("The image \"a\" has 1 channel, but model two needs 2 (c, d). Choose an image with these channels or another " +
			"model.", RcmImages.untrained(root("two"), RcmImages.plan("two", List.of("c", "d"), RcmClasses.ALL)).folder(),
			"image", mosaic);
	}

	/** A single class has a sigmoid: labels are background and the class. */
	@Test
	public void aModelOfASingleClass() throws Exception {
		final ModelBundle one = RcmImages.untrained(root("one"), RcmImages.plan("one", List.of("c"), List.of(new ModelClass(
			"lesion", 0xFF0000))));
		final CommandModule module = commands.run("image", RcmImages.mosaic("a", 40, 30), "model", one.folder().toString(),
			"show_probability", true);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels"), p = (ImagePlus) module.getOutput("probability");
		assertEquals("0 background, 1 lesion", labels.getStack().getSliceLabel(1));
		for (int i = 0; i < 1200; i++)
			assertEquals(p.getProcessor().getf(i) >= 0.5f ? 1 : 0, labels.getProcessor().get(i));
	}

	/** Not an error: but it is said. */
	@Test
	public void oddImages() throws Exception {
		final List<String> log = new ArrayList<>();
		final LogListener listener = message -> log.add(message.text());
		for (final String type : new String[] { "8-bit black", "16-bit black", "32-bit black", "RGB black" }) {
			log.clear();
			final CommandModule module = commands.run(listener, "image", IJ.createImage("night", type, 33, 21, 1), "model", model
				.folder().toString(), "pixel_size", 0.5);
			assertArrayEquals(new int[] { 33, 21, 1, 1, 1 }, ((ImagePlus) module.getOutput("labels")).getDimensions());
			assertTrue(log.toString(), log.contains("The image \"night\" is 0 everywhere: its labels mean nothing."));
		}
		for (final int[] size : new int[][] { { 1, 1 }, { 1, 300 }, { 300, 1 }, { 3, 2 } }) {
			final CommandModule module = commands.run("image", RcmImages.mosaic("tiny", size[0], size[1]), "model", model
				.folder().toString(), "show_confidence", true, "show_overlay", true);
			assertArrayEquals(new int[] { size[0], size[1], 1, 1, 1 }, ((ImagePlus) module.getOutput("confidence"))
				.getDimensions());
		}
		log.clear();
		commands.run(listener, "image", RcmImages.mosaic("a", 40, 30), "model", model.folder().toString(), "pixel_size", 4.0);
		assertTrue(log.toString(), log.contains("The image has 4 µm per pixel and is enlarged to the 2 that model " +
			"untrained-rcm was trained at: do not trust the result unseen."));
	}

	private void says(final String sentence, final Path bundle, final Object... more) throws Exception {
		final File out = folder.newFolder();
		final Object[] inputs = new Object[more.length + 4];
		inputs[0] = "model";
		inputs[1] = bundle.toString();
		inputs[2] = "output";
		inputs[3] = out;
		System.arraycopy(more, 0, inputs, 4, more.length);
		assertEquals(sentence, commands.complaint(inputs));
		assertArrayEquals(new String[0], out.list());
	}

	private Path root(final String name) {
		return folder.getRoot().toPath().resolve(name);
	}
}
