package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.Random;

import org.cutis.engine.Architecture;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.task.UserError;
import org.junit.Test;

/** Networks that work on a reduced image. */
public class NetworkReductionTest {

	private static NetworkSpec spec(final String architecture, final int depth, final int reduction) {
		final Architecture a = Architecture.of(architecture);
		return new NetworkSpec(architecture, 1, 1, 3, depth, 0, a.maxLevels() > 1 ? 2 : 1, reduction);
	}

	private static Trainer trainer(final NetworkSpec spec) {
		return Engines.get().train(spec, LossSpec.dice(), new TrainerOptions(5, 1e-3, Device.CPU, false));
	}

	private static float[] predict(final NetworkSpec spec, final float[] image, final int height, final int width) {
		final FloatBuffer in = Buffers.direct(image.length);
		in.put(image).rewind();
		final float[] out = new float[image.length];
		try (Trainer trainer = trainer(spec)) {
			final FloatBuffer found = trainer.predict(in, 1, height, width, 1);
			assertEquals(image.length, found.remaining());
			found.get(out);
		}
		return out;
	}

	/** Equal seeds give equal weights, so the network on the averaged image is the other one's middle. */
	@Test
	public void itIsTheNetworkOnTheAveragedImageInterpolated() {
		final int h = 16, w = 24, r = 2;
		final Random random = new Random(3);
		final float[] image = new float[h * w], small = new float[h * w / (r * r)];
		for (int i = 0; i < image.length; i++) {
			image[i] = random.nextFloat();
			small[i / w / r * (w / r) + i % w / r] += image[i] / (r * r);
		}
		final float[] coarse = predict(spec("unet", 3, 1), small, h / r, w / r);
		final double[] logits = new double[coarse.length];
		for (int i = 0; i < logits.length; i++)
			logits[i] = Math.log(coarse[i] / (1.0 - coarse[i]));
		final float[] expected = new float[image.length];
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				expected[y * w + x] = (float) (1 / (1 + Math.exp(-bilinear(logits, w / r, h / r, (x + 0.5) / r - 0.5, (y + 0.5) / r -
					0.5))));
		assertArrayEquals(expected, predict(spec("unet", 3, r), image, h, w), 1e-4f);
	}

	private static double bilinear(final double[] map, final int width, final int height, final double x, final double y) {
		final int x0 = (int) Math.floor(x), y0 = (int) Math.floor(y);
		final double u = x - x0, v = y - y0;
		return (1 - v) * ((1 - u) * at(map, width, height, x0, y0) + u * at(map, width, height, x0 + 1, y0)) + v * ((1 - u) * at(
			map, width, height, x0, y0 + 1) + u * at(map, width, height, x0 + 1, y0 + 1));
	}

	private static double at(final double[] map, final int width, final int height, final int x, final int y) {
		return map[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))];
	}

	@Test
	public void everyNetworkTakesAnySizeAndTrains() {
		for (final Architecture a : TinyNetwork.ofSlices()) {
			final int depth = switch (a) {
				case FCN7 -> 7;
				case FCN, DEEPLAB -> 2;
				default -> 3;
			};
			final NetworkSpec spec = spec(a.id(), depth, 3);
			assertEquals(0, a.multiple(spec) % 3);
			final int h = 13, w = 22;
			final FloatBuffer image = Buffers.direct(h * w), labels = Buffers.direct(h * w);
			for (int i = 0; i < h * w; i++) {
				image.put(i, i % w < 11 ? 0 : 1);
				labels.put(i, i % w < 11 ? 0 : 1);
			}
			try (Trainer trainer = trainer(spec)) {
				assertTrue(a.id(), Double.isFinite(trainer.step(image, labels, 1, h, w, 1)));
				assertEquals(a.id(), h * w, trainer.predict(image, 1, h, w, 1).remaining());
			}
		}
	}

	@Test
	public void aReductionOfNothingIsRefused() {
		assertThrows(UserError.class, () -> Architecture.UNET.check(spec("unet", 3, 0)));
		assertThrows(UserError.class, () -> Architecture.UNET.check(spec("unet", 3, 17)));
	}
}
