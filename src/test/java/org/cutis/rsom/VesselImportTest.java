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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.cutis.engine.Architecture;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.engine.tensorflow.NaiveVesselNet;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.SpaceAxis;
import org.cutis.model.pytorch.StateFile;
import org.cutis.model.pytorch.TestState;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Imported vessel networks against PyTorch's own output (made by make_states.py) and against a naive forward pass. */
public class VesselImportTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private ModelBundle write(final Path file, final double black, final double white) throws IOException {
		return VesselImport.write(new ImportRequest(file, "mine-1", black, white, "MIT"), folder.getRoot().toPath().resolve(
			"bundle"), Progress.none());
	}

	private static FloatBuffer floats(final String name) throws IOException {
		try (InputStream in = StateFile.class.getResourceAsStream(name)) {
			return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
		}
	}

	/** @param volume z, y, x, channel, as the network is given it */
	private static float[] run(final ModelBundle bundle, final float[] volume, final int... extents) {
		final FloatBuffer in = Buffers.direct(volume.length);
		in.put(volume).rewind();
		try (Predictor predictor = Engines.get().load(bundle.savedModel(), Device.CPU)) {
			final float[] out = new float[volume.length / 2];
			predictor.predict(in, 1, extents[0], extents[1], extents[2], 2).get(out);
			return out;
		}
	}

	/** 4 x 3 x 7 voxels of 0 to 255, of which 127 was taken away. */
	@Test
	public void aNetworkFromPyTorchGivesWhatPyTorchGave() throws Exception {
		final Path file = folder.newFile("vessels.pt").toPath();
		try (InputStream in = StateFile.class.getResourceAsStream("vessels.pt")) {
			Files.write(file, in.readAllBytes());
		}
		assertTrue(VesselImport.isOne(file));
		final ModelBundle bundle = write(file, -127, 128);
		assertEquals(Architecture.DEEPVESSELNET.full(2, 1), bundle.info().network());
		assertEquals(Modality.RSOM_VESSELS, bundle.info().modality());
		assertArrayEquals(new int[] { 6, 6, 6 }, bundle.info().axes().stream().mapToInt(SpaceAxis::halo).toArray());
		assertEquals(0.97, bundle.info().threshold(), 0);
		assertTrue(bundle.info().training().data(), bundle.info().training().data().contains("vessels.pt (sha256 "));
		final FloatBuffer values = floats("vessels_input.f32");
		final int n = 4 * 3 * 7;
		final float[] volume = new float[2 * n], expected = new float[n];
		for (int c = 0; c < 2; c++)
			for (int i = 0; i < n; i++)
				volume[2 * i + c] = (float) (bundle.info().normalization().gain() * values.get() + bundle.info().normalization()
					.offset());
		floats("vessels_output.f32").get(expected);
		assertArrayEquals(expected, run(bundle, volume, 4, 3, 7), 1e-5f);
	}

	/** Random weights in PyTorch's layout (out, in, z, y, x), and the same for {@link NaiveVesselNet} (z, y, x, in, out). */
	private static TestState state(final int width, final Map<String, float[]> naive) {
		final Random random = new Random(7);
		final TestState state = new TestState();
		final int[] channels = { 2, width, 2 * width, 4 * width, 10 * width, 1 }, kernels = { 3, 5, 5, 3, 1 };
		for (int i = 0; i < 5; i++) {
			final int in = channels[i], out = channels[i + 1], k = kernels[i];
			final String name = i < 4 ? "layers." + i + ".block." : "layers.4", layer = i < 4 ? "conv" + i : "last";
			final float[] torch = new float[out * in * k * k * k], kernel = new float[torch.length];
			int at = 0;
			for (int o = 0; o < out; o++)
				for (int c = 0; c < in; c++)
					for (int place = 0; place < k * k * k; place++, at++) {
						torch[at] = (float) (random.nextGaussian() / Math.sqrt(in * k * k * k));
						kernel[(place * in + c) * out + o] = torch[at];
					}
			final String member = i < 4 ? name + "0" : name;
			state.put(member + ".weight", new int[] { out, in, k, k, k }, torch).put(member + ".bias", new int[] { out }, put(
				naive, layer + ".bias", out, 0, random));
			naive.put(layer + ".kernel", kernel);
			// A dropout, which has no weights, may stand behind it; here something stands between.
			if (i > 0 && i < 4) state.put(name + "3.weight", new int[] { out }, put(naive, layer + ".norm.scale", out, 1, random))
				.put(name + "3.bias", new int[] { out }, put(naive, layer + ".norm.shift", out, 0, random));
		}
		return state;
	}

	private static float[] put(final Map<String, float[]> weights, final String name, final int size, final float mean,
		final Random random)
	{
		final float[] values = new float[size];
		for (int i = 0; i < size; i++)
			values[i] = mean + 0.2f * (float) random.nextGaussian();
		weights.put(name, values);
		return values;
	}

	@Test
	public void itGivesWhatANaiveForwardPassGives() throws Exception {
		final Map<String, float[]> weights = new HashMap<>();
		final Path file = folder.getRoot().toPath().resolve("random.pt");
		state(5, weights).write(file);
		final NaiveVesselNet.Grid grid = new NaiveVesselNet.Grid(3, 4, 5, 2);
		final Random random = new Random(3);
		final float[] volume = new float[grid.values().length];
		for (int i = 0; i < volume.length; i++) {
			volume[i] = random.nextInt(256) / 255f;
			grid.values()[i] = volume[i];
		}
		final double[] expected = NaiveVesselNet.valid(NaiveVesselNet.mirrored(grid), weights).values();
		final float[] found = run(write(file, 0, 1), volume, 3, 4, 5);
		for (int i = 0; i < found.length; i++)
			assertEquals(expected[i], found[i], 2e-5);
	}

	private String complaint(final TestState state) throws IOException {
		final Path file = folder.getRoot().toPath().resolve("bad.pt");
		state.write(file);
		final String message = assertThrows(UserError.class, () -> write(file, 0, 255)).getMessage();
		assertTrue(message, message.contains(file.toString()) || message.contains("width"));
		assertFalse(Files.exists(folder.getRoot().toPath().resolve("bundle")));
		return message;
	}

	private static TestState good() {
		return state(5, new HashMap<>());
	}

	@Test
	public void otherNetworksAreRefused() throws Exception {
		final float[] ten = new float[10];
		assertTrue(complaint(good().remove("layers.4.bias")).contains("it has no layers.4.bias"));
		assertTrue(complaint(good().put("extra.weight", new int[] { 10 }, ten)).contains("it has extra.weight, too"));
		assertTrue(complaint(good().remove("layers.1.block.3.weight").remove("layers.1.block.3.bias")).contains(
			"it has 1 layers with weights in layers.1.block.*, not a convolution with group norm"));
		assertTrue(complaint(good().put("layers.0.block.2.weight", new int[] { 10 }, ten)).contains(
			"it has 2 layers with weights in layers.0.block.*, not one convolution"));
		assertTrue(complaint(good().remove("layers.1.block.3.weight").remove("layers.1.block.3.bias").put(
			"layers.1.block.1.weight", new int[] { 10 }, ten)).contains("nothing stands between layers.1.block.0 and"));
		assertTrue(complaint(good().put("layers.2.block.0.bias", new int[] { 10 }, ten)).contains(
			"layers.2.block.0.bias has the shape [10], not [20]"));
		final float[] bad = new float[20];
		Arrays.fill(bad, Float.NaN);
		assertTrue(complaint(good().put("layers.2.block.0.bias", new int[] { 20 }, bad)).contains("the value NaN in"));
		assertEquals("width is 4, but for the network deepvesselnet it must be a multiple of 5.", complaint(state(4,
			new HashMap<>())));
	}
}
