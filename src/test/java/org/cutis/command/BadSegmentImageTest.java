package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.model.Normalization;
import org.cutis.model.SpaceAxis;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

/** What Segment Image says to images and models it cannot use, and what it says of odd ones. */
public class BadSegmentImageTest {

	private static final String DOUBT = ": do not trust the result unseen.";

	@ClassRule
	public static final TemporaryFolder NETWORKS = new TemporaryFolder();

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentImage.class);

	/** One channel, two classes. */
	private static SavedModel network;

	private Path out;

	@BeforeClass
	public static void makeNetwork() {
		network = TinyModels.random(NETWORKS.getRoot().toPath().resolve("network"), 1, 2);
	}

	@Before
	public void makeFolder() throws Exception {
		out = folder.newFolder("out").toPath();
	}

	private ModelBundle model(final TinyModels.Plan plan) throws Exception {
		return TinyModels.pack(folder.newFolder().toPath().resolve("model"), plan, network);
	}

	private ModelBundle model(final double gain, final double offset, final double size) throws Exception {
		return model(TinyModels.random(1, 2, gain, offset, size));
	}

	/** The sentence, and that nothing is written. */
	private String complaint(final ImagePlus image, final String model) throws Exception {
		final String sentence = commands.complaint("image", image, "model", model, "output", out.toFile());
		assertArrayEquals(new String[0], out.toFile().list());
		return sentence;
	}

	private String complaint(final ImagePlus image, final ModelBundle model) throws Exception {
		return complaint(image, model.folder().toString());
	}

	private List<String> log(final ImagePlus image, final ModelBundle model) throws Exception {
		final List<String> log = new ArrayList<>();
		assertNull(commands.run(message -> log.add(message.text()), "image", image, "model", model.folder().toString())
			.getCancelReason());
		return log;
	}

	@Test
	public void otherChannelsThanTheModels() throws Exception {
		final ModelBundle two = model(TinyModels.random(2, 2, 1, 0, 1)), one = model(1, 0, 1);
		assertEquals("The image \"photo\" has 3 channels, but model random needs 2 (c0, c1). " +
			"Choose an image with these channels or another model.", complaint(IJ.createImage("photo", "RGB ramp", 20, 10, 1),
				two));
		assertEquals("The image \"grey\" has 1 channel, but model random needs 2 (c0, c1). " +
			"Choose an image with these channels or another model.", complaint(IJ.createImage("grey", "8-bit ramp", 20, 10,
				1), two));
		assertEquals("The image \"both\" has 2 channels, but model random needs 1 (c0). " +
			"Choose an image with these channels or another model.", complaint(IJ.createHyperStack("both", 20, 10, 2, 1, 1,
				16), one));
	}

	@Test
	public void valuesThatAreNoNumbers() throws Exception {
		final ModelBundle model = model(TinyModels.random(2, 2, 1, 0, 1));
		for (final float value : new float[] { Float.NaN, Float.NEGATIVE_INFINITY }) {
			final ImagePlus image = IJ.createHyperStack("a", 20, 10, 2, 4, 1, 32);
			image.getStack().getProcessor(image.getStackIndex(2, 3, 1)).setf(5, 6, value);
			assertEquals("The image \"a\" has a value that is no number (" + value +
				") in slice 3, channel 2. Replace such values first (Process > Noise > Remove NaNs...).", complaint(image,
					model));
		}
	}

	@Test
	public void modelsThatAreNotThere() throws Exception {
		final ImagePlus image = IJ.createImage("a", "8-bit ramp", 20, 10, 1);
		final String installed = "Installed models: " + String.join(", ", ModelRegistry.standard().names()) +
			". Give one of them, or a model's folder, its .zip or its rdf.yaml.";
		assertEquals("model is \"nobody\", but there is no installed model and no file of that name. " + installed,
			complaint(image, "nobody"));
		assertEquals("model is empty, but must name a model. " + installed, complaint(image, " "));
		assertEquals("The parameter model is missing: Name of an installed model, or a model bundle's folder or .zip file.",
			commands.complaint("image", image));
	}

	/** Their descriptions are enough to tell; the networks in them are never loaded. */
	@Test
	public void modelsThatAreNotForSlices() throws Exception {
		final ImagePlus image = IJ.createImage("a", "8-bit ramp", 20, 10, 1);
		final List<SpaceAxis> slice = TinyModels.axes(1);
		final List<SpaceAxis> volume = List.of(new SpaceAxis("z", "", 1, 4, 32, 0), slice.get(0), slice.get(1));
		final List<SpaceAxis> cropped = List.of(new SpaceAxis("y", "", 1, 4, 32, 8), slice.get(1));
		for (final List<SpaceAxis> axes : List.of(volume, cropped))
			assertEquals("Model odd works on volumes or gives less than it takes, but this command needs one for whole slices " +
				"(y, x). Choose another model.", complaint(image, odd(2, axes)));
		final List<SpaceAxis> coarse = List.of(new SpaceAxis("y", "", 1, 48, 96, 0), new SpaceAxis("x", "", 1, 128, 128, 0));
		assertEquals("Model odd takes images whose sides are multiples of 384, but this command can use 256 at most. " +
			"Choose another model.", complaint(image, odd(2, coarse)));
		assertEquals("Model odd tells 257 classes apart, but an 8-bit label image has room for 256. Choose another model.",
			complaint(image, odd(257, slice)));
	}

	/** A bundle whose network is no network. */
	private ModelBundle odd(final int classes, final List<SpaceAxis> axes) throws Exception {
		final Path saved = folder.newFolder().toPath();
		Files.writeString(saved.resolve("saved_model.pb"), "none");
		return TinyModels.pack(folder.newFolder().toPath().resolve("odd"), new TinyModels.Plan("odd", Modality.OTHER, new NetworkSpec("unet",
			1, classes, 4, 3, 0), List.of("grey"), TinyModels.classes(classes), new Normalization(1, 0, ""), axes),
			new SavedModel(saved, "image", "probability"));
	}

	/** 32-bit values so large that the network's sums are infinite. */
	@Test
	public void aNetworkThatGivesNoNumbers() throws Exception {
		final ModelBundle model = model(1, 0, 1);
		final ImagePlus image = IJ.createImage("a", "32-bit black", 20, 10, 1);
		for (int i = 0; i < 200; i++)
			image.getProcessor().setf(i, i % 2 == 0 ? 3e38f : -3e38f);
		assertEquals("Model random gives probabilities that are no numbers (NaN) for this image. Either its training went " +
			"wrong or the image's values are far too large for it. Check the image's values, or choose another model.",
			complaint(image, model));
	}

	@Test
	public void valuesUnlikeThoseOfTheTrainingAreSaid() throws Exception {
		final ModelBundle bytes = model(1 / 255.0, 0, 1);
		final String said = "The values of the image \"a\" are 0 to %s, but model random was trained on about %s" + DOUBT +
			" Segment an image of the same kind and bit depth as those it was trained on.";
		assertTrue(log(ramp(16, 40000), bytes).contains(String.format(said, "40000", "0 to 255")));
		assertTrue(log(ramp(32, 0.5), bytes).contains(String.format(said, "0.5000", "0 to 255")));
		final ModelBundle shorts = model(1 / 4000.0, -0.025, 1);
		assertTrue(log(ramp(8, 255), shorts).contains(String.format(said, "255", "100 to 4100")));
		for (final String line : log(ramp(8, 200), bytes))
			assertTrue(line, !line.contains("values"));
		for (final String line : log(ramp(16, 5000), shorts))
			assertTrue(line, !line.contains("values"));
	}

	@Test
	public void otherPixelSizesAreSaid() throws Exception {
		final ModelBundle model = model(1 / 255.0, 0, 0.5);
		final ImagePlus image = ramp(8, 255);
		final String unknown = "The image has no pixel size: the classes are counted in pixels. " +
			"Set it with Image > Properties...";
		assertTrue(log(image, model).contains(unknown));
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 0.55;
		image.getCalibration().pixelHeight = 2;
		final List<String> log = log(image, model);
		assertTrue(log.toString(), log.contains("The image has 2.00 µm per pixel along y, but model random was trained at " +
			"0.500 µm" + DOUBT));
		assertTrue(log.toString(), log.stream().noneMatch(line -> line.contains("along x") || line.equals(unknown)));
		for (final String line : log(image, model(1 / 255.0, 0, SpaceAxis.UNKNOWN)))
			assertTrue(line, !line.contains("µm per pixel"));
	}

	@Test
	public void theDirectionOfAStacksPlanesIsSaid() throws Exception {
		final String across = "The stack is segmented in planes of x and z (depth_axis Z).", slices =
			"The stack is segmented in planes of x and y (depth_axis Y).";
		final ImagePlus stack = IJ.createImage("a", "8-bit ramp", 20, 10, 3);
		stack.getCalibration().setUnit("um");
		for (final Modality modality : Modality.values()) {
			final TinyModels.Plan p = TinyModels.random(1, 2, 1 / 255.0, 0, 1);
			final ModelBundle model = model(new TinyModels.Plan(p.name(), modality, p.network(), p.channels(), p.classes(), p
				.normalization(), p.axes()));
			stack.getCalibration().pixelDepth = 0.1;
			assertTrue(modality.name(), log(stack, model).contains(modality == Modality.RSOM ? across : slices));
			stack.getCalibration().pixelDepth = 7;
			assertTrue(modality.name(), log(stack, model).contains(slices));
		}
	}

	private static ImagePlus ramp(final int bits, final double max) {
		final ImagePlus image = IJ.createImage("a", bits + "-bit black", 20, 10, 1);
		for (int i = 0; i < 200; i++)
			image.getProcessor().setf(i, (float) (i * max / 199));
		return image;
	}
}
