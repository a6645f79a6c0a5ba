package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.cutis.engine.Architecture;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The network for volumes against {@link NaiveVesselNet}, in training, exported and run by DJL. */
public class DeepVesselNetTest {

	private static final NetworkSpec SPEC = Architecture.DEEPVESSELNET.full(2, 1);

	private final Engine engine = Engines.get();

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	/** With biases, scales and shifts that are not what they start with. */
	private static Map<String, float[]> weights(final TinyNetwork network) {
		final Map<String, float[]> weights = new HashMap<>(network.weights.read(network.session));
		weights.forEach((name, values) -> {
			final float[] g = TinyNetwork.gaussians(name.hashCode(), values.length);
			for (int i = 0; i < values.length; i++)
				values[i] += name.endsWith(".kernel") ? 0 : 0.3f * g[i];
		});
		weights.forEach(network::write);
		return weights;
	}

	private static float[] expected(final int[] shape, final float[] image, final Map<String, float[]> weights) {
		final int n = shape[1] * shape[2] * shape[3];
		final float[] all = new float[shape[0] * n];
		for (int b = 0; b < shape[0]; b++) {
			final NaiveVesselNet.Grid grid = new NaiveVesselNet.Grid(shape[1], shape[2], shape[3], 2);
			for (int i = 0; i < grid.values().length; i++)
				grid.values()[i] = image[b * grid.values().length + i];
			final double[] p = NaiveVesselNet.valid(NaiveVesselNet.mirrored(grid), weights).values();
			assertEquals(n, p.length);
			for (int i = 0; i < n; i++)
				all[b * n + i] = (float) p[i];
		}
		return all;
	}

	private static float[] sigmoid(final float[] logits) {
		final float[] p = new float[logits.length];
		for (int i = 0; i < p.length; i++)
			p[i] = (float) (1 / (1 + Math.exp(-logits[i])));
		return p;
	}

	@Test
	public void itIsTheUnpaddedNetworkOnTheMirroredVolume() throws Exception {
		for (final int[] shape : new int[][] { { 2, 3, 4, 5, 2 }, { 1, 1, 1, 1, 2 }, { 1, 9, 2, 7, 2 } }) {
			final float[] image = TinyNetwork.gaussians(3, shape[0] * shape[1] * shape[2] * shape[3] * 2);
			final long[] extents = { shape[0], shape[1], shape[2], shape[3], 2 };
			try (TinyNetwork training = new TinyNetwork(SPEC, true); TinyNetwork inference = new TinyNetwork(SPEC, false)) {
				final Map<String, float[]> weights = weights(training);
				weights(inference);
				final float[] expected = expected(shape, image, weights);
				for (final TinyNetwork network : List.of(training, inference))
					assertArrayEquals(expected, sigmoid(network.run(image, extents).get(0).values()), 2e-5f);
				final FloatBuffer in = Buffers.direct(shape);
				in.put(image).rewind();
				final SavedModel model = engine.export(SPEC, weights, folder.newFolder().toPath().resolve("model"));
				try (Predictor predictor = engine.load(model, Device.CPU)) {
					final FloatBuffer out = predictor.predict(in, shape);
					final float[] found = new float[expected.length];
					out.get(found);
					assertArrayEquals(expected, found, 2e-5f);
					assertEquals(0, out.remaining());
					assertThrows("a slice", IllegalArgumentException.class, () -> predictor.predict(in, 1, 1, 1, 2));
				}
			}
		}
	}

	/** A straight bright rod in noise, found after some steps, the same by the trainer and by DJL. */
	@Test
	public void itLearnsARod() {
		final int[] shape = { 1, 10, 12, 14, 2 };
		final FloatBuffer image = Buffers.direct(shape), labels = Buffers.direct(1, 10, 12, 14, 1);
		final float[] noise = TinyNetwork.gaussians(4, image.capacity());
		int at = 0;
		for (int z = 0; z < 10; z++)
			for (int y = 0; y < 12; y++)
				for (int x = 0; x < 14; x++) {
					final boolean rod = Math.abs(z - 5) < 2 && Math.abs(y - 6) < 2;
					labels.put(rod ? 1 : 0);
					for (int c = 0; c < 2; c++)
						image.put((rod ? 2 : 0) + 0.5f * noise[at++]);
				}
		try (Trainer trainer = engine.train(SPEC, LossSpec.crossEntropy(List.of(1.0, 2.0)), new TrainerOptions(2, 5e-3,
			Device.CPU, false)))
		{
			final double first = trainer.step(image, labels, shape);
			double last = first;
			for (int i = 0; i < 60 && last > 0.05; i++)
				last = trainer.step(image, labels, shape);
			assertTrue("from " + first + " to " + last, last <= 0.05);
			assertTrue(trainer.evaluate(image, labels, shape) <= 0.06);
			final float[] trained = new float[labels.capacity()], again = new float[labels.capacity()];
			trainer.predict(image, shape).get(trained);
			try (Predictor predictor = engine.load(trainer.export(folder.getRoot().toPath().resolve("rod")), Device.CPU)) {
				predictor.predict(image, shape).get(again);
			}
			assertArrayEquals(trained, again, 1e-5f);
			int wrong = 0;
			for (int i = 0; i < trained.length; i++)
				if (trained[i] >= 0.5 != (labels.get(i) == 1)) wrong++;
			assertTrue(wrong + " of " + trained.length + " are wrong", wrong <= 0.01 * trained.length);
		}
	}

	@Test
	public void itIsNotExplained() {
		assertEquals("The network deepvesselnet works on volumes, but only networks of slices can be explained. Choose " +
			"another model.", assertThrows(UserError.class, () -> engine.explain(new SavedModel(folder.getRoot().toPath(), "a",
				"b"), SPEC, Device.CPU)).getMessage());
	}
}
