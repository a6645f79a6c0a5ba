package org.cutis.tile;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Random;

import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Tiled against untiled, and against a naive version, with a network whose output is known everywhere. */
public class TilePipelineTest {

	private static final int CHANNELS = 2, CLASSES = 3;

	private static final List<Protocol> SMALL = List.of(new Protocol("average", 16, 4, 0, 0, 0), new Protocol("gaussian",
		16, 2, 0, 0, 8), Protocol.fast(24, 2, 3), Protocol.fast(24, 1, 0));

	/** Row-major, channels innermost. */
	private static float[] random(final int width, final int height) {
		final Random random = new Random(width * 1000 + height);
		final float[] values = new float[width * height * CHANNELS];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat() - 0.5f;
		return values;
	}

	/** As an image x, y, channel whose minimum is not zero. */
	private static RandomAccessibleInterval<FloatType> image(final float[] values, final int width,
		final int height)
	{
		final RandomAccessibleInterval<FloatType> image = ArrayImgs.floats(values, CHANNELS, width, height);
		return Views.translate(Views.moveAxis(image, 0, 2), -7, 12, 3);
	}

	private static float[] run(final Protocol protocol, final int multiple, final int radius, final float[] values,
		final int width, final int height)
	{
		final Collected out = new Collected(width, height, CLASSES);
		new TilePipeline(new KnownNetwork(CLASSES, radius), protocol, CLASSES, multiple).run(new ImageSource("test", image(
			values, width, height), 1, 0), out, Progress.none(), "Testing");
		return out.all();
	}

	/** The whole image at once, mirrored to a size as the network wants it. */
	private static float[] untiled(final int multiple, final int radius, final float[] values, final int width,
		final int height)
	{
		final int w = (width + multiple - 1) / multiple * multiple, h = (height + multiple - 1) / multiple * multiple;
		final float[] whole = new KnownNetwork(CLASSES, radius).output(window(values, width, height, 0, 0, w, h), h, w,
			CHANNELS);
		final float[] out = new float[width * height * CLASSES];
		for (int y = 0; y < height; y++)
			System.arraycopy(whole, y * w * CLASSES, out, y * width * CLASSES, width * CLASSES);
		return out;
	}

	/** Beyond the right and lower border pixel by pixel as far back, again and again if the image is small. */
	private static float[] window(final float[] values, final int width, final int height, final int x0, final int y0,
		final int w, final int h)
	{
		final float[] out = new float[w * h * CHANNELS];
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++)
				for (int c = 0; c < CHANNELS; c++)
					out[(y * w + x) * CHANNELS + c] = values[(walk(y0 + y, height) * width + walk(x0 + x, width)) * CHANNELS + c];
		return out;
	}

	/** Walks to and fro between 0 and length - 1, so many steps. */
	private static int walk(final int steps, final int length) {
		int at = 0, direction = 1;
		for (int i = 0; i < steps; i++) {
			if (at + direction < 0 || at + direction >= length) direction = -direction;
			at = Math.max(0, Math.min(length - 1, at + direction));
		}
		return at;
	}

	private static void assertClose(final String what, final float[] expected, final float[] actual) {
		assertArrayEquals(what, expected, actual, 1e-5f);
	}

	@Test
	public void aNetworkOfSinglePixelsGivesTheSameTiledAndUntiledInAllProtocols() {
		for (final Protocol p : SMALL)
			for (final int[] size : new int[][] { { 61, 45 }, { 16, 90 }, { 5, 3 }, { 1, 1 }, { 33, 1 } }) {
				final float[] values = random(size[0], size[1]);
				assertClose(p.toString(), untiled(1, 0, values, size[0], size[1]), run(p, 4, 0, values, size[0], size[1]));
			}
	}

	@Test
	public void aHaloHidesThatWindowsEnd() {
		for (final Protocol p : SMALL)
			for (final int[] size : new int[][] { { 61, 45 }, { 24, 100 }, { 47, 16 } }) {
				final Protocol withHalo = p.halo() == 0 ? p.withHalo(1) : p;
				final float[] values = random(size[0], size[1]);
				assertClose(p.toString(), untiled(1, 1, values, size[0], size[1]), run(withHalo, 1, 1, values, size[0],
					size[1]));
			}
		final float[] odd = random(61, 45);
		assertClose("padded to multiples", untiled(8, 1, odd, 61, 45), run(Protocol.fast(32, 8, 2), 8, 1, odd, 61, 45));
	}

	@Test
	public void thePapersProtocolsGiveTheSameTiledAndUntiled() {
		final float[] values = random(301, 290);
		for (final Protocol p : List.of(Protocol.PAPER_MUNET, Protocol.PAPER_MEDNET, Protocol.fast(128, 16, 8))) {
			assertClose(p.toString(), untiled(1, 0, values, 301, 290), run(p, 16, 0, values, 301, 290));
			if (p.halo() == 0) assertClose(p.toString(), untiled(1, 1, values, 301, 290), run(p.withHalo(1), 1, 1, values,
				301, 290));
		}
	}

	@Test
	public void mednetsGaussianLeavesNothingOfWindowsBordersInside() {
		final int width = 420, height = 256;
		final float[] values = random(width, height);
		final float[] expected = untiled(1, 1, values, width, height), actual = run(Protocol.PAPER_MEDNET, 16, 1, values,
			width, height);
		// Less than half a window from the image's border it is not so: there, all windows' centres are far away.
		for (int y = 0; y < height; y++)
			for (int x = 128; x < width - 128; x++)
				for (int c = 0, i = (y * width + x) * CLASSES; c < CLASSES; c++, i++)
					assertEquals(x + ", " + y, expected[i], actual[i], 1e-5);
	}

	@Test
	public void overlappingWindowsAreWeighedAsThePapersSay() {
		final float[] values = random(45, 37);
		for (final Protocol p : List.of(SMALL.get(0), SMALL.get(1), new Protocol("both", 16, 5, 2, 3, 8)))
			assertClose(p.toString(), naive(p, values, 45, 37), run(p, 1, 1, values, 45, 37));
		// smaller than a window: one window, mirrored
		final float[] small = random(9, 6);
		final float[] mirrored = new KnownNetwork(CLASSES, 1).output(window(small, 9, 6, 0, 0, 16, 16), 16, 16, CHANNELS);
		final float[] out = run(SMALL.get(0), 1, 1, small, 9, 6);
		for (int y = 0; y < 6; y++)
			for (int i = 0; i < 9 * CLASSES; i++)
				assertEquals(mirrored[y * 16 * CLASSES + i], out[y * 9 * CLASSES + i], 1e-5);
	}

	/** Sum of weight x output over sum of weights, in two dimensions, in double. */
	private static float[] naive(final Protocol p, final float[] values, final int width, final int height) {
		final double[] sum = new double[width * height * CLASSES], weights = new double[width * height];
		final int s = p.window();
		for (int y0 = 0, y; (y = Math.min(y0, height - s)) >= 0 && y0 < height - s + p.stride(); y0 += p.stride())
			for (int x0 = 0, x; (x = Math.min(x0, width - s)) >= 0 && x0 < width - s + p.stride(); x0 += p.stride()) {
				final float[] out = new KnownNetwork(CLASSES, 1).output(window(values, width, height, x, y, s, s), s, s,
					CHANNELS);
				for (int v = 0; v < s; v++)
					for (int u = 0; u < s; u++) {
						final double weight = weight(p, u, x == 0, x == width - s) * weight(p, v, y == 0, y == height - s);
						final int at = (y + v) * width + x + u;
						weights[at] += weight;
						for (int c = 0; c < CLASSES; c++)
							sum[at * CLASSES + c] += weight * out[(v * s + u) * CLASSES + c];
					}
			}
		final float[] mean = new float[sum.length];
		for (int i = 0; i < sum.length; i++)
			mean[i] = (float) (sum[i] / weights[i / CLASSES]);
		return mean;
	}

	private static double weight(final Protocol p, final int u, final boolean first, final boolean last) {
		double weight = 1;
		if (!first) weight = Math.min(weight, Math.max(0, (u - p.halo() + 1.0) / (p.blend() + 1)));
		if (!last) weight = Math.min(weight, Math.max(0, (p.window() - p.halo() - u + 0.0) / (p.blend() + 1)));
		if (p.variance() > 0) weight *= Math.exp(-Math.pow(u - (p.window() - 1) / 2.0, 2) / 2 / p.variance());
		return weight;
	}

	@Test
	public void batchesHoldEightOfThePapersWindowsOrOneLargeOne() {
		final KnownNetwork network = new KnownNetwork(1, 0), large = new KnownNetwork(1, 0);
		final RandomAccessibleInterval<FloatType> image = ArrayImgs.floats(580, 256);
		new TilePipeline(network, Protocol.PAPER_MEDNET, 1, 16).run(new ImageSource("test", image, 1, 0), block -> {},
			Progress.none(), "Testing");
		// (580 - 256) / 32 = 10.1: 12 windows
		assertEquals(List.of(8, 4), network.shapes.stream().map(s -> s[0]).toList());
		new TilePipeline(large, Protocol.fast(800, 16, 16), 1, 16).run(new ImageSource("test", ArrayImgs.floats(800, 1000),
			1, 0), block -> {}, Progress.none(), "Testing");
		assertTrue(large.shapes.stream().allMatch(s -> s[0] == 1 && s[2] == 800));
		assertEquals(2, large.shapes.size());
	}
}
