package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.pytorch.NaiveUNet;
import org.cutis.model.pytorch.StateFile;
import org.cutis.model.pytorch.TestState;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Imported networks against PyTorch's own output (made by make_states.py) and against a naive forward pass. */
public class EpidermisImportTest {

	private static final int DEPTH = 5;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private ModelBundle write(final Path file, final double white) throws IOException {
		return EpidermisImport.write(new ImportRequest(file, "mine-1", white, "MIT"), folder.getRoot().toPath()
			.resolve("bundle"), Progress.none());
	}

	/** @param image channel, row, column, as the network is given it */
	private static float[] run(final ModelBundle bundle, final double[][][] image) {
		final int height = image[0].length, width = image[0][0].length;
		final FloatBuffer in = Buffers.direct(1, height, width, image.length);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				for (final double[][] channel : image)
					in.put((float) channel[y][x]);
		try (Predictor predictor = Engines.get().load(bundle.savedModel(), Device.CPU)) {
			final float[] out = new float[height * width];
			predictor.predict(in.rewind(), 1, height, width, image.length).get(out);
			return out;
		}
	}

	private static FloatBuffer floats(final String name) throws IOException {
		try (InputStream in = StateFile.class.getResourceAsStream(name)) {
			return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
		}
	}

	/** 4 levels, 2 filters; 24 x 16 pixels of 0 to 255, which PyTorch was given divided by 255. */
	@Test
	public void aNetworkFromPyTorchGivesWhatPyTorchGave() throws Exception {
		final Path file = folder.newFile("unet.pt").toPath();
		try (InputStream in = StateFile.class.getResourceAsStream("unet.pt")) {
			Files.write(file, in.readAllBytes());
		}
		final ModelBundle bundle = write(file, 1);
		assertEquals(new NetworkSpec("unet", 2, 1, 2, 4, 0.5), bundle.info().network());
		assertEquals(Modality.RSOM, bundle.info().modality());
		assertEquals("MIT", bundle.info().card().license());
		assertTrue(bundle.info().training().data(), bundle.info().training().data().contains("unet.pt (sha256 "));
		final FloatBuffer values = floats("unet_input.f32");
		final double[][][] image = new double[2][24][16];
		for (final double[][] channel : image)
			for (final double[] row : channel)
				for (int x = 0; x < row.length; x++)
					row[x] = bundle.info().normalization().gain() * values.get();
		final float[] expected = new float[24 * 16];
		floats("unet_output.f32").get(expected);
		assertArrayEquals(expected, run(bundle, image), 1e-5f);
	}

	private static double[][][] image(final int height, final int width) {
		final Random random = new Random(3);
		final double[][][] image = new double[2][height][width];
		for (final double[][] channel : image)
			for (final double[] row : channel)
				for (int x = 0; x < width; x++)
					row[x] = random.nextInt(256) / 64.0;
		return image;
	}

	@Test
	public void fiveLevelsGiveWhatANaiveForwardPassGives() throws Exception {
		final NaiveUNet naive = new NaiveUNet(2, 1, DEPTH, 3, 1);
		final Path file = folder.getRoot().toPath().resolve("five.pth");
		naive.state().write(file);
		final ModelBundle bundle = write(file, 255);
		assertEquals(new NetworkSpec("unet", 2, 1, 3, DEPTH, 0.5), bundle.info().network());
		assertTrue(bundle.info().normalization().isIdentity());
		assertEquals(16, bundle.info().axes().get(0).multiple());
		final double[][][] image = image(32, 16);
		final double[][] expected = naive.probability(image)[0];
		final float[] found = run(bundle, image);
		double least = 1, most = 0;
		for (int i = 0; i < found.length; i++) {
			final double e = expected[i / 16][i % 16];
			assertEquals(e, found[i], 2e-5);
			least = Math.min(least, e);
			most = Math.max(most, e);
		}
		assertTrue("the network tells pixels apart", most - least > 0.05);
		// What is packed for other readers of the bundle: the network's own output, not zeros.
		assertEquals(64 * 64, bundle.testOutput().data().length);
		assertTrue(bundle.testOutput().data()[0] > 0);
	}

	private String complaint(final TestState state) throws IOException {
		final Path file = folder.getRoot().toPath().resolve("bad.pt");
		state.write(file);
		final String message = assertThrows(UserError.class, () -> write(file, 255)).getMessage();
		assertTrue(message, message.contains(file.toString()));
		assertFalse(Files.exists(folder.getRoot().toPath().resolve("bundle")));
		return message;
	}

	private static TestState good() {
		return new NaiveUNet(2, 1, 2, 1, 1).state();
	}

	@Test
	public void otherNetworksAreRefused() throws Exception {
		final float[] nine = new float[9], one = { 1 };
		assertTrue(complaint(good().remove("last.bias")).contains("it has no last.bias"));
		assertTrue(complaint(new TestState().put("conv1.weight", new int[] { 1, 1, 3, 3 }, nine)).contains(
			"it has no down_path.0.block.0.weight"));
		assertTrue(complaint(good().put("extra.weight", new int[] { 1 }, one)).contains("it has extra.weight, too"));
		assertTrue(complaint(good().put("last.bias", new int[] { 2 }, 1, 2)).contains(
			"last.bias has the shape [2], not [1]"));
		assertTrue(complaint(good().remove("down_path.1.block.5.weight")).contains("3 layers with weights in down_path.1.block."));
		final String order = complaint(good().remove("down_path.0.block.2.weight").put("down_path.0.block.1.weight",
			new int[] { 1 }, one));
		assertTrue(order, order.contains("nothing stands between down_path.0.block.0 and down_path.0.block.1"));
		assertTrue(complaint(new NaiveUNet(3, 1, 2, 1, 1).state()).contains("has 3 input channels and 1 output maps"));
		assertTrue(complaint(new NaiveUNet(2, 2, 2, 1, 1).state()).contains("has 2 input channels and 2 output maps"));
		assertTrue(complaint(good().put("last.bias", new int[] { 1 }, Float.NaN)).contains("the value NaN in last.bias"));
		assertTrue(complaint(good().put("down_path.0.block.2.running_var", new int[] { 1 }, -1)).contains("the value -1.0 in"));
	}
}
