package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.cutis.image.Provenance;
import org.cutis.model.ModelBundle;
import org.cutis.model.RcmClasses;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/** Segment RCM Patterns in a real SciJava context with a model that has learned its six grey values. */
public class SegmentRcmPatternsTest {

	private static final int WIDTH = 203, HEIGHT = 170;

	@ClassRule
	public static final TemporaryFolder MODELS = new TemporaryFolder();

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentRcmPatterns.class);

	private static ModelBundle model;

	private final ImagePlus mosaic = RcmImages.mosaic("my mosaic.tif", WIDTH, HEIGHT);

	@BeforeClass
	public static void train() throws Exception {
		model = RcmImages.model(MODELS.getRoot().toPath().resolve("tiny"));
	}

	private ImagePlus output(final CommandModule module, final String name) {
		assertFalse(module.getCancelReason(), module.isCanceled());
		return (ImagePlus) module.getOutput(name);
	}

	private CommandModule run(final Object... more) throws Exception {
		final Object[] inputs = new Object[more.length + 2];
		inputs[0] = "model";
		inputs[1] = model.folder().toString();
		System.arraycopy(more, 0, inputs, 2, more.length);
		return commands.run(inputs);
	}

	/** Share of the pixels that have the mosaic's class. */
	private static double right(final ImagePlus labels, final int left, final int top) {
		double right = 0;
		for (int y = 0; y < labels.getHeight(); y++)
			for (int x = 0; x < labels.getWidth(); x++)
				if (labels.getProcessor().get(x, y) == RcmImages.label(left + x, top + y)) right++;
		return right / labels.getWidth() / labels.getHeight();
	}

	@Test
	public void labelsLieOnTheMosaic() throws Exception {
		final byte[] before = ((byte[]) mosaic.getProcessor().getPixels()).clone();
		final ImagePlus labels = output(run("image", mosaic), "labels");
		assertEquals("my mosaic_patterns", labels.getTitle());
		assertArrayEquals(new int[] { WIDTH, HEIGHT, 1, 1, 1 }, labels.getDimensions());
		assertEquals(8, labels.getBitDepth());
		assertEquals(0.5, labels.getCalibration().pixelWidth, 0);
		assertEquals(4, labels.getCalibration().xOrigin, 0);
		assertEquals("µm", labels.getCalibration().getUnit());
		assertTrue("what the model has learned: " + right(labels, 0, 0), right(labels, 0, 0) > 0.8);
		final ImageProcessor p = labels.getProcessor();
		for (int c = 0; c < 6; c++)
			assertEquals(RcmClasses.ALL.get(c).color(), p.getColorModel().getRGB(c) & 0xFFFFFF);
		assertEquals("0 background, 1 artifact, 2 meshwork, 3 ring, 4 nested, 5 aspecific", labels.getStack().getSliceLabel(
			1));
		assertArrayEquals("the mosaic stays as it is", before, (byte[]) mosaic.getProcessor().getPixels());
		assertNull(mosaic.getOverlay());
		final Provenance from = Provenance.of(labels);
		assertEquals("Segment RCM Patterns", from.entries().get("command"));
		assertEquals("fast", from.entries().get("protocol"));
		assertEquals(model.sha256(), from.entries().get("model.sha256"));
		assertEquals("0.5 x 0.5 x 0.5", from.entries().get("pixel_size_um"));
	}

	@Test
	public void allKindsOfGrey() throws Exception {
		final byte[] expected = (byte[]) output(run("image", mosaic), "labels").getProcessor().getPixels();
		final ImagePlus sixteen = mosaic.duplicate(), thirtyTwo = mosaic.duplicate(), rgb = mosaic.duplicate();
		// As an 8-bit mosaic that was saved with more bits.
		sixteen.setProcessor(sixteen.getProcessor().convertToShort(false));
		thirtyTwo.setProcessor(thirtyTwo.getProcessor().convertToFloat());
		rgb.setProcessor(rgb.getProcessor().convertToRGB());
		for (final ImagePlus image : List.of(sixteen, thirtyTwo, rgb))
			assertArrayEquals(image.getBitDepth() + " bit", expected, (byte[]) output(run("image", image), "labels")
				.getProcessor().getPixels());
	}

	@Test
	public void valuesOfMoreBitsAreStretched() throws Exception {
		mosaic.getProcessor().set(0, 0, 255);
		final ImagePlus sixteen = mosaic.duplicate();
		sixteen.setProcessor(sixteen.getProcessor().convertToShort(false));
		sixteen.getProcessor().multiply(200);
		final ImageProcessor a = output(run("image", mosaic), "labels").getProcessor(), b = output(run("image", sixteen),
			"labels").getProcessor();
		final long same = IntStream.range(0, a.getPixelCount()).filter(i -> a.get(i) == b.get(i)).count();
		assertTrue("only rounding differs: " + same, same >= 0.999 * a.getPixelCount());
	}

	@Test
	public void probabilityAndConfidence() throws Exception {
		final CommandModule module = run("image", mosaic, "show_probability", true, "show_confidence", true);
		final ImagePlus labels = output(module, "labels"), p = output(module, "probability"), c = output(module,
			"confidence");
		assertArrayEquals(new int[] { WIDTH, HEIGHT, 6, 1, 1 }, p.getDimensions());
		assertEquals("nested", p.getStack().getSliceLabel(5));
		assertArrayEquals(new int[] { WIDTH, HEIGHT, 1, 1, 1 }, c.getDimensions());
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			float sum = 0, most = 0;
			for (int k = 1; k <= 6; k++) {
				final float v = p.getStack().getProcessor(k).getf(i);
				sum += v;
				most = Math.max(most, v);
			}
			assertEquals(1, sum, 1e-5);
			assertEquals(most, c.getProcessor().getf(i), 0);
			assertEquals("the label has it", most, p.getStack().getProcessor(1 + labels.getProcessor().get(i)).getf(i), 0);
		}
	}

	@Test
	public void tablesAndFiles() throws Exception {
		final File out = new File(folder.getRoot(), "out");
		final ImagePlus labels = output(run("image", mosaic, "output", out, "show_overlay", true, "show_confidence", true,
			"show_probability", true), "labels");
		assertEquals(new TreeSet<>(List.of("my mosaic_patterns.tif", "my mosaic_patterns_overlay.tif",
			"my mosaic_patterns_confidence.tif", "my mosaic_patterns_probability.tif", "my mosaic_patterns.csv",
			"my mosaic_patterns.csv.provenance.txt", "my mosaic_patterns.png")), new TreeSet<>(List.of(out.list())));
		final List<String> csv = Files.readAllLines(out.toPath().resolve("my mosaic_patterns.csv"));
		assertEquals(8, csv.size());
		long lesion = 0;
		for (int c = 0; c < 6; c++) {
			final int label = c;
			final long n = IntStream.range(0, WIDTH * HEIGHT).filter(i -> labels.getProcessor().get(i) == label).count();
			if (c >= 2) lesion += n;
			final String[] cells = csv.get(1 + c).split(",");
			assertEquals(RcmClasses.ALL.get(c).name(), cells[1]);
			assertEquals(n, Long.parseLong(cells[2]));
			assertEquals(n * 0.25e-6, Double.parseDouble(cells[5]), 1e-12);
		}
		final String[] cells = csv.get(7).split(",");
		assertEquals("lesion", cells[1]);
		assertEquals(lesion, Long.parseLong(cells[2]));
		final ImagePlus saved = IJ.openImage(new File(out, "my mosaic_patterns.tif").getPath());
		assertArrayEquals((byte[]) labels.getProcessor().getPixels(), (byte[]) saved.getProcessor().getPixels());
		assertEquals(0.5, saved.getCalibration().pixelWidth, 1e-9);
		assertEquals(0x2CA02C, saved.getProcessor().getColorModel().getRGB(2) & 0xFFFFFF);
		assertEquals(model.sha256(), Provenance.of(saved).entries().get("model.sha256"));
	}

	@Test
	public void aPixelSizeThatIsGiven() throws Exception {
		final ImagePlus labels = output(run("image", mosaic), "labels");
		final ImagePlus bare = new ImagePlus("bare", mosaic.getProcessor());
		final ImagePlus given = output(run("image", bare, "pixel_size", 0.5), "labels");
		assertArrayEquals((byte[]) labels.getProcessor().getPixels(), (byte[]) given.getProcessor().getPixels());
		assertEquals(0.5, given.getCalibration().pixelWidth, 0);
		assertEquals("µm", given.getCalibration().getUnit());
		assertEquals("the image stays as it is", "pixel", bare.getCalibration().getUnit());
	}

	@Test
	public void previewOfASelection() throws Exception {
		final ImageProcessor whole = output(run("image", mosaic), "labels").getProcessor();
		mosaic.setRoi(61, 47, 80, 90);
		final CommandModule module = run("image", mosaic, "preview", true);
		final ImagePlus part = output(module, "labels"), overlay = output(module, "overlay");
		assertEquals("my mosaic_patterns_preview", part.getTitle());
		assertEquals("my mosaic_patterns_preview_overlay", overlay.getTitle());
		assertArrayEquals(new int[] { 80, 90, 1, 1, 1 }, part.getDimensions());
		assertEquals(4 - 61, part.getCalibration().xOrigin, 0);
		assertEquals(-47, part.getCalibration().yOrigin, 0);
		int same = 0;
		for (int y = 0; y < 90; y++)
			for (int x = 0; x < 80; x++) {
				if (part.getProcessor().get(x, y) == whole.get(61 + x, 47 + y)) same++;
				assertEquals(mosaic.getProcessor().get(61 + x, 47 + y), overlay.getProcessor().get(x, y));
			}
		assertEquals("the margin holds all that this network sees", 80 * 90, same);
		assertEquals(1, overlay.getOverlay().size());
		assertEquals("61, 47, 80 x 90", Provenance.of(part).entries().get("region"));
	}

	/** 1 mm is more than there is along x, and 2 pixels less along y. */
	@Test
	public void previewOfTheMiddle() throws Exception {
		final CommandModule module = run("image", mosaic, "preview", true, "pixel_size", 1000.0 / 168);
		assertArrayEquals(new int[] { 168, 168, 1, 1, 1 }, output(module, "labels").getDimensions());
		assertEquals("17, 1, 168 x 168", Provenance.of(output(module, "labels")).entries().get("region"));
	}

	/** Only preview looks at the selection. */
	@Test
	public void aSelectionDoesNotCutTheMosaic() throws Exception {
		mosaic.setRoi(61, 47, 80, 90);
		assertArrayEquals(new int[] { WIDTH, HEIGHT, 1, 1, 1 }, output(run("image", mosaic), "labels").getDimensions());
	}

	@Test
	public void allProtocols() throws Exception {
		for (final String protocol : new String[] { "paper-munet", "paper-mednet" })
			assertTrue(protocol, right(output(run("image", mosaic, "protocol", protocol), "labels"), 0, 0) > 0.8);
	}
}
