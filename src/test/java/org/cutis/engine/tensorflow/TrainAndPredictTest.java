package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.EngineReport;
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

/** The whole way of a network: trained, exported by TensorFlow-Java, run by DJL. */
public class TrainAndPredictTest {

	private static final int[] SHAPE = { 2, 32, 48, 2 };

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final Engine engine = Engines.get();

	private final FloatBuffer images = Buffers.direct(SHAPE);

	private final FloatBuffer labels = Buffers.direct(2, 32, 48, 1);

	/** A bright band in noise; the band is the label. */
	private void fill() {
		final Random random = new Random(7);
		for (int n = 0; n < 2; n++)
			for (int z = 0; z < 32; z++)
				for (int x = 0; x < 48; x++) {
					final boolean inside = z > 8 + n && z < 20 + n;
					labels.put(inside ? 1 : 0);
					for (int c = 0; c < 2; c++)
						images.put((inside ? 0.6f : 0.1f) + 0.2f * random.nextFloat());
				}
	}

	private static Trainer trainer(final Engine engine, final double s, final long seed) {
		return engine.train(new NetworkSpec("unet", 2, 1, 4, 3, 0.1), new LossSpec(LossSpec.BCE_SMOOTHNESS, s),
			new TrainerOptions(seed, 1e-2, Device.CPU, false));
	}

	@Test
	public void overfitsTwoImagesAndRunsTheSameThroughDjl() throws Exception {
		fill();
		try (Trainer trainer = trainer(engine, 1, 3)) {
			final double first = trainer.step(images, labels, SHAPE);
			double last = first;
			for (int i = 0; i < 80; i++)
				last = trainer.step(images, labels, SHAPE);
			assertTrue("loss fell from " + first + " only to " + last, last < 0.2 * first);

			final float[] trained = copy(trainer.predict(images, SHAPE));
			int right = 0;
			for (int i = 0; i < trained.length; i++)
				if ((trained[i] >= 0.5f) == (labels.get(i) == 1)) right++;
			assertTrue(right + " of " + trained.length, right > 0.97 * trained.length);

			final Path path = folder.getRoot().toPath().resolve("model");
			final SavedModel model = trainer.export(path);
			try (Predictor predictor = engine.load(model, Device.AUTO)) {
				assertEquals("CPU:0", predictor.device());
				final float[] loaded = copy(predictor.predict(images, SHAPE));
				assertEquals(trained.length, loaded.length);
				for (int i = 0; i < trained.length; i++)
					assertEquals(trained[i], loaded[i], 1e-5);
				// Another size through the same network, one slice
				assertEquals(16 * 20, predictor.predict(Buffers.direct(1, 16, 20, 2), 1, 16, 20, 2).remaining());
			}
		}
	}

	@Test
	public void sameSeedTrainsToTheSameWeights() {
		fill();
		final float[][] out = new float[2][];
		for (int run = 0; run < 2; run++)
			try (Trainer trainer = trainer(engine, 10, 5)) {
				for (int i = 0; i < 5; i++)
					trainer.step(images, labels, SHAPE);
				out[run] = copy(trainer.predict(images, SHAPE));
			}
		for (int i = 0; i < out[0].length; i++)
			assertEquals(out[0][i], out[1][i], 0);
	}

	@Test
	public void fullSizeHasThePapersParameters() {
		// 31.0 million: ../shared/reference/tensorflow-java.md; worked out layer by layer here
		long expected = 0;
		int in = 2;
		for (int level = 0; level < 5; level++) {
			final int f = 64 << level;
			expected += block(in, f);
			if (level < 4) expected += 4L * 2 * f * f + f + block(2 * f, f);
			in = f;
		}
		expected += 64 + 1;
		try (Trainer trainer = engine.train(new NetworkSpec("unet", 2, 1, 64, 5, 0.5), new LossSpec(
			LossSpec.BCE_SMOOTHNESS, 0), new TrainerOptions(1, 1e-4, Device.CPU, false)))
		{
			assertEquals(expected, trainer.parameters());
			assertEquals(31.0, trainer.parameters() / 1e6, 0.06);
		}
	}

	/** Two 3 x 3 convolutions with bias, each with a batch norm's scale and shift. */
	private static long block(final long in, final long out) {
		return 9 * in * out + 9 * out * out + 2 * (out + 2 * out);
	}

	@Test
	public void aGpuThatIsNotThereIsAnError() {
		final EngineReport report = engine.report();
		assertTrue(report.devices().contains("CPU:0"));
		final UserError e = assertThrows(UserError.class, () -> Devices.choose(Device.parse("gpu:7"), report.devices()));
		assertEquals("device is gpu:7, but TensorFlow lists only " + String.join(", ", report.devices()) +
			" on this machine. Choose auto or cpu.", e.getMessage());
		assertTrue(report.engine(), report.engine().matches("TensorFlow 2\\.\\d+\\.\\d+.*"));
		assertTrue(report.natives(), java.nio.file.Files.exists(Path.of(report.natives())));
	}

	private static float[] copy(final FloatBuffer buffer) {
		final float[] values = new float[buffer.remaining()];
		buffer.duplicate().get(values);
		return values;
	}
}
