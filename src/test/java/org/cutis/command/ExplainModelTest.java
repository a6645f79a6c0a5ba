package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.cutis.engine.NetworkSpec;
import org.cutis.image.Provenance;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.model.Normalization;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.ImagePlus;
import ij.ImageStack;

/** Explain Model on networks trained in the test, on one of each odd kind, and on the one that is shipped. */
public class ExplainModelTest {

	private static final String LINE = "0 background, 1 epidermis, 2 dermis";

	@ClassRule
	public static final TemporaryFolder MODELS = new TemporaryFolder();

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(ExplainModel.class);

	@Rule
	public final CommandRule segment = new CommandRule(SegmentImage.class);

	private static String stains;

	@BeforeClass
	public static void train() throws Exception {
		stains = TinyModels.stains(MODELS.getRoot().toPath().resolve("stains")).folder().toString();
	}

	private CommandModule explain(final Object... more) throws Exception {
		final List<Object> inputs = new ArrayList<>(List.of("model", stains, "width", 24, "height", 20, "steps", 25,
			"step_size", 0.05));
		inputs.addAll(Arrays.asList(more));
		final CommandModule module = commands.run(inputs.toArray());
		assertNull(module.getCancelReason());
		return module;
	}

	private static ImagePlus image(final CommandModule module, final String output) {
		return (ImagePlus) module.getOutput(output);
	}

	private static float[] values(final ImagePlus image) {
		final ImageStack stack = image.getStack();
		final int size = image.getWidth() * image.getHeight();
		final float[] all = new float[size * stack.getSize()];
		for (int i = 0; i < all.length; i++)
			all[i] = stack.getProcessor(1 + i / size).getf(i % size);
		return all;
	}

	/** The network's answer to each image is asked anew, by the command that segments. */
	@Test
	public void theNetworkFindsTheClassInItsImage() throws Exception {
		for (final String objective : List.of("logit", "probability")) {
			final File out = folder.newFolder();
			final CommandModule module = explain("objective", objective, "output", out);
			final ImagePlus images = image(module, "images"), labels = image(module, "segmentation");
			assertArrayEquals(new int[] { 24, 20, 3, 3, 1 }, images.getDimensions());
			assertArrayEquals(new int[] { 24, 20, 1, 3, 1 }, labels.getDimensions());
			assertEquals("epidermis", images.getStack().getSliceLabel(4));
			assertEquals("epidermis: " + LINE, labels.getStack().getSliceLabel(2));
			assertEquals(0.5, images.getCalibration().pixelWidth, 1e-9);
			for (final float v : values(images))
				assertTrue("the model is for 8 bits: " + v, v >= 0 && v <= 255);
			final float[] again = segmented(images), found = values(labels);
			assertArrayEquals(again, found, 0);
			final List<String> lines = Files.readAllLines(out.toPath().resolve("stains_explained.csv"));
			assertEquals("class,objective_at_start,objective_at_end,probability_at_start,probability_at_end,labelled_percent", lines.get(0));
			for (int c = 0; c < 3; c++) {
				final String[] row = lines.get(1 + c).split(",");
				assertEquals(List.of("background", "epidermis", "dermis").get(c), row[0]);
				assertTrue(objective + ": " + lines.get(1 + c), Double.parseDouble(row[2]) > Double.parseDouble(row[1]) + 0.1);
				// A logit may rise and the others with it.
				if (objective.equals("probability")) assertTrue(lines.get(1 + c), Double.parseDouble(row[4]) > Double.parseDouble(
					row[3]) + 0.1);
				int own = 0;
				for (int i = 0; i < 480; i++)
					if (found[480 * c + i] == c) own++;
				assertEquals(own / 4.8, Double.parseDouble(row[5]), 1e-3);
				if (objective.equals("probability")) assertTrue(lines.get(1 + c), own > 240);
			}
			assertArrayEquals(new String[] { "stains_explained.csv", "stains_explained.csv.provenance.txt",
				"stains_explained.png", "stains_explained.tif", "stains_explained_segmentation.tif" }, Arrays.stream(out.list())
					.sorted().toArray());
			final Provenance said = Provenance.of(labels);
			assertEquals("Explain Model", said.entries().get("command"));
			assertEquals(objective, said.entries().get("objective"));
			assertEquals("red 0 to 255, green 0 to 255, blue 0 to 255", said.entries().get("value_range"));
		}
	}

	private float[] segmented(final ImagePlus images) throws Exception {
		final CommandModule module = segment.run("image", images, "model", stains);
		assertNull(module.getCancelReason());
		return values(image(module, "labels"));
	}

	@Test
	public void theSeedMakesTheImages() throws Exception {
		final float[] once = values(image(explain("seed", 7, "steps", 5), "images"));
		assertArrayEquals(once, values(image(explain("seed", 7, "steps", 5), "images")), 0);
		assertFalse(Arrays.equals(once, values(image(explain("seed", 8, "steps", 5), "images"))));
	}

	/** Neighbours differ less. */
	@Test
	public void smoothingMakesImagesSmooth() throws Exception {
		assertTrue(roughness(image(explain("smoothing", 0.5), "images")) < 0.5 * roughness(image(explain(), "images")));
	}

	private static double roughness(final ImagePlus images) {
		final float[] values = values(images);
		double sum = 0;
		for (int i = 1; i < values.length; i++)
			sum += i % images.getWidth() == 0 ? 0 : Math.abs(values[i] - values[i - 1]);
		return sum;
	}

	/** Nested, on a reduced image, with two channels, batch norm and a size that is no multiple of what it halves. */
	@Test
	public void anyNetwork() throws Exception {
		final TinyModels.Plan plan = new TinyModels.Plan("nested", Modality.RCM, new NetworkSpec("mednet", 2, 4, 3, 4, 0, 2, 2),
			List.of("a", "b"), TinyModels.classes(4), new Normalization(0.5, -1, ""), TinyModels.axes(Double.NaN));
		final ModelBundle nested = TinyModels.write(folder.getRoot().toPath().resolve("nested"), plan, 0, null, null);
		final CommandModule module = commands.run("model", nested.folder().toString(), "steps", 3, "width", 20);
		assertNull(module.getCancelReason());
		final ImagePlus images = image(module, "images");
		assertArrayEquals(new int[] { 20, 32, 2, 4, 1 }, images.getDimensions());
		assertEquals("pixel", images.getCalibration().getUnit());
		// The example image is 0 everywhere, so the range is what becomes 0 to 1.
		for (final float v : values(images))
			assertTrue(String.valueOf(v), v >= 2 && v <= 4);
	}

	/** It has one output map, so background and epidermis are explained. */
	@Test
	public void theEpidermisModel() throws Exception {
		final File out = folder.newFolder();
		final CommandModule module = commands.run("model", "epidermis", "width", 48, "height", 64, "steps", 15, "output", out);
		assertNull(module.getCancelReason());
		assertArrayEquals(new int[] { 48, 64, 2, 2, 1 }, image(module, "images").getDimensions());
		assertEquals(12, image(module, "images").getCalibration().pixelWidth, 1e-9);
		assertEquals(3, image(module, "images").getCalibration().pixelHeight, 1e-9);
		final String[] row = Files.readAllLines(out.toPath().resolve("epidermis_explained.csv")).get(2).split(",");
		assertEquals("epidermis", row[0]);
		assertTrue(String.join(",", row), Double.parseDouble(row[4]) > Double.parseDouble(row[3]));
	}

	@Test
	public void badInputsAreSaid() throws Exception {
		says("width is 30, but model epidermis takes multiples of 16 pixels, here at most 1024. Choose 32, or 0 for the " +
			"model's preferred size.", "epidermis", "width", 30);
		says("height is 7, but model epidermis takes multiples of 16 pixels, here at most 1024. Choose 16, or 0 for the " +
			"model's preferred size.", "epidermis", "height", 7);
		says("The parameter height is 2000, but must be between 0 and 1024.", "epidermis", "height", 2000);
		says("The parameter steps is 0, but must be between 1 and 100000.", "epidermis", "steps", 0);
		says("step_size is 0.0, but must be above 0 and at most 1, a share of the range of values. Try 0.02.", "epidermis",
			"step_size", 0);
		says("The parameter step_size is not a number, but must be a number between 0 and 1.", "epidermis", "step_size",
			Double.NaN);
		says("The parameter smoothing is 1.5, but must be between 0 and 1.", "epidermis", "smoothing", 1.5);
		says("The parameter objective is 'loss', but must be one of logit, probability.", "epidermis", "objective", "loss");
		says("device is \"tpu\", but must be auto, cpu, gpu or gpu:N (for example gpu:1).", "epidermis", "device", "tpu");
	}

	@Test
	public void tooManyClassesAreSaid() throws Exception {
		final TinyModels.Plan plan = new TinyModels.Plan("many", Modality.OTHER, new NetworkSpec("fcn7", 1, 257, 1, 7, 0), List
			.of("grey"), TinyModels.classes(257), new Normalization(1, 0, ""), TinyModels.axes(1));
		says("Model many tells 257 classes apart, but an 8-bit label image has room for 256. Choose another model.", TinyModels
			.write(folder.getRoot().toPath().resolve("many"), plan, 0, null, null).folder().toString());
	}

	@Test
	public void aDamagedModelIsSaid() throws Exception {
		final Path copy = folder.getRoot().toPath().resolve("copy"), shipped = ModelRegistry.standard().resolve("epidermis")
			.folder();
		try (var files = Files.walk(shipped)) {
			for (final Path file : files.toList())
				Files.copy(file, copy.resolve(shipped.relativize(file).toString()));
		}
		final Path rdf = copy.resolve("rdf.yaml");
		final String text = Files.readString(rdf);
		// The description tells of another network than there is.
		Files.writeString(rdf, text.replace("width: 12", "width: 13"));
		final String said = commands.complaint("model", copy.toString(), "width", 32, "height", 32);
		assertTrue(said, said.startsWith("The network in " + copy.resolve("tf_weights") + " cannot be loaded (") && said
			.endsWith(" values). Install the model again."));
		Files.writeString(rdf, text);
		Files.write(copy.resolve("tf_weights/saved_model.pb"), new byte[100]);
		says("Model " + copy + " is damaged: tf_weights/saved_model.pb is not what tf_weights.zip holds. Get the model again.",
			copy.toString(), "width", 32);
	}

	private void says(final String sentence, final String model, final Object... more) throws Exception {
		final File out = folder.newFolder();
		final List<Object> inputs = new ArrayList<>(List.of("model", model, "output", out));
		inputs.addAll(Arrays.asList(more));
		assertEquals(sentence, commands.complaint(inputs.toArray()));
		assertArrayEquals(new String[0], out.list());
	}
}
