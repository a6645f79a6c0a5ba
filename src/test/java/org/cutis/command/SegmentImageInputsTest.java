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
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.image.Provenance;
import org.cutis.model.ModelBundle;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/** All kinds of images through networks with random weights, against a second, naive way straight to the engine. */
public class SegmentImageInputsTest {

	private static final double GAIN = 1 / 3000.0, OFFSET = -0.25;

	@ClassRule
	public static final TemporaryFolder NETWORKS = new TemporaryFolder();

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentImage.class);

	/** Of the test's model. */
	private Predictor predictor;

	@After
	public void close() {
		if (predictor != null) predictor.close();
	}

	/** The network's output for a slice that is never cut. @return [y][x][class] */
	private float[][][] naive(final ModelBundle model, final float[][][] values) {
		if (predictor == null) predictor = Engines.get().load(model.savedModel(), Device.CPU);
		final int height = values.length, width = values[0].length, channels = values[0][0].length;
		final int h = (height + 3) / 4 * 4, w = (width + 3) / 4 * 4, classes = model.info().classes().size();
		final FloatBuffer in = Buffers.direct(1, h, w, channels);
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				for (int c = 0; c < channels; c++)
					in.put((float) (GAIN * values[fold(y, height)][fold(x, width)][c] + OFFSET));
		final float[][][] out = new float[height][width][classes];
		final FloatBuffer maps = predictor.predict(in, 1, h, w, channels);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				maps.get((y * w + x) * classes, out[y][x]);
		return out;
	}

	/** 0 1 ... n-1 n-1 n-2 ... */
	private static int fold(final int i, final int n) {
		final int k = i % (2 * n);
		return k < n ? k : 2 * n - 1 - k;
	}

	/** The plane of rows along y or along z; value by row, x, channel. */
	private static float[][][] plane(final ImagePlus image, final boolean alongZ, final int at) {
		final int rows = alongZ ? image.getNSlices() : image.getHeight();
		final float[][][] values = new float[rows][image.getWidth()][image.getNChannels()];
		for (int r = 0; r < rows; r++)
			for (int c = 0; c < image.getNChannels(); c++) {
				final ImageProcessor p = image.getStack().getProcessor(image.getStackIndex(c + 1, alongZ ? r + 1 : at + 1, 1));
				for (int x = 0; x < image.getWidth(); x++)
					values[r][x][c] = p.getf(x, alongZ ? at : r);
			}
		return values;
	}

	/** Whether labels and probabilities of a plane are what they should be. */
	private static void check(final float[][][] expected, final ImagePlus labels, final ImagePlus p, final boolean alongZ,
		final int at, final double threshold, final double tolerance)
	{
		final int classes = p.getNChannels();
		for (int r = 0; r < expected.length; r++)
			for (int x = 0; x < expected[r].length; x++) {
				final int y = alongZ ? at : r, z = alongZ ? r : at;
				final float[] found = new float[classes];
				int label = 0;
				for (int c = 0; c < classes; c++) {
					found[c] = p.getStack().getProcessor(z * classes + c + 1).getf(x, y);
					assertEquals(x + " " + y + " " + z, expected[r][x][c], found[c], tolerance);
					if (found[c] > found[label]) label = c;
				}
				if (classes == 1) label = found[0] >= (float) threshold ? 1 : 0;
				assertEquals(label, labels.getStack().getProcessor(z + 1).get(x, y));
			}
	}

	private static ImagePlus noise(final int width, final int height, final int channels, final int slices,
		final int bits)
	{
		final ImagePlus image = IJ.createHyperStack("noise", width, height, channels, slices, 1, bits);
		final Random random = new Random(3);
		for (int i = 1; i <= image.getStackSize(); i++) {
			final ImageProcessor p = image.getStack().getProcessor(i);
			for (int k = 0; k < p.getPixelCount(); k++)
				p.setf(k, random.nextInt(bits == 8 ? 256 : 4000) - (bits == 32 ? 1000.5f : 0));
		}
		return image;
	}

	private ModelBundle model(final int channels, final int classes) throws Exception {
		final Path path = NETWORKS.getRoot().toPath().resolve(channels + "x" + classes);
		final SavedModel network = Files.exists(path) ? new SavedModel(path, "image", "probability") : TinyModels.random(
			path, channels, classes);
		return TinyModels.pack(folder.getRoot().toPath().resolve("model"), TinyModels.random(channels, classes, GAIN, OFFSET,
			1), network);
	}

	private CommandModule run(final ImagePlus image, final ModelBundle model, final Object... more) throws Exception {
		final Object[] inputs = Arrays.copyOf(new Object[] { "image", image, "model", model.folder().toString(),
			"show_probability", true }, 6 + more.length);
		System.arraycopy(more, 0, inputs, 6, more.length);
		final CommandModule module = commands.run(inputs);
		assertNull(module.getCancelReason());
		return module;
	}

	private static ImagePlus labels(final CommandModule module) {
		return (ImagePlus) module.getOutput("labels");
	}

	private static ImagePlus probability(final CommandModule module) {
		return (ImagePlus) module.getOutput("probability");
	}

	@Test
	public void slicesOfAnyDepthAndDirection() throws Exception {
		final ModelBundle model = model(2, 3);
		for (final int bits : new int[] { 8, 16, 32 })
			for (final boolean alongZ : new boolean[] { false, true }) {
				final ImagePlus image = noise(19, 13, 2, 6, bits);
				final CommandModule module = run(image, model, "depth_axis", alongZ ? "Z" : "Y");
				assertArrayEquals(new int[] { 19, 13, 1, 6, 1 }, labels(module).getDimensions());
				assertArrayEquals(new int[] { 19, 13, 3, 6, 1 }, probability(module).getDimensions());
				assertTrue(probability(module).isHyperStack());
				for (int s = 0; s < (alongZ ? 13 : 6); s++)
					check(naive(model, plane(image, alongZ, s)), labels(module), probability(module), alongZ, s, 0, 1e-4);
			}
	}

	@Test
	public void signedValuesAreTakenAsSuch() throws Exception {
		final ModelBundle model = model(1, 3);
		final ImagePlus image = noise(10, 9, 1, 1, 16);
		final float[][][] values = plane(image, false, 0);
		for (final float[][] row : values)
			for (final float[] value : row)
				value[0] -= 32768;
		image.getCalibration().setSigned16BitCalibration();
		final CommandModule module = run(image, model);
		check(naive(model, values), labels(module), probability(module), false, 0, 0, 1e-4);
		assertEquals("labels are no signed values", 0, labels(module).getCalibration().getCValue(0), 0);
	}

	@Test
	public void ofASingleClassTheThresholdDecides() throws Exception {
		final ModelBundle model = model(1, 1);
		final ImagePlus image = noise(21, 18, 1, 1, 16);
		final float[][][] expected = naive(model, plane(image, false, 0));
		long before = Long.MAX_VALUE;
		for (final double threshold : new double[] { 0, 0.45, 0.5, 0.55, 1 }) {
			final CommandModule module = run(image, model, "threshold", threshold);
			check(expected, labels(module), probability(module), false, 0, threshold, 1e-4);
			final long n = labels(module).getProcessor().getHistogram()[1];
			assertTrue(n <= before);
			before = n;
			if (threshold == 0) assertEquals(21 * 18, n);
			assertEquals(String.valueOf(threshold), Provenance.of(labels(module)).entries().get("threshold"));
			assertEquals("0 = background, 1 = class0", Provenance.of(labels(module)).entries().get("labels"));
		}
	}

	@Test
	public void anySizeWillDo() throws Exception {
		final ModelBundle model = model(1, 3);
		for (final int[] size : new int[][] { { 1, 1, 1, 8 }, { 1, 1, 3, 16 }, { 30, 1, 1, 32 }, { 1, 17, 1, 8 }, { 5, 3, 2,
			16 } }) {
			final ImagePlus image = noise(size[0], size[1], 1, size[2], size[3]);
			final CommandModule module = run(image, model, "depth_axis", "Y", "show_overlay", true);
			for (int z = 0; z < size[2]; z++)
				check(naive(model, plane(image, false, z)), labels(module), probability(module), false, z, 0, 1e-4);
			assertArrayEquals(image.getDimensions(), ((ImagePlus) module.getOutput("overlay")).getDimensions());
		}
	}

	/** Sides above 1024 pixels are cut; this network sees 22 pixels far. */
	@Test
	public void aLargeImageIsCutWithoutSeams() throws Exception {
		final ModelBundle model = model(1, 3);
		final ImagePlus image = noise(1055, 26, 1, 1, 16);
		final CommandModule module = run(image, model);
		check(naive(model, plane(image, false, 0)), labels(module), probability(module), false, 0, 0, 1e-3);
	}

	@Test
	public void aVirtualStackAndATimeSeriesGiveTheSame() throws Exception {
		final ModelBundle model = model(2, 3);
		final ImagePlus image = noise(20, 11, 2, 5, 16);
		final CommandModule expected = run(image, model, "depth_axis", "Y");
		final String file = new File(folder.getRoot(), "noise.tif").getPath();
		IJ.saveAsTiff(image, file);
		final ImagePlus virtual = IJ.openVirtual(file);
		assertTrue(virtual.getStack().isVirtual());
		same(expected, run(virtual, model, "depth_axis", "Y", "show_overlay", true));
		assertTrue(virtual.getStack().isVirtual());
		image.setDimensions(2, 1, 5);
		final CommandModule frames = run(image, model, "depth_axis", "Y", "show_overlay", true);
		assertArrayEquals(new int[] { 20, 11, 1, 1, 5 }, labels(frames).getDimensions());
		assertArrayEquals(new int[] { 20, 11, 3, 1, 5 }, probability(frames).getDimensions());
		assertEquals(5, ((ImagePlus) frames.getOutput("overlay")).getOverlay().get(4).getTPosition());
		same(expected, frames);
	}

	private static void same(final CommandModule expected, final CommandModule found) {
		for (int i = 1; i <= labels(expected).getStackSize(); i++)
			assertArrayEquals((byte[]) labels(expected).getStack().getPixels(i), (byte[]) labels(found).getStack().getPixels(
				i));
		for (int i = 1; i <= probability(expected).getStackSize(); i++)
			assertArrayEquals((float[]) probability(expected).getStack().getPixels(i), (float[]) probability(found).getStack()
				.getPixels(i), 0);
	}
}
