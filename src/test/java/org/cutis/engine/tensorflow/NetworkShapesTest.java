package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.List;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every network of slices takes images of any size. */
@RunWith(Parameterized.class)
public class NetworkShapesTest {

	private static final int[][] SIZES = { { 1, 1 }, { 13, 21 }, { 50, 7 }, { 64, 32 } };

	private final Architecture architecture;

	public NetworkShapesTest(final Architecture architecture) {
		this.architecture = architecture;
	}

	@Parameters(name = "{0}")
	public static Architecture[] all() {
		return TinyNetwork.ofSlices();
	}

	@Test
	public void theOutputHasTheImagesSize() {
		final NetworkSpec spec = TinyNetwork.spec(architecture, 3);
		try (TinyNetwork inference = new TinyNetwork(spec, false); TinyNetwork training = new TinyNetwork(spec, true)) {
			for (final TinyNetwork network : List.of(inference, training))
				for (final int[] size : SIZES) {
					final int h = size[0], w = size[1];
					final List<TinyNetwork.Level> levels = network.run(TinyNetwork.gaussians(1, 2 * h * w * 2), 2, h, w, 2);
					assertEquals(architecture.maxLevels(), levels.size());
					for (int m = 0; m < levels.size(); m++) {
						final int f = 1 << m;
						final TinyNetwork.Level level = levels.get(levels.size() - 1 - m);
						assertArrayEquals(new long[] { 2, (h + f - 1) / f, (w + f - 1) / f, 3 }, level.shape());
						for (final float v : level.values())
							assertEquals("finite", 0, 0 * v, 0);
					}
				}
		}
	}

	/** 13 x 21 is mirrored at its lower and right border; so is by hand here. */
	@Test
	public void oddSizesAreMirroredAndCutBack() {
		final NetworkSpec spec = TinyNetwork.spec(architecture, 3);
		final int multiple = architecture.multiple(spec);
		final int h = 13, w = 21, ph = (h + multiple - 1) / multiple * multiple, pw = (w + multiple - 1) / multiple *
			multiple;
		final float[] image = TinyNetwork.gaussians(2, h * w * 2);
		final float[] padded = new float[ph * pw * 2];
		for (int y = 0; y < ph; y++)
			for (int x = 0; x < pw; x++)
				for (int c = 0; c < 2; c++)
					padded[(y * pw + x) * 2 + c] = image[(mirrored(y, h) * w + mirrored(x, w)) * 2 + c];
		try (TinyNetwork network = new TinyNetwork(spec, false)) {
			final List<TinyNetwork.Level> odd = network.run(image, 1, h, w, 2);
			final List<TinyNetwork.Level> even = network.run(padded, 1, ph, pw, 2);
			for (int i = 0; i < odd.size(); i++) {
				final long[] a = odd.get(i).shape(), b = even.get(i).shape();
				for (int y = 0; y < a[1]; y++)
					for (int n = 0; n < a[2] * 3; n++)
						assertEquals(even.get(i).values()[(int) (y * b[2] * 3 + n)], odd.get(i).values()[(int) (y * a[2] * 3 + n)],
							1e-4);
			}
		}
	}

	/** The position that a walk to and fro over 0 ... n - 1 has after i steps, both ends taken twice. */
	private static int mirrored(final int i, final int n) {
		int at = 0, direction = 1;
		for (int k = 0; k < i; k++)
			if (at + direction < 0 || at + direction >= n) direction = -direction;
			else at += direction;
		return at;
	}
}
