package org.cutis.command;

import static org.cutis.command.EpidermisResults.close;
import static org.cutis.command.EpidermisResults.consistent;
import static org.cutis.command.EpidermisResults.labels;
import static org.cutis.command.EpidermisResults.probability;
import static org.cutis.command.EpidermisResults.sameCalibration;
import static org.cutis.command.EpidermisResults.slices;
import static org.cutis.command.EpidermisResults.voxels;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.Arrays;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;

/** All the images that the real command takes, and that it does the same with all of them. */
public class SegmentEpidermisInputsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentEpidermis.class);

	@Test
	public void depthMayRunAlongZOrY() throws Exception {
		final ImagePlus enFace = labels(commands.run("image", RsomImages.enFace("a", 48, 3, 96, 2)));
		final ImagePlus scans = labels(commands.run("image", RsomImages.bScans("a", 48, 3, 96, 2)));
		assertArrayEquals(new int[] { 48, 96, 1, 3, 1 }, scans.getDimensions());
		assertEquals(3, scans.getCalibration().pixelHeight, 0);
		assertTrue("something is found", voxels(enFace) > 0);
		for (int z = 0; z < 96; z++)
			for (int y = 0; y < 3; y++)
				for (int x = 0; x < 48; x++)
					assertEquals(enFace.getStack().getVoxel(x, y, z), scans.getStack().getVoxel(x, z, y), 0);
		// Told the wrong way round, it looks at en-face slices and finds something else.
		final ImagePlus wrong = labels(commands.run("image", RsomImages.enFace("a", 48, 3, 96, 2), "depth_axis", "Y"));
		assertArrayEquals(enFace.getDimensions(), wrong.getDimensions());
		assertTrue(!Arrays.deepEquals(slices(enFace), slices(wrong)));
		final ImagePlus told = labels(commands.run("image", RsomImages.enFace("a", 48, 3, 96, 2), "depth_axis", "Z"));
		assertArrayEquals(slices(enFace), slices(told));
	}

	@Test
	public void bitDepthDoesNotMatter() throws Exception {
		final ImagePlus bytes = RsomImages.enFace("a", 40, 2, 90, 5);
		final ImagePlus expected = probability(commands.run("image", bytes, "show_probability", true));
		close(expected, probability(commands.run("image", RsomImages.scaled(bytes, 16, 200), "show_probability", true)));
		close(expected, probability(commands.run("image", RsomImages.scaled(bytes, 32, 1e-3), "show_probability", true)));
	}

	@Test
	public void negativeValuesCountAsZero() throws Exception {
		final ImagePlus image = RsomImages.scaled(RsomImages.enFace("a", 32, 1, 64, 5), 32, 1);
		final ImagePlus expected = probability(commands.run("image", image, "show_probability", true));
		int changed = 0;
		for (int i = 1; i <= image.getStackSize(); i++) {
			final float[] pixels = (float[]) image.getStack().getPixels(i);
			for (int k = 0; k < pixels.length; k++)
				if (pixels[k] == 0 && changed++ >= 0) pixels[k] = -50;
		}
		assertTrue(changed > 0);
		close(expected, probability(commands.run("image", image, "show_probability", true)));
	}

	/** As a TIFF file of signed 16-bit values is opened. */
	@Test
	public void signedValuesAreTakenAsSuch() throws Exception {
		final ImagePlus bytes = RsomImages.enFace("a", 40, 2, 90, 5);
		final ImagePlus expected = probability(commands.run("image", bytes, "show_probability", true));
		final ImagePlus signed = RsomImages.scaled(bytes, 16, 100);
		for (int i = 1; i <= signed.getStackSize(); i++)
			signed.getStack().getProcessor(i).add(32768);
		signed.getCalibration().setSigned16BitCalibration();
		close(expected, probability(commands.run("image", signed, "show_probability", true)));
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
		assertArrayEquals(slices(labels(commands.run("image", twice))), slices(labels(commands.run("image", one))));
	}

	@Test
	public void anySizeWillDo() throws Exception {
		final int[][] sizes = { { 1, 1, 1, 8 }, { 1, 1, 1, 16 }, { 1, 1, 1, 32 }, { 20, 1, 1, 8 }, { 1, 30, 1, 16 }, { 23, 57,
			1, 32 }, { 17, 5, 33, 8 }, { 17, 5, 33, 16 }, { 1, 3, 40, 32 }, { 16, 1, 16, 8 } };
		for (final int[] size : sizes) {
			final String what = Arrays.toString(size);
			final ImagePlus image = IJ.createImage(what, size[3] + "-bit ramp", size[0], size[1], size[2]);
			final CommandModule module = commands.run("image", image, "show_probability", true, "show_overlay", true);
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
		final CommandModule module = commands.run("image", image, "show_probability", true);
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
		final CommandModule module = commands.run("image", image, "show_probability", true);
		final float[][] whole = NaiveEpidermis.probability(image);
		final ImagePlus probability = probability(module);
		assertTrue(voxels(labels(module)) > 0);
		for (int z = 0; z < 48; z++)
			for (int x = 0; x < 1040; x++)
				assertEquals(x + " " + z, whole[0][z * 1040 + x], probability.getStack().getVoxel(x, 0, z), 1e-3);
	}

	@Test
	public void aVirtualStackAndATimeSeriesGiveTheSame() throws Exception {
		final ImagePlus image = RsomImages.enFace("scan", 40, 2, 90, 5);
		final byte[][] expected = slices(labels(commands.run("image", image)));
		final String file = new File(folder.getRoot(), "scan.tif").getPath();
		IJ.saveAsTiff(image, file);
		final ImagePlus virtual = IJ.openVirtual(file);
		assertTrue(virtual.getStack().isVirtual());
		assertArrayEquals(expected, slices(labels(commands.run("image", virtual, "show_overlay", true))));
		assertTrue(virtual.getStack().isVirtual());

		image.setDimensions(2, 1, 90);
		final ImagePlus labels = labels(commands.run("image", image, "depth_axis", "Z"));
		assertArrayEquals(new int[] { 40, 2, 1, 1, 90 }, labels.getDimensions());
		assertArrayEquals(expected, slices(labels));
	}

	@Test
	public void theThresholdIsTheSmallestProbabilityThatCounts() throws Exception {
		final ImagePlus image = RsomImages.enFace("a", 40, 1, 90, 5);
		long before = Long.MAX_VALUE;
		for (final double threshold : new double[] { 0, 0.1, 0.7, 1 }) {
			final CommandModule module = commands.run("image", image, "threshold", threshold, "show_probability", true);
			consistent(labels(module), probability(module), threshold);
			final long n = voxels(labels(module));
			assertTrue(n <= before);
			before = n;
			if (threshold == 0) assertEquals(40 * 90, n);
		}
	}
}
