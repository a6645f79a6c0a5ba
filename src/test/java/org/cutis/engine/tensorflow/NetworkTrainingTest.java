package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.Random;

import org.cutis.engine.Architecture;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every network of slices learns one image by heart, and does the same when DJL runs it. */
@RunWith(Parameterized.class)
public class NetworkTrainingTest {

	private static final int[] SHAPE = { 1, 64, 80, 2 };

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final Engine engine = Engines.get();

	private final Architecture architecture;

	public NetworkTrainingTest(final Architecture architecture) {
		this.architecture = architecture;
	}

	@Parameters(name = "{0}")
	public static Architecture[] all() {
		return TinyNetwork.ofSlices();
	}

	@Test
	public void overfitsOneImageAndRunsTheSameThroughDjl() throws Exception {
		final FloatBuffer image = Buffers.direct(SHAPE), label = Buffers.direct(1, 64, 80, 1);
		final Random random = new Random(5);
		for (int y = 0; y < 64; y++)
			for (int x = 0; x < 80; x++) {
				// a slanted, coarse border, since FCN-32s has no finer ones
				final boolean inside = x + y / 4 > 44;
				label.put(inside ? 1 : 0);
				for (int c = 0; c < 2; c++)
					image.put((inside ? 0.7f : 0.3f) + 0.3f * (float) random.nextGaussian());
			}
		try (Trainer trainer = engine.train(TinyNetwork.spec(architecture, 1), new LossSpec(LossSpec.BCE_SMOOTHNESS, 0),
			new TrainerOptions(2, 1e-2, Device.CPU, false)))
		{
			final double first = trainer.step(image, label, SHAPE);
			double last = first;
			// The losses of nested networks are summed over their outputs.
			final double enough = 0.15 * architecture.maxLevels();
			for (int i = 1; i < 150 && last > enough; i++)
				last = trainer.step(image, label, SHAPE);
			assertTrue("loss fell from " + first + " only to " + last, last <= enough);
			// Batch norm's moving averages catch up while the weights stand still.
			trainer.learningRate(0);
			for (int i = 0; i < 60; i++)
				trainer.step(image, label, SHAPE);
			final float[] trained = copy(trainer.predict(image, SHAPE));
			int right = 0;
			for (int i = 0; i < trained.length; i++)
				if ((trained[i] >= 0.5f) == (label.get(i) == 1)) right++;
			assertTrue(right + " of " + trained.length, right >= 0.94 * trained.length);

			try (Predictor predictor = engine.load(trainer.export(folder.getRoot().toPath().resolve("model")), Device.CPU)) {
				assertArrayEquals(trained, copy(predictor.predict(image, SHAPE)), 1e-5f);
				final int[] odd = { 2, 31, 17, 2 };
				final FloatBuffer part = Buffers.direct(odd);
				while (part.hasRemaining())
					part.put((float) random.nextGaussian());
				assertArrayEquals(copy(trainer.predict(part, odd)), copy(predictor.predict(part, odd)), 1e-5f);
			}
		}
	}

	private static float[] copy(final FloatBuffer buffer) {
		final float[] values = new float[buffer.remaining()];
		buffer.duplicate().get(values);
		return values;
	}
}
