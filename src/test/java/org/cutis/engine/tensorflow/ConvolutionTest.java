package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.cutis.engine.Engines;
import org.junit.BeforeClass;
import org.junit.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Convolutions and unpooling against naive versions in double precision. */
public class ConvolutionTest {

	private static final int H = 7, W = 10, IN = 2, OUT = 3;

	@BeforeClass
	public static void load() {
		Engines.get();
	}

	private static float[] fetch(final Graph graph, final Operand<TFloat32> x) {
		try (Session session = new Session(graph); Result r = session.runner().fetch(x).run()) {
			final float[] v = new float[Math.toIntExact(r.get(0).shape().size())];
			r.get(0).asRawTensor().data().asFloats().read(v);
			return v;
		}
	}

	/**
	 * out(n, y, x, o) = sum over k, l, i of image(n, y s + (k - c) r, x s + (l - c) r, i) kernel(k, l, i, o);
	 * with {@code by} not null the derivative of the sum of all outputs by the kernel is written there.
	 */
	private static float[] naive(final float[] image, final float[] kernel, final Convolution c, final double[] by) {
		final int h = (H + c.stride() - 1) / c.stride(), w = (W + c.stride() - 1) / c.stride(), centre = c.size() / 2;
		final float[] out = new float[2 * h * w * OUT];
		for (int p = 0; p < out.length; p++) {
			final int o = p % OUT, x = p / OUT % w, y = p / OUT / w % h, n = p / OUT / w / h;
			double sum = 0;
			for (int q = 0; q < c.size() * c.size() * IN; q++) {
				final int i = q % IN, l = q / IN % c.size(), k = q / IN / c.size();
				final int yy = y * c.stride() + (k - centre) * c.rate(), xx = x * c.stride() + (l - centre) * c.rate();
				if (yy < 0 || yy >= H || xx < 0 || xx >= W) continue;
				final double value = image[((n * H + yy) * W + xx) * IN + i];
				sum += value * kernel[q * OUT + o];
				if (by != null) by[q * OUT + o] += value;
			}
			out[p] = (float) sum;
		}
		return out;
	}

	private static void same(final Convolution c) {
		final float[] image = TinyNetwork.gaussians(1, 2 * H * W * IN), kernel = TinyNetwork.gaussians(2, c.size() * c
			.size() * IN * OUT);
		final double[] derivative = new double[kernel.length];
		final float[] expected = naive(image, kernel, c, derivative);
		for (final boolean training : new boolean[] { false, true })
			try (Graph graph = new Graph()) {
				final Ops tf = Ops.create(graph);
				final Operand<TFloat32> k = tf.constant(Shape.of(c.size(), c.size(), IN, OUT), DataBuffers.of(kernel));
				final Operand<TFloat32> y = c.apply(tf, tf.constant(Shape.of(2, H, W, IN), DataBuffers.of(image)), k, training);
				assertArrayEquals(c + " in training: " + training, expected, fetch(graph, y), 1e-4f);
				if (!training) continue;
				final Operand<TFloat32> sum = tf.reduceSum(y, tf.constant(new int[] { 0, 1, 2, 3 }));
				@SuppressWarnings("unchecked")
				final Output<TFloat32> gradient = (Output<TFloat32>) (Output<?>) graph.addGradients(sum.asOutput(),
					new Output<?>[] { k.asOutput() })[0];
				final float[] g = fetch(graph, gradient);
				for (int i = 0; i < g.length; i++)
					assertEquals(c + " by the kernel", derivative[i], g[i], 1e-3);
			}
	}

	@Test
	public void dilated() {
		// Height and width are no multiples of some, and smaller than others.
		for (final int rate : new int[] { 1, 2, 3, 4, 12 })
			same(new Convolution(3, 1, rate));
	}

	@Test
	public void ofStrideTwo() {
		same(new Convolution(1, 2, 1));
		same(Convolution.of(1));
		same(Convolution.of(7));
	}

	@Test
	public void unpoolingPutsValuesWhereTheMaximaWere() {
		// Two images of 2 x 4 pixels and 2 channels; the values to put are 1 ... 8.
		final float[] pooled = TinyNetwork.gaussians(3, 2 * 2 * 4 * 2), values = { 1, 2, 3, 4, 5, 6, 7, 8 };
		final float[] expected = new float[pooled.length];
		for (int n = 0; n < 2; n++)
			for (int x = 0; x < 2; x++)
				for (int c = 0; c < 2; c++) {
					int best = -1;
					for (int k = 0; k < 4; k++) {
						final int at = ((n * 2 + k / 2) * 4 + 2 * x + k % 2) * 2 + c;
						if (best < 0 || pooled[at] > pooled[best]) best = at;
					}
					expected[best] = values[(n * 2 + x) * 2 + c];
				}
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			assertArrayEquals(expected, fetch(graph, new Unpooling(tf).apply(tf.constant(Shape.of(2, 1, 2, 2), DataBuffers.of(
				values)), tf.constant(Shape.of(2, 2, 4, 2), DataBuffers.of(pooled)))), 0);
		}
	}
}
