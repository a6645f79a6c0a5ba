package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Future;

import org.cutis.engine.Engines;
import org.cutis.image.Provenance;
import org.cutis.model.ModelRegistry;
import org.cutis.view.LabelColors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** The real command in a real context with the real TensorFlow and the model that is shipped. */
public class SegmentEpidermisTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Context context;

	@Before
	public void start() {
		context = new Context(CommandService.class, StatusService.class);
	}

	@After
	public void stop() {
		context.dispose();
	}

	@Test
	public void labelsHaveTheInputsGeometryAndFindTheEpidermis() throws Exception {
		final ImagePlus image = RsomImages.enFace("my scan.tif", 64, 3, 160, 4);
		final ImagePlus labels = labels(run("image", image));
		assertEquals("my scan_epidermis", labels.getTitle());
		assertArrayEquals(new int[] { 64, 3, 1, 160, 1 }, labels.getDimensions());
		assertEquals(8, labels.getBitDepth());
		sameCalibration(image.getCalibration(), labels.getCalibration());
		assertArrayEquals(LabelColors.lut().getBytes(), labels.getProcessor().getLut().getBytes());
		assertEquals(0, labels.getDisplayRangeMin(), 0);
		assertEquals(255, labels.getDisplayRangeMax(), 0);

		long both = 0, either = 0;
		final Cursor<UnsignedByteType> truth = Views.flatIterable(RsomImages.truth(64, 3, 160, 4)).cursor();
		for (final byte[] slice : slices(labels))
			for (final byte label : slice) {
				assertTrue("label " + label, label == 0 || label == 1);
				final int t = truth.next().get();
				both += 2 * label * t;
				either += label + t;
			}
		assertTrue("Dice " + (double) both / either, both > 0.8 * either);
	}

	@Test
	public void depthMayRunAlongZOrY() throws Exception {
		final ImagePlus enFace = labels(run("image", RsomImages.enFace("a", 48, 3, 96, 2)));
		final ImagePlus scans = labels(run("image", RsomImages.bScans("a", 48, 3, 96, 2)));
		assertArrayEquals(new int[] { 48, 96, 1, 3, 1 }, scans.getDimensions());
		assertEquals(3, scans.getCalibration().pixelHeight, 0);
		assertTrue("something is found", voxels(enFace) > 0);
		for (int z = 0; z < 96; z++)
			for (int y = 0; y < 3; y++)
				for (int x = 0; x < 48; x++)
					assertEquals(enFace.getStack().getVoxel(x, y, z), scans.getStack().getVoxel(x, z, y), 0);
		// Told the wrong way round, it looks at en-face slices and finds something else.
		final ImagePlus wrong = labels(run("image", RsomImages.enFace("a", 48, 3, 96, 2), "depth_axis", "Y"));
		assertArrayEquals(enFace.getDimensions(), wrong.getDimensions());
		assertTrue(!Arrays.deepEquals(slices(enFace), slices(wrong)));
		final ImagePlus told = labels(run("image", RsomImages.enFace("a", 48, 3, 96, 2), "depth_axis", "Z"));
		assertArrayEquals(slices(enFace), slices(told));
	}

	@Test
	public void bitDepthDoesNotMatter() throws Exception {
		final ImagePlus bytes = RsomImages.enFace("a", 40, 2, 90, 5);
		final ImagePlus expected = probability(run("image", bytes, "show_probability", true));
		close(expected, probability(run("image", RsomImages.scaled(bytes, 16, 200), "show_probability", true)));
		close(expected, probability(run("image", RsomImages.scaled(bytes, 32, 1e-3), "show_probability", true)));
	}

	@Test
	public void negativeValuesCountAsZero() throws Exception {
		final ImagePlus image = RsomImages.scaled(RsomImages.enFace("a", 32, 1, 64, 5), 32, 1);
		final ImagePlus expected = probability(run("image", image, "show_probability", true));
		int changed = 0;
		for (int i = 1; i <= image.getStackSize(); i++) {
			final float[] pixels = (float[]) image.getStack().getPixels(i);
			for (int k = 0; k < pixels.length; k++)
				if (pixels[k] == 0 && changed++ >= 0) pixels[k] = -50;
		}
		assertTrue(changed > 0);
		close(expected, probability(run("image", image, "show_probability", true)));
	}

	/** One channel stands for both bands. */
	@Test
	public void oneChannelIsEnough() throws Exception {
		final ImagePlus one = RsomImages.channel(RsomImages.enFace("a", 40, 2, 90, 5), 2);
		final ImageStack stack = new ImageStack(40, 2);
		for (int z = 1; z <= 90; z++)
			for (int c = 0; c < 2; c++)
				stack.addSlice(one.getStack().getProcessor(z));
		final ImagePlus twice = new ImagePlus("a", stack);
		twice.setDimensions(2, 90, 1);
		twice.setCalibration(one.getCalibration());
		assertArrayEquals(slices(labels(run("image", twice))), slices(labels(run("image", one))));
	}

	@Test
	public void anySizeWillDo() throws Exception {
		for (final int[] size : new int[][] { { 1, 1, 1 }, { 20, 1, 1 }, { 1, 30, 1 }, { 23, 57, 1 }, { 17, 5, 33 }, { 1,
			3, 40 }, { 16, 1, 16 } })
			for (final int bits : new int[] { 8, 16, 32 }) {
				final String what = Arrays.toString(size) + " " + bits;
				final ImagePlus image = IJ.createImage(what, bits + "-bit ramp", size[0], size[1], size[2]);
				final CommandModule module = run("image", image, "show_probability", true, "show_overlay", true);
				final ImagePlus labels = labels(module);
				assertArrayEquals(what, new int[] { size[0], size[1], 1, size[2], 1 }, labels.getDimensions());
				consistent(labels, probability(module), 0.5);
				assertArrayEquals(what, image.getDimensions(), ((ImagePlus) module.getOutput("overlay")).getDimensions());
			}
	}

	/** Against a second, naive way: one B-scan at a time, mirrored to a multiple of 16, straight to the engine. */
	@Test
	public void probabilityIsWhatTheNetworkGivesForEachBScan() throws Exception {
		final ImagePlus image = RsomImages.scaled(RsomImages.enFace("a", 37, 5, 75, 6), 16, 100);
		final CommandModule module = run("image", image, "show_probability", true);
		final ImagePlus probability = probability(module);
		assertEquals("a_epidermis_probability", probability.getTitle());
		assertEquals(32, probability.getBitDepth());
		assertEquals(0, probability.getDisplayRangeMin(), 0);
		assertEquals(1, probability.getDisplayRangeMax(), 0);
		sameCalibration(image.getCalibration(), probability.getCalibration());
		consistent(labels(module), probability, 0.5);
		final float[][] expected = NaiveEpidermis.probability(image);
		for (int y = 0; y < 5; y++)
			for (int z = 0; z < 75; z++)
				for (int x = 0; x < 37; x++)
					assertEquals(expected[y][z * 37 + x], probability.getStack().getVoxel(x, y, z), 1e-4);
	}

	/** 1040 pixels are cut into 0..1023, kept up to 895, and 16..1039, kept from 896. */
	@Test
	public void aWideSliceIsCutWithoutSeams() throws Exception {
		final ImagePlus image = RsomImages.enFace("wide", 1040, 1, 48, 3);
		final CommandModule module = run("image", image, "show_probability", true);
		final float[][] whole = NaiveEpidermis.probability(image);
		final ImagePlus probability = probability(module);
		assertTrue(voxels(labels(module)) > 0);
		for (int z = 0; z < 48; z++)
			for (int x = 0; x < 1040; x++)
				assertEquals(x + " " + z, whole[0][z * 1040 + x], probability.getStack().getVoxel(x, 0, z), 1e-3);
	}

	@Test
	public void theThresholdIsTheSmallestProbabilityThatCounts() throws Exception {
		final ImagePlus image = RsomImages.enFace("a", 40, 1, 90, 5);
		long before = Long.MAX_VALUE;
		for (final double threshold : new double[] { 0, 0.1, 0.7, 1 }) {
			final CommandModule module = run("image", image, "threshold", threshold, "show_probability", true);
			consistent(labels(module), probability(module), threshold);
			final long n = voxels(labels(module));
			assertTrue(n <= before);
			before = n;
			if (threshold == 0) assertEquals(40 * 90, n);
		}
	}

	@Test
	public void aVirtualStackAndATimeSeriesGiveTheSame() throws Exception {
		final ImagePlus image = RsomImages.enFace("scan", 40, 2, 90, 5);
		final byte[][] expected = slices(labels(run("image", image)));
		final String file = new File(folder.getRoot(), "scan.tif").getPath();
		IJ.saveAsTiff(image, file);
		final ImagePlus virtual = IJ.openVirtual(file);
		assertTrue(virtual.getStack().isVirtual());
		assertArrayEquals(expected, slices(labels(run("image", virtual, "show_overlay", true))));
		assertTrue(virtual.getStack().isVirtual());

		image.setDimensions(2, 1, 90);
		final ImagePlus labels = labels(run("image", image, "depth_axis", "Z"));
		assertArrayEquals(new int[] { 40, 2, 1, 1, 90 }, labels.getDimensions());
		assertArrayEquals(expected, slices(labels));
	}

	@Test
	public void theInputStaysAsItIs() throws Exception {
		final ImagePlus image = new ij.CompositeImage(RsomImages.enFace("a", 40, 2, 60, 5), ij.CompositeImage.COMPOSITE);
		image.setPosition(2, 7, 1);
		image.setDisplayRange(3, 99);
		image.setRoi(1, 0, 5, 1);
		image.setOverlay(new Overlay(new Roi(0, 0, 2, 2)));
		image.changes = false;
		final Roi roi = image.getRoi();
		final Overlay overlay = image.getOverlay();
		final Calibration calibration = image.getCalibration().copy();
		final List<byte[]> before = new ArrayList<>();
		for (int i = 1; i <= image.getStackSize(); i++)
			before.add(((byte[]) image.getStack().getPixels(i)).clone());

		final CommandModule module = run("image", image, "show_overlay", true, "show_probability", true, "output", folder
			.newFolder());
		labels(module);
		for (int i = 1; i <= image.getStackSize(); i++)
			assertArrayEquals(before.get(i - 1), (byte[]) image.getStack().getPixels(i));
		assertEquals("a", image.getTitle());
		assertEquals("Patient: phantom", image.getInfoProperty());
		assertSame(overlay, image.getOverlay());
		assertEquals(1, overlay.size());
		assertEquals(roi, image.getRoi());
		assertEquals(7, image.getSlice());
		assertEquals(2, image.getChannel());
		assertEquals(3, image.getDisplayRangeMin(), 0);
		assertEquals(99, image.getDisplayRangeMax(), 0);
		sameCalibration(calibration, image.getCalibration());
		assertEquals(false, image.changes);
		assertEquals(false, image.isLocked());
	}

	@Test
	public void theOverlayLiesOnACopy() throws Exception {
		final ImagePlus image = RsomImages.enFace("a", 40, 2, 60, 5);
		final CommandModule module = run("image", image, "show_overlay", true);
		final ImagePlus copy = (ImagePlus) module.getOutput("overlay");
		assertNotSame(image, copy);
		assertEquals("a_epidermis_overlay", copy.getTitle());
		sameCalibration(image.getCalibration(), copy.getCalibration());
		assertNull(image.getOverlay());
		final TreeSet<Integer> expected = new TreeSet<>(), found = new TreeSet<>();
		final byte[][] labels = slices(labels(module));
		for (int z = 0; z < labels.length; z++)
			for (final byte label : labels[z])
				if (label == 1) expected.add(z + 1);
		for (final Roi roi : copy.getOverlay())
			found.add(roi.getZPosition());
		assertTrue(expected.size() > 0);
		assertEquals(expected, found);
	}

	@Test
	public void everyResultSaysWhereItCameFrom() throws Exception {
		final File out = folder.newFolder();
		final CommandModule module = run("image", RsomImages.enFace("a.tif", 32, 1, 64, 5), "show_probability", true,
			"threshold", 0.25, "output", out);
		final ImagePlus labels = labels(module);
		final Map<String, String> entries = Provenance.of(labels).entries();
		assertEquals("Segment Epidermis", entries.get("command"));
		assertEquals("a.tif", entries.get("image"));
		assertEquals("epidermis", entries.get("model"));
		assertEquals(ModelRegistry.standard().resolve("epidermis").sha256(), entries.get("model.sha256"));
		assertEquals("Z", entries.get("depth_axis"));
		assertEquals("0.25", entries.get("threshold"));
		assertEquals("auto", entries.get("device_wanted"));
		assertTrue(Engines.get().report().devices().contains(entries.get("device")));
		assertEquals(Engines.get().report().engine(), entries.get("engine"));
		assertEquals("12.0 x 12.0 x 3.0", entries.get("pixel_size_um"));
		assertTrue(entries.containsKey("cutis.version") && entries.containsKey("model.trained_on"));
		assertTrue("what the input said stays", labels.getInfoProperty().startsWith("Patient: phantom"));
		assertEquals(entries, Provenance.of(probability(module)).entries());
		assertEquals(new Provenance(entries).toText(), Files.readString(new File(out,
			"a_epidermis.csv.provenance.txt").toPath()));
		assertEquals(entries, Provenance.of(IJ.openImage(new File(out, "a_epidermis.tif").getPath())).entries());
	}

	@Test
	public void filesHaveTheirNamesAndOpenTheSame() throws Exception {
		final File out = new File(folder.getRoot(), "new/results");
		final ImagePlus image = RsomImages.enFace("my scan.ome.tif", 40, 3, 90, 5);
		final CommandModule module = run("image", image, "output", out, "show_probability", true, "show_overlay", true);
		final ImagePlus labels = labels(module);
		assertEquals(new TreeSet<>(List.of("my scan_epidermis.tif", "my scan_epidermis_probability.tif",
			"my scan_epidermis_overlay.tif", "my scan_epidermis.csv", "my scan_epidermis.csv.provenance.txt")),
			new TreeSet<>(Arrays.asList(out.list())));
		final ImagePlus read = IJ.openImage(new File(out, "my scan_epidermis.tif").getPath());
		assertArrayEquals(labels.getDimensions(), read.getDimensions());
		sameCalibration(image.getCalibration(), read.getCalibration());
		assertArrayEquals(slices(labels), slices(read));
		assertArrayEquals(LabelColors.lut().getBytes(), read.getProcessor().getLut().getBytes());
		final ImagePlus p = IJ.openImage(new File(out, "my scan_epidermis_probability.tif").getPath());
		sameCalibration(image.getCalibration(), p.getCalibration());
		assertArrayEquals(probability(module).getDimensions(), p.getDimensions());
		consistent(read, p, 0.5);
		recount(labels, out.toPath().resolve("my scan_epidermis.csv"));
	}

	@Test
	public void twiceInOneContextGivesTheSame() throws Exception {
		final ImagePlus image = RsomImages.enFace("a", 40, 3, 90, 5);
		assertArrayEquals(slices(labels(run("image", image))), slices(labels(run("image", image))));
	}

	@Test
	public void twoAtOnceDoNotDisturbEachOther() throws Exception {
		final ImagePlus a = RsomImages.enFace("a", 40, 6, 90, 5);
		final ImagePlus b = RsomImages.enFace("b", 64, 6, 70, 6);
		final byte[][] expectedA = slices(labels(run("image", a))), expectedB = slices(labels(run("image", b)));
		final CommandService commands = context.service(CommandService.class);
		final Future<CommandModule> first = commands.run(SegmentEpidermis.class, false, "image", a);
		final Future<CommandModule> second = commands.run(SegmentEpidermis.class, false, "image", b);
		assertArrayEquals(expectedA, slices(labels(first.get())));
		assertArrayEquals(expectedB, slices(labels(second.get())));
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return context.service(CommandService.class).run(SegmentEpidermis.class, false, inputs).get();
	}

	private static ImagePlus labels(final CommandModule module) {
		assertNull(module.getCancelReason());
		return (ImagePlus) module.getOutput("labels");
	}

	private static ImagePlus probability(final CommandModule module) {
		assertNull(module.getCancelReason());
		return (ImagePlus) module.getOutput("probability");
	}

	private static byte[][] slices(final ImagePlus labels) {
		final byte[][] slices = new byte[labels.getStackSize()][];
		for (int i = 0; i < slices.length; i++)
			slices[i] = (byte[]) labels.getStack().getPixels(i + 1);
		return slices;
	}

	private static long voxels(final ImagePlus labels) {
		long n = 0;
		for (final byte[] slice : slices(labels))
			for (final byte label : slice)
				n += label;
		return n;
	}

	private static void consistent(final ImagePlus labels, final ImagePlus probability, final double threshold) {
		for (int i = 1; i <= labels.getStackSize(); i++) {
			final ImageProcessor l = labels.getStack().getProcessor(i), p = probability.getStack().getProcessor(i);
			for (int k = 0; k < l.getPixelCount(); k++) {
				final float v = p.getf(k);
				assertTrue("probability " + v, v >= 0 && v <= 1);
				assertEquals(v >= (float) threshold ? 1 : 0, l.get(k));
			}
		}
	}

	private static void close(final ImagePlus expected, final ImagePlus actual) {
		assertArrayEquals(expected.getDimensions(), actual.getDimensions());
		for (int i = 1; i <= expected.getStackSize(); i++)
			assertArrayEquals((float[]) expected.getStack().getPixels(i), (float[]) actual.getStack().getPixels(i), 2e-3f);
	}

	/** ImageJ writes pixels per unit to TIFF files with six decimals. */
	private static void sameCalibration(final Calibration expected, final Calibration actual) {
		assertEquals(expected.pixelWidth, actual.pixelWidth, 1e-5 * expected.pixelWidth);
		assertEquals(expected.pixelHeight, actual.pixelHeight, 1e-5 * expected.pixelHeight);
		assertEquals(expected.pixelDepth, actual.pixelDepth, 1e-5 * expected.pixelDepth);
		assertEquals(expected.xOrigin, actual.xOrigin, 0);
		assertEquals(expected.yOrigin, actual.yOrigin, 0);
		assertEquals(expected.zOrigin, actual.zOrigin, 0);
		assertEquals(expected.getUnit(), actual.getUnit());
	}

	/** The table's figures, counted again from an en-face label stack with 3 µm slices. */
	private static void recount(final ImagePlus labels, final Path csv) throws Exception {
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("slice,thickness_mean_um,thickness_sd_um,thickness_min_um,thickness_max_um,coverage_percent," +
			"columns,gap_columns,gap_runs", lines.get(0));
		final int scans = labels.getHeight(), width = labels.getWidth();
		assertEquals(1 + scans + 1, lines.size());
		final List<Double> all = new ArrayList<>();
		int allRuns = 0;
		for (int y = 0; y < scans; y++) {
			final List<Double> thickness = new ArrayList<>();
			int runs = 0;
			boolean gap = false;
			for (int x = 0; x < width; x++) {
				int first = -1, last = -1;
				for (int z = 0; z < labels.getStackSize(); z++) {
					if (labels.getStack().getVoxel(x, y, z) != 1) continue;
					if (first < 0) first = z;
					last = z;
				}
				if (first < 0 && !gap) runs++;
				gap = first < 0;
				if (!gap) thickness.add(3.0 * (last - first + 1));
			}
			row("" + (y + 1), thickness, width, runs, lines.get(1 + y));
			all.addAll(thickness);
			allRuns += runs;
		}
		row("all", all, scans * width, allRuns, lines.get(1 + scans));
	}

	private static void row(final String name, final List<Double> thickness, final int columns, final int runs,
		final String line)
	{
		final String[] cells = line.split(",", -1);
		assertEquals(name, cells[0]);
		final int n = thickness.size();
		assertTrue("a layer to measure", n > 1);
		final double mean = thickness.stream().mapToDouble(t -> t).sum() / n;
		final double sd = Math.sqrt(thickness.stream().mapToDouble(t -> (t - mean) * (t - mean)).sum() / (n - 1));
		final double[] expected = { mean, sd, thickness.stream().mapToDouble(t -> t).min().getAsDouble(), thickness.stream()
			.mapToDouble(t -> t).max().getAsDouble(), 100.0 * n / columns, columns, columns - n, runs };
		for (int i = 0; i < expected.length; i++)
			assertEquals(line, expected[i], Double.parseDouble(cells[i + 1]), 1e-9 * Math.max(1, expected[i]));
	}
}
