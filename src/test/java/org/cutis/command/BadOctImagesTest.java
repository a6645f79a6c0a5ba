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
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;
import org.scijava.log.LogListener;

import ij.IJ;
import ij.ImagePlus;

/** What Segment OCT Layers says to images, models and parameters it cannot use, and to odd ones. */
public class BadOctImagesTest {

	@ClassRule
	public static final TemporaryFolder MODELS = new TemporaryFolder();

	private static ModelBundle model;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentOctLayers.class);

	@BeforeClass
	public static void makeModel() throws Exception {
		model = OctImages.untrained(MODELS.getRoot().toPath().resolve("m"), OctImages.plan());
	}

	@Test
	public void imagesItCannotTake() throws Exception {
		says("The parameter image is missing: OCT tomogram or B-scan, one channel of 8, 16 or 32 bit.", model.folder());
		says("The image \"photo.jpg\" is an RGB image, but an OCT tomogram has one channel of grey values. " +
			"Choose another image, or convert it with Image > Type > 8-bit.", model.folder(), "image", IJ.createImage(
				"photo.jpg", "RGB ramp", 20, 10, 1));
		says("The image \"c\" has 2 channels, but an OCT tomogram has one. " +
			"Choose one of them with Image > Duplicate... first.", model.folder(), "image", IJ.createHyperStack("c", 20, 10,
				2, 4, 1, 16));
		says("The image \"b\" has one pixel along its depth (depth_axis Z). Choose the other depth_axis.", model.folder(),
			"image", IJ.createImage("b", "8-bit ramp", 20, 30, 1), "depth_axis", "Z");
		says("The image \"b\" has one pixel along its depth (depth_axis Y). Choose the other depth_axis.", model.folder(),
			"image", IJ.createImage("b", "8-bit ramp", 20, 1, 30));
		final ImagePlus nan = IJ.createImage("n", "32-bit ramp", 20, 10, 3);
		nan.getStack().setVoxel(4, 5, 1, Double.NaN);
		says("The image \"n\" has a value that is no number (NaN) in slice 2, channel 1. " +
			"Replace such values first (Process > Noise > Remove NaNs...).", model.folder(), "image", nan);
	}

	@Test
	public void parametersOutOfRange() throws Exception {
		final ImagePlus image = OctImages.scans("a", 16, 30, 1);
		says("The parameter weight_correction is 2, but must be between 0 and 1.", model.folder(), "image", image,
			"weight_correction", 2.0);
		says("The parameter thickness_layer is 'hair', but must be one of glass, glycerol, epidermis, DEJ, dermis, all.",
			model.folder(), "image", image, "thickness_layer", "hair");
		says("device is \"tpu\", but must be auto, cpu, gpu or gpu:N (for example gpu:1).", model.folder(), "image", image,
			"device", "tpu");
	}

	@Test
	public void modelsForOtherThings() throws Exception {
		final ImagePlus image = OctImages.scans("a", 16, 30, 1);
		final Path rsom = ModelRegistry.standard().resolve("epidermis").folder();
		says("Model epidermis is for RSOM images, but this command needs one for OCT images. Choose another model.", rsom,
			"image", image);
		final String needs = ", but Segment OCT Layers needs two or more of glass, glycerol, epidermis, DEJ, dermis, and no " +
			"others. Choose another model.";
		says("Model other has the class \"class0\"" + needs, OctImages.untrained(root("other"), OctImages.plan("other", List.of(
			"c"), TinyModels.classes(3))).folder(), "image", image);
		says("Model tiny-oct has the class \"Dermis\" twice" + needs, edited("twice", "name: glass", "name: Dermis", "- glass",
			"- Dermis"), "image", image);
		says("Model two takes 2 channels (a, b), but an OCT tomogram has one. Choose another model.", OctImages.untrained(root(
			"two"), OctImages.plan("two", List.of("a", "b"), OctImages.plan().classes())).folder(), "image", image);
	}

	@Test
	public void aLayerThatTheModelDoesNotKnow() throws Exception {
		final List<ModelClass> all = OctImages.plan().classes();
		final ModelBundle three = OctImages.untrained(root("three"), OctImages.plan("three", List.of("c"), List.of(all.get(2),
			all.get(3), all.get(0))));
		final ImagePlus image = OctImages.scans("a", 16, 30, 1);
		says("thickness_layer is glass, but model three finds only epidermis, DEJ, dermis. Choose one of them, or all.", three
			.folder(), "image", image, "show_thickness_map", true, "thickness_layer", "glass");
		final CommandModule module = commands.run("image", image, "model", three.folder().toString());
		for (final byte label : (byte[]) ((ImagePlus) module.getOutput("labels")).getProcessor().getPixels())
			assertTrue("labels mean the same with every model", label >= 2 && label <= 4);
	}

	/** Not an error: but it is said. */
	@Test
	public void oddImages() throws Exception {
		final List<String> log = new ArrayList<>();
		final LogListener listener = message -> log.add(message.text());
		for (final String type : new String[] { "8-bit black", "16-bit black", "32-bit black" }) {
			log.clear();
			final CommandModule module = commands.run(listener, "image", IJ.createImage("night", type, 20, 30, 2), "model", model
				.folder().toString());
			assertArrayEquals(new int[] { 20, 30, 1, 2, 1 }, ((ImagePlus) module.getOutput("labels")).getDimensions());
			assertTrue(log.toString(), log.contains("The image \"night\" is 0 everywhere: its labels mean nothing."));
			assertTrue(log.toString(), log.stream().anyMatch(m -> m.startsWith("Not found anywhere in \"night\": ")));
			assertTrue(log.toString(), log.contains("The image has no pixel size: thickness is given in pixels. " +
				"Set it with Image > Properties..."));
		}
		log.clear();
		commands.run(listener, "image", RsomImages.scaled(OctImages.scans("a", 20, 30, 1), 16, 200), "model", model.folder()
			.toString());
		assertTrue(log.toString(), log.contains("The values of the image \"a\" are not of the kind that model tiny-oct was " +
			"trained on: 0 to 51000 are stretched to 0 to 255."));
	}

	private void says(final String sentence, final Path model, final Object... more) throws Exception {
		final File out = folder.newFolder();
		final Object[] inputs = new Object[more.length + 4];
		inputs[0] = "model";
		inputs[1] = model.toString();
		inputs[2] = "output";
		inputs[3] = out;
		System.arraycopy(more, 0, inputs, 4, more.length);
		assertEquals(sentence, commands.complaint(inputs));
		assertArrayEquals(new String[0], out.list());
	}

	private Path root(final String name) {
		return folder.getRoot().toPath().resolve(name);
	}

	/** A copy of the model with its description changed. @param changes from, to, from, to ... */
	private Path edited(final String name, final String... changes) throws Exception {
		final Path copy = root(name);
		OctImages.copy(model, copy);
		for (int i = 0; i < changes.length; i += 2)
			OctImages.edit(copy, changes[i], changes[i + 1]);
		return copy;
	}
}
