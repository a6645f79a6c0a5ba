package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
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
import ij.process.ImageProcessor;

/** What the real command gives, in a real context with the real TensorFlow and a model so small that it is trained here. */
public class SegmentOctLayersTest {

	@ClassRule
	public static final TemporaryFolder MODELS = new TemporaryFolder();

	private static ModelBundle plain, weighted;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentOctLayers.class);

	@BeforeClass
	public static void trainModel() throws Exception {
		final Path root = MODELS.getRoot().toPath();
		plain = OctImages.model(root.resolve("plain"));
		weighted = OctImages.weighted(plain, root.resolve("weighted"));
	}

	private CommandModule run(final ImagePlus image, final Object... more) throws Exception {
		final Object[] inputs = Arrays.copyOf(new Object[] { "image", image, "model", plain.folder().toString() }, 4 +
			more.length);
		System.arraycopy(more, 0, inputs, 4, more.length);
		final CommandModule module = commands.run(inputs);
		assertNull(module.getCancelReason());
		return module;
	}

	private static ImagePlus image(final CommandModule module, final String output) {
		return (ImagePlus) module.getOutput(output);
	}

	private static int at(final ImagePlus image, final int x, final int y, final int z) {
		return (int) image.getStack().getVoxel(x, y, z);
	}

	private static void assertSamePixels(final ImagePlus expected, final ImagePlus actual) {
		assertArrayEquals(expected.getDimensions(), actual.getDimensions());
		for (int i = 1; i <= expected.getStackSize(); i++)
			assertArrayEquals((byte[]) expected.getStack().getPixels(i), (byte[]) actual.getStack().getPixels(i));
	}

	private static double agreement(final ImagePlus labels) {
		int right = 0, all = 0;
		for (int z = 0; z < labels.getStackSize(); z++)
			for (int y = 0; y < labels.getHeight(); y++)
				for (int x = 0; x < labels.getWidth(); x++, all++)
					if (at(labels, x, y, z) == OctImages.label(x, y, z)) right++;
		return (double) right / all;
	}

	@Test
	public void layersAreFoundInTheInputsGeometry() throws Exception {
		final ImagePlus scans = OctImages.scans("skin.tif", 41, 38, 3);
		for (final boolean consistent : new boolean[] { true, false }) {
			final ImagePlus labels = image(run(scans, "consistent", consistent), "labels");
			assertEquals("skin_layers", labels.getTitle());
			assertArrayEquals(scans.getDimensions(), labels.getDimensions());
			assertEquals(8, labels.getBitDepth());
			EpidermisResults.sameCalibration(scans.getCalibration(), labels.getCalibration());
			assertTrue("agreement " + agreement(labels), agreement(labels) > 0.9);
			final byte[] red = new byte[256];
			labels.getProcessor().getLut().getReds(red);
			assertEquals("glass is yellow", 0xFD, red[0] & 0xff);
			assertEquals("the dermis is blue", 0x3F, red[4] & 0xff);
			assertEquals(0, labels.getDisplayRangeMin(), 0);
			assertEquals(255, labels.getDisplayRangeMax(), 0);
			assertEquals("0 glass, 1 glycerol, 2 epidermis, 3 DEJ, 4 dermis", labels.getStack().getSliceLabel(2));
		}
	}

	/** Another layer in the dermis, and no DEJ where there should be one. */
	@Test
	public void consistentLayersHaveNoIslandsAndNoGaps() throws Exception {
		final ImagePlus scans = OctImages.scans("a", 48, 40, 5);
		final ImageProcessor third = scans.getStack().getProcessor(3);
		third.setColor(OctImages.GREY[1]);
		third.fillRect(8, 31, 9, 7);
		third.setColor(OctImages.GREY[2]);
		for (int x = 30; x < 34; x++)
			third.fillRect(x, OctImages.end(2, x, 2), 1, 3);
		final ImagePlus each = image(run(scans, "consistent", false), "labels");
		assertTrue("an island", at(each, 12, 34, 2) < 4);
		assertTrue("disorder", disorder(each) > 0);
		final ImagePlus labels = image(run(scans), "labels");
		assertEquals(4, at(labels, 12, 34, 2));
		assertEquals(0, disorder(labels));
		assertTrue("agreement " + agreement(labels), agreement(labels) > 0.9);
		for (int z = 0; z < 5; z++)
			for (int layer = 0; layer < 4; layer++)
				for (int x = 1; x < 48; x++)
					// 5 µm down for each of the 2 µm to the next column, in pixels of 0.5 µm.
					assertTrue(Math.abs(end(labels, layer, x, z) - end(labels, layer, x - 1, z)) <= 20);
	}

	/** Pixels whose label is less than that of the pixel above. */
	private static int disorder(final ImagePlus labels) {
		int n = 0;
		for (int z = 0; z < labels.getStackSize(); z++)
			for (int y = 1; y < labels.getHeight(); y++)
				for (int x = 0; x < labels.getWidth(); x++)
					if (at(labels, x, y, z) < at(labels, x, y - 1, z)) n++;
		return n;
	}

	private static int end(final ImagePlus labels, final int layer, final int x, final int z) {
		int n = 0;
		for (int y = 0; y < labels.getHeight(); y++)
			if (at(labels, x, y, z) <= layer) n++;
		return n;
	}

	/** Against a second, naive way: whole B-scans straight to the engine, and the weights taken out one by one. */
	@Test
	public void theWeightsOfTheTrainingAreTakenOut() throws Exception {
		final ImagePlus scans = OctImages.scans("a", 30, 33, 2);
		int moved = 0;
		for (final double correction : new double[] { 0, 0.5, 1 }) {
			final CommandModule module = run(scans, "model", weighted.folder().toString(), "consistent", false,
				"weight_correction", correction, "show_probability", true);
			final ImagePlus labels = image(module, "labels"), probability = image(module, "probability");
			assertArrayEquals(new int[] { 30, 33, 5, 2, 1 }, probability.getDimensions());
			assertEquals("DEJ", probability.getStack().getSliceLabel(4));
			final float[][] raw = network(scans);
			for (int z = 0; z < 2; z++)
				for (int i = 0; i < 30 * 33; i++) {
					final double[] p = new double[5];
					double sum = 0;
					int rawBest = 0;
					for (int map = 0; map < 5; map++) {
						p[OctImages.LABELS[map]] = raw[z][i * 5 + map] / Math.pow(OctImages.WEIGHTS[map], correction);
						sum += p[OctImages.LABELS[map]];
						if (raw[z][i * 5 + map] > raw[z][i * 5 + rawBest]) rawBest = map;
					}
					final int label = at(labels, i % 30, i / 30, z);
					for (int l = 0; l < 5; l++) {
						assertEquals(p[l] / sum, probability.getStack().getVoxel(i % 30, i / 30, z * 5 + l), 1e-4);
						assertTrue(p[label] >= p[l] - 1e-4 * sum);
					}
					if (label != OctImages.LABELS[rawBest]) moved++;
				}
			assertTrue("it makes a difference at " + correction, correction == 0 ? moved == 0 : moved > 0);
		}
	}

	/** The network's output, 5 values a pixel; borders mirrored to a multiple of 4. */
	private static float[][] network(final ImagePlus scans) {
		final int w = scans.getWidth(), h = scans.getHeight(), pw = (w + 3) / 4 * 4, ph = (h + 3) / 4 * 4;
		final float[][] all = new float[scans.getStackSize()][w * h * 5];
		try (Predictor predictor = Engines.get().load(plain.savedModel(), Device.CPU)) {
			for (int z = 0; z < all.length; z++) {
				final FloatBuffer in = Buffers.direct(1, ph, pw, 1);
				for (int y = 0; y < ph; y++)
					for (int x = 0; x < pw; x++)
						in.put(at(scans, x < w ? x : 2 * w - 1 - x, y < h ? y : 2 * h - 1 - y, z) / 255f);
				final FloatBuffer out = predictor.predict(in, 1, ph, pw, 1);
				for (int y = 0; y < h; y++)
					for (int x = 0; x < w; x++)
						for (int c = 0; c < 5; c++)
							all[z][(y * w + x) * 5 + c] = out.get((y * pw + x) * 5 + c);
			}
		}
		return all;
	}

	@Test
	public void depthMayRunAlongYOrZ() throws Exception {
		final ImagePlus scans = OctImages.scans("a", 26, 34, 3);
		final ImagePlus enFace = IJ.createImage("a", "8-bit black", 26, 3, 34);
		for (int z = 0; z < 34; z++)
			for (int y = 0; y < 3; y++)
				for (int x = 0; x < 26; x++)
					enFace.getStack().setVoxel(x, y, z, at(scans, x, z, y));
		enFace.setCalibration(scans.getCalibration().copy());
		enFace.getCalibration().pixelHeight = 3;
		enFace.getCalibration().pixelDepth = 0.5;
		for (final boolean consistent : new boolean[] { true, false }) {
			final ImagePlus expected = image(run(scans, "consistent", consistent), "labels");
			final ImagePlus found = image(run(enFace, "consistent", consistent), "labels");
			for (int z = 0; z < 34; z++)
				for (int y = 0; y < 3; y++)
					for (int x = 0; x < 26; x++)
						assertEquals(at(expected, x, z, y), at(found, x, y, z));
		}
		// Without a pixel size a stack is one of B-scans.
		scans.setCalibration(null);
		assertSamePixels(image(run(scans, "depth_axis", "Y"), "labels"), image(run(scans), "labels"));
	}

	@Test
	public void bitDepthDoesNotMatter() throws Exception {
		final ImagePlus bytes = OctImages.scans("a", 33, 36, 2);
		final ImagePlus expected = image(run(bytes), "labels");
		assertSamePixels(expected, image(run(RsomImages.scaled(bytes, 16, 200)), "labels"));
		assertSamePixels(expected, image(run(RsomImages.scaled(bytes, 32, 1e-3)), "labels"));
		final ImagePlus decibels = RsomImages.scaled(bytes, 32, 0.3);
		for (int i = 1; i <= 2; i++)
			decibels.getStack().getProcessor(i).add(-90);
		assertSamePixels(expected, image(run(decibels), "labels"));
		final ImagePlus few = RsomImages.scaled(bytes, 16, 1);
		assertSamePixels(expected, image(run(few), "labels"));
	}

	@Test
	public void anySizeWillDo() throws Exception {
		final int[][] sizes = { { 1, 1, 1, 8 }, { 1, 1, 1, 16 }, { 1, 1, 1, 32 }, { 1, 20, 3, 8 }, { 30, 1, 1, 16 }, { 17, 5,
			3, 32 }, { 1100, 9, 1, 8 } };
		for (final int[] size : sizes)
			for (final boolean consistent : new boolean[] { true, false }) {
				final ImagePlus image = IJ.createImage("a", size[3] + "-bit ramp", size[0], size[1], size[2]);
				final CommandModule module = run(image, "consistent", consistent, "show_probability", true, "show_thickness_map",
					true, "thickness_layer", "all");
				assertEquals("DEJ", image(module, "thickness").getStack().getSliceLabel(4));
				assertArrayEquals(image.getDimensions(), image(module, "labels").getDimensions());
				assertArrayEquals(new int[] { size[0], size[2], 1, 5, 1 }, image(module, "thickness").getDimensions());
			}
	}

	@Test
	public void theMapIsTheThicknessSeenFromAbove() throws Exception {
		final ImagePlus scans = OctImages.scans("a", 20, 32, 4);
		final CommandModule module = run(scans, "show_thickness_map", true, "thickness_layer", "DEJ", "consistent", false);
		final ImagePlus labels = image(module, "labels"), map = image(module, "thickness");
		assertEquals("a_DEJ_thickness", map.getTitle());
		assertEquals(32, map.getBitDepth());
		assertEquals(2, map.getCalibration().pixelWidth, 0);
		assertEquals(3, map.getCalibration().pixelHeight, 0);
		assertEquals("µm", map.getCalibration().getUnit());
		assertEquals("µm", map.getCalibration().getValueUnit());
		double least = 1e9;
		for (int z = 0; z < 4; z++)
			for (int x = 0; x < 20; x++) {
				int n = 0;
				for (int y = 0; y < 32; y++)
					if (at(labels, x, y, z) == 3) n++;
				assertEquals(n == 0 ? Double.NaN : 0.5 * n, map.getProcessor().getf(x, z), 1e-6);
				if (n > 0) least = Math.min(least, 0.5 * n);
			}
		assertTrue(map.getDisplayRangeMin() < least && map.getDisplayRangeMax() >= least);
	}

	@Test
	public void everyResultSaysWhereItCameFromAndIsSaved() throws Exception {
		final File out = new File(folder.getRoot(), "new/results");
		final ImagePlus scans = OctImages.scans("my skin.ome.tif", 24, 32, 2);
		final CommandModule module = run(scans, "model", weighted.folder().toString(), "output", out, "show_probability", true,
			"show_thickness_map", true, "weight_correction", 0.75);
		final Map<String, String> entries = Provenance.of(image(module, "labels")).entries();
		assertEquals("Segment OCT Layers", entries.get("command"));
		assertEquals(weighted.sha256(), entries.get("model.sha256"));
		assertEquals("0 = glass, 1 = glycerol, 2 = epidermis, 3 = DEJ, 4 = dermis", entries.get("labels"));
		assertEquals("Y", entries.get("depth_axis"));
		assertEquals("true", entries.get("consistent"));
		assertEquals("0.75", entries.get("weight_correction"));
		assertEquals("[1.0, 10.0, 20.0, 1.0, 10.0]", entries.get("class_weights"));
		assertEquals("2.0 x 0.5 x 3.0", entries.get("pixel_size_um"));
		assertTrue(Engines.get().report().devices().contains(entries.get("device")));
		for (final String output : List.of("probability", "thickness"))
			assertEquals(entries, Provenance.of(image(module, output)).entries());
		assertEquals(new TreeSet<>(List.of("my skin_layers.tif", "my skin_layers_probability.tif", "my skin_epidermis_thickness.tif",
			"my skin_epidermis_thickness.png", "my skin_layers.csv", "my skin_layers.csv.provenance.txt", "my skin_interfaces.csv",
			"my skin_interfaces.csv.provenance.txt")), new TreeSet<>(Arrays.asList(out.list())));
		assertSamePixels(image(module, "labels"), IJ.openImage(new File(out, "my skin_layers.tif").getPath()));
		final ImagePlus map = IJ.openImage(new File(out, "my skin_epidermis_thickness.tif").getPath());
		assertArrayEquals((float[]) image(module, "thickness").getProcessor().getPixels(), (float[]) map.getProcessor()
			.getPixels(), 0);
		final List<String> layers = Files.readAllLines(new File(out, "my skin_layers.csv").toPath());
		assertTrue(layers.get(0).startsWith("slice,glass_mean_um,glass_sd_um,glass_min_um,glass_max_um,glass_coverage_percent,"));
		assertEquals(4, layers.size());
		final List<String> interfaces = Files.readAllLines(new File(out, "my skin_interfaces.csv").toPath());
		assertTrue(interfaces.get(0).startsWith("slice,dej_depth_mean_um,dej_depth_sd_um,dej_depth_min_um,dej_depth_max_um," +
			"dej_length_um,dej_projection_um,dej_undulation,dej_line_percent,ra_glass_glycerol_px,ra_glass_glycerol_um,"));
		assertEquals(4, interfaces.size());
	}

	@Test
	public void theInputStaysAsItIs() throws Exception {
		final ImagePlus scans = OctImages.scans("a", 20, 30, 2), copy = scans.duplicate();
		scans.setSlice(2);
		scans.setDisplayRange(3, 99);
		scans.changes = false;
		run(scans, "show_probability", true, "show_thickness_map", true);
		for (int i = 1; i <= 2; i++)
			assertArrayEquals((byte[]) copy.getStack().getPixels(i), (byte[]) scans.getStack().getPixels(i));
		assertEquals(2, scans.getSlice());
		assertEquals(3, scans.getDisplayRangeMin(), 0);
		assertEquals("Patient: phantom", scans.getInfoProperty());
		assertEquals(false, scans.changes);
		assertNull(scans.getStack().getSliceLabel(1));
	}
}
