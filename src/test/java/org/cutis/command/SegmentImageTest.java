package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.cutis.engine.Engines;
import org.cutis.image.Provenance;
import org.cutis.model.ModelBundle;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** What Segment Image gives for an RGB image with a model of three classes that was trained on such an image. */
public class SegmentImageTest {

	private static final int WIDTH = 53, HEIGHT = 37;

	@ClassRule
	public static final TemporaryFolder MODELS = new TemporaryFolder();

	private static ModelBundle model;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentImage.class);

	@BeforeClass
	public static void train() throws Exception {
		model = TinyModels.stains(MODELS.getRoot().toPath().resolve("stains"));
	}

	/** Blocks as the model knows them, 0.5 µm a pixel. */
	static ImagePlus stains(final String title, final int width, final int height) {
		final ImageProcessor p = new ColorProcessor(width, height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				p.set(x, y, 0xFF000000 | TinyModels.STAINS[TinyModels.stain(x, y)]);
		final ImagePlus image = new ImagePlus(title, p);
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().pixelHeight = 0.5;
		return image;
	}

	private CommandModule run(final ImagePlus image, final Object... more) throws Exception {
		final Object[] inputs = Arrays.copyOf(new Object[] { "image", image, "model", model.folder().toString() }, 4 +
			more.length);
		System.arraycopy(more, 0, inputs, 4, more.length);
		final CommandModule module = commands.run(inputs);
		assertNull(module.getCancelReason());
		return module;
	}

	@Test
	public void labelsAreTheClassesInTheModelsOrderAndColours() throws Exception {
		final ImagePlus image = stains("slide 3.tif", WIDTH, HEIGHT);
		final ImagePlus labels = (ImagePlus) run(image).getOutput("labels");
		assertEquals("slide 3_segmentation", labels.getTitle());
		assertEquals(8, labels.getBitDepth());
		assertArrayEquals(image.getDimensions(), labels.getDimensions());
		EpidermisResults.sameCalibration(image.getCalibration(), labels.getCalibration());
		int right = 0;
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				if (labels.getProcessor().get(x, y) == TinyModels.stain(x, y)) right++;
		assertTrue(right + " of " + WIDTH * HEIGHT, right > 0.95 * WIDTH * HEIGHT);
		// In the middle of blocks of labels 0, 1 and 2.
		final int[] rgb = (int[]) labels.getProcessor().convertToRGB().getPixels();
		assertEquals(0xFF000000, rgb[4 * WIDTH + 4]);
		assertEquals(0xFF7030A0, rgb[4 * WIDTH + 12]);
		assertEquals(0xFFBEFF00, rgb[4 * WIDTH + 20]);
	}

	@Test
	public void theInputStaysAsItIs() throws Exception {
		final ImagePlus image = stains("a", WIDTH, HEIGHT);
		image.setRoi(1, 0, 5, 1);
		image.setOverlay(new Overlay(new Roi(0, 0, 2, 2)));
		final int[] before = ((int[]) image.getProcessor().getPixels()).clone();
		image.changes = false;
		run(image, "show_overlay", true, "show_probability", true, "output", folder.newFolder());
		assertArrayEquals(before, (int[]) image.getProcessor().getPixels());
		assertEquals("a", image.getTitle());
		assertEquals(1, image.getOverlay().size());
		assertNull(image.getInfoProperty());
		assertEquals(false, image.changes);
		assertEquals(false, image.isLocked());
	}

	@Test
	public void probabilitiesAreNamedAddUpToOneAndGiveTheLabels() throws Exception {
		final ImagePlus image = stains("a", WIDTH, HEIGHT);
		final CommandModule module = run(image, "show_probability", true);
		final ImagePlus p = (ImagePlus) module.getOutput("probability"), labels = (ImagePlus) module.getOutput("labels");
		assertEquals("a_segmentation_probability", p.getTitle());
		assertEquals(32, p.getBitDepth());
		assertArrayEquals(new int[] { WIDTH, HEIGHT, 3, 1, 1 }, p.getDimensions());
		assertEquals(List.of("background", "epidermis", "dermis"), names(p));
		assertEquals(1, p.getDisplayRangeMax(), 0);
		EpidermisResults.sameCalibration(image.getCalibration(), p.getCalibration());
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++) {
				double sum = 0;
				final int label = labels.getProcessor().get(x, y);
				for (int c = 1; c <= 3; c++) {
					final double value = p.getStack().getProcessor(c).getf(x, y);
					sum += value;
					assertTrue(value <= p.getStack().getProcessor(label + 1).getf(x, y));
				}
				assertEquals(1, sum, 1e-5);
			}
	}

	@Test
	public void theOverlayShowsTheClassesInTheirColoursOnACopy() throws Exception {
		final ImagePlus image = stains("a", WIDTH, HEIGHT);
		final File out = folder.newFolder();
		final CommandModule module = run(image, "show_overlay", true, "output", out);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels"), copy = (ImagePlus) module.getOutput("overlay");
		assertNull(image.getOverlay());
		assertEquals("a_segmentation_overlay", copy.getTitle());
		final int[] pixels = (int[]) image.getProcessor().getPixels();
		assertArrayEquals(pixels, (int[]) copy.getProcessor().getPixels());
		final ImagePlus read = IJ.openImage(new File(out, "a_segmentation_overlay.tif").getPath());
		assertArrayEquals(pixels, (int[]) read.getProcessor().getPixels());
		for (final ImagePlus drawn : new ImagePlus[] { copy, read }) {
			final int[] flat = (int[]) drawn.flatten().getProcessor().getPixels();
			for (int i = 0; i < flat.length; i++) {
				final int label = labels.getProcessor().get(i);
				for (int shift = 0; shift < 24; shift += 8) {
					final int below = pixels[i] >> shift & 0xff, above = new int[] { 0, 0x7030A0, 0xBEFF00 }[label] >> shift & 0xff;
					assertEquals("label " + label, label == 0 ? below : (below + above) / 2.0, flat[i] >> shift & 0xff, 1.5);
				}
			}
		}
	}

	@Test
	public void everyResultSaysWhereItCameFrom() throws Exception {
		final File out = folder.newFolder();
		final ImagePlus image = stains("a.tif", WIDTH, HEIGHT);
		image.setProperty("Info", "Patient: none");
		final CommandModule module = run(image, "show_probability", true, "show_overlay", true, "output", out);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		final Map<String, String> entries = Provenance.of(labels).entries();
		assertEquals("Segment Image", entries.get("command"));
		assertEquals("a.tif", entries.get("image"));
		assertEquals("stains", entries.get("model"));
		assertEquals(model.sha256(), entries.get("model.sha256"));
		assertEquals("blocks", entries.get("model.trained_on"));
		assertEquals("0 = background, 1 = epidermis, 2 = dermis", entries.get("labels"));
		assertEquals("Y", entries.get("depth_axis"));
		assertEquals("auto", entries.get("device_wanted"));
		assertTrue(Engines.get().report().devices().contains(entries.get("device")));
		assertEquals(Engines.get().report().engine(), entries.get("engine"));
		assertTrue(entries.get("pixel_size_um").startsWith("0.5 x 0.5 x "));
		assertTrue(entries.containsKey("cutis.version"));
		assertTrue("it was not used", !entries.containsKey("threshold"));
		assertTrue("what the input said stays", labels.getInfoProperty().startsWith("Patient: none"));
		assertEquals(entries, Provenance.of((ImagePlus) module.getOutput("probability")).entries());
		assertEquals(entries, Provenance.of((ImagePlus) module.getOutput("overlay")).entries());
		assertEquals(new Provenance(entries).toText(), Files.readString(out.toPath().resolve(
			"a_segmentation.csv.provenance.txt")));
		assertEquals(entries, Provenance.of(IJ.openImage(new File(out, "a_segmentation.tif").getPath())).entries());
	}

	@Test
	public void filesHaveTheirNamesAndOpenTheSame() throws Exception {
		final File out = new File(folder.getRoot(), "new/results");
		final CommandModule module = run(stains("slide 3.tif", WIDTH, HEIGHT), "output", out, "show_probability", true,
			"show_overlay", true);
		assertEquals(new TreeSet<>(List.of("slide 3_segmentation.tif", "slide 3_segmentation_probability.tif",
			"slide 3_segmentation_overlay.tif", "slide 3_segmentation.csv", "slide 3_segmentation.csv.provenance.txt")),
			new TreeSet<>(Arrays.asList(out.list())));
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		final ImagePlus read = IJ.openImage(new File(out, "slide 3_segmentation.tif").getPath());
		assertArrayEquals((byte[]) labels.getProcessor().getPixels(), (byte[]) read.getProcessor().getPixels());
		assertArrayEquals(labels.getProcessor().getLut().getBytes(), read.getProcessor().getLut().getBytes());
		final ImagePlus p = (ImagePlus) module.getOutput("probability"), q = IJ.openImage(new File(out,
			"slide 3_segmentation_probability.tif").getPath());
		assertArrayEquals(p.getDimensions(), q.getDimensions());
		assertEquals(names(p), names(q));
		for (int c = 1; c <= 3; c++)
			assertArrayEquals((float[]) p.getStack().getPixels(c), (float[]) q.getStack().getPixels(c), 0);
		tableFits(labels, out.toPath().resolve("slide 3_segmentation.csv"), 0.25);
	}

	private static List<String> names(final ImagePlus image) {
		return IntStream.rangeClosed(1, image.getStackSize()).mapToObj(image.getStack()::getSliceLabel).toList();
	}

	/** Counts the labels again. @param area of a pixel in µm² */
	private static void tableFits(final ImagePlus labels, final Path csv, final double area) throws Exception {
		final int[] counts = labels.getProcessor().getHistogram();
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("label,class,pixels,percent,area_um2,area_mm2", lines.get(0));
		assertEquals(4, lines.size());
		final String[] names = { "background", "epidermis", "dermis" };
		for (int i = 0; i < 3; i++) {
			final String[] cells = lines.get(i + 1).split(",");
			assertEquals(String.valueOf(i), cells[0]);
			assertEquals(names[i], cells[1]);
			assertEquals(String.valueOf(counts[i]), cells[2]);
			assertEquals(100.0 * counts[i] / (WIDTH * HEIGHT), Double.parseDouble(cells[3]), 1e-9);
			assertEquals(counts[i] * area, Double.parseDouble(cells[4]), 1e-6);
			assertEquals(counts[i] * area * 1e-6, Double.parseDouble(cells[5]), 1e-12);
		}
	}

	/** Red, green and blue may also be three 8-bit channels. */
	@Test
	public void anImageOfThreeChannelsGivesTheSame() throws Exception {
		final ImagePlus rgb = stains("a", WIDTH, HEIGHT);
		final ImagePlus channels = new ImagePlus("a", rgb.getProcessor().toFloat(0, null).convertToByte(false));
		final ij.ImageStack stack = new ij.ImageStack(WIDTH, HEIGHT);
		for (int c = 0; c < 3; c++)
			stack.addSlice(((ColorProcessor) rgb.getProcessor()).getChannel(c + 1, null));
		channels.setStack(stack, 3, 1, 1);
		assertArrayEquals((byte[]) ((ImagePlus) run(rgb).getOutput("labels")).getProcessor().getPixels(),
			(byte[]) ((ImagePlus) run(channels).getOutput("labels")).getProcessor().getPixels());
	}
}
