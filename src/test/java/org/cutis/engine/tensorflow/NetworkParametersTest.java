package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;

import java.util.HashMap;
import java.util.Map;

import org.cutis.engine.Architecture;
import org.cutis.engine.Engines;
import org.cutis.engine.NetworkSpec;
import org.junit.BeforeClass;
import org.junit.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Numbers of trained parameters at full size, against the papers and layer by layer. */
public class NetworkParametersTest {

	@BeforeClass
	public static void load() {
		Engines.get();
	}

	/** Weights without values. */
	private static final class Counting implements Weights {

		private final Ops tf;

		private final Map<String, Long> trained = new HashMap<>();

		private Counting(final Ops tf) {
			this.tf = tf;
		}

		private Operand<TFloat32> weight(final Shape shape) {
			return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
		}

		@Override
		public Operand<TFloat32> kernel(final String name, final Shape shape, final int fanIn) {
			trained.put(name, shape.size());
			return weight(shape);
		}

		@Override
		public Operand<TFloat32> vector(final String name, final int size, final float initial) {
			return kernel(name, Shape.of(size), size);
		}

		@Override
		public Operand<TFloat32> statistic(final String name, final int size, final float initial) {
			return weight(Shape.of(size));
		}

		@Override
		public void follow(final String name, final Operand<TFloat32> value) {}
	}

	/** Counted without a training: quicker. */
	public static long parameters(final NetworkSpec spec) {
		Engines.get();
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final Counting weights = new Counting(tf);
			Networks.build(new Layers(tf, weights, null), spec, tf.placeholder(TFloat32.class, Placeholder.shape(Batch.any(
				spec, spec.channels()))));
			return weights.trained.values().stream().mapToLong(Long::longValue).sum();
		}
	}

	private static long full(final Architecture a, final int channels, final int classes) {
		return parameters(a.full(channels, classes));
	}

	private static void millions(final double expected, final long parameters, final double tolerance) {
		assertEquals(expected, parameters / 1e6, tolerance);
	}

	/** A convolution with bias. */
	private static long conv(final long size, final long in, final long out) {
		return size * size * in * out + out;
	}

	/** A convolution without bias, and scale and shift of the batch norm after it. */
	private static long norm(final long size, final long in, final long out) {
		return size * size * in * out + 2 * out;
	}

	/** A U-Net of blocks of two convolutions, each with so many more values per filter. */
	private static long u(final long in, final long classes, final long w, final int depth, final int perFilter) {
		long n = w * classes + classes;
		for (int level = 0; level < depth; level++) {
			final long f = w << level, before = level == 0 ? in : f / 2;
			n += 9 * before * f + 9 * f * f + 2 * perFilter * f;
			// transposed 2 x 2 from 2f, then a block from 2f
			if (level < depth - 1) n += 4 * 2 * f * f + f + 9 * 2 * f * f + 9 * f * f + 2 * perFilter * f;
		}
		return n;
	}

	private static long residual(final long in, final long out, final boolean same) {
		return norm(3, in, out) + norm(3, out, out) + (same ? 0 : norm(1, in, out));
	}

	@Test
	public void uNets() {
		// 31.0 million in either: Ronneberger et al. 2015
		assertEquals(u(2, 1, 64, 5, 3), full(Architecture.UNET, 2, 1));
		millions(31.0, full(Architecture.UNET, 2, 1), 0.06);
		assertEquals(u(1, 5, 64, 5, 1), full(Architecture.OCT_UNET, 1, 5));
		millions(31.0, full(Architecture.OCT_UNET, 1, 5), 0.06);
	}

	@Test
	public void fcnOfSevenLayers() {
		// 95 + 1260 + 5020 + 10020 + 10020 + 9050 + 51
		assertEquals(35_516, full(Architecture.FCN7, 2, 1));
	}

	@Test
	public void deepVesselNet() {
		// 27 * 2 * 5 + 5, 125 * 5 * 10 + 10, 125 * 10 * 20 + 20, 27 * 20 * 50 + 50, 50 + 1; two for each normalized channel
		assertEquals(275 + 6260 + 25_020 + 27_050 + 51 + 2 * (10 + 20 + 50), full(Architecture.DEEPVESSELNET, 2, 1));
	}

	@Test
	public void muNet() {
		// From 5 levels at the finest to 3 at the coarsest; the finer two see 6 probabilities beside the image.
		assertEquals(u(7, 6, 24, 5, 2) + u(7, 6, 24, 4, 2) + u(1, 6, 24, 3, 2), full(Architecture.MUNET, 1, 6));
		assertEquals("M = 1 is a U-Net", u(1, 6, 28, 5, 2), parameters(Architecture.MUNET.full(1, 6, 1)));
		for (int m = 1; m <= 3; m++)
			millions(6, parameters(Architecture.MUNET.full(1, 6, m)), 0.3);
	}

	@Test
	public void medNet() {
		// M = 3, w = 16: blocks at 1/4 ... 1/16, at 1/2 ... 1/16 and at 1 ... 1/16
		long n = 0;
		for (int m = 0; m <= 2; m++) {
			final long f = 16L << m;
			n += residual(m == 2 ? 1 : 7, f, false) + f * 6 + 6;
			for (long g = f; g < 256; g *= 2)
				n += residual(g, 2 * g, false) + residual(2 * g, g, false);
		}
		n += 2 * conv(1, 256, 256);
		assertEquals(n, full(Architecture.MEDNET, 1, 6));
		for (int m = 1; m <= 3; m++)
			millions(5.8, parameters(Architecture.MEDNET.full(1, 6, m)), 0.25);
	}

	@Test
	public void fcnAndDeepLab() {
		final int[] blocks = { 3, 4, 5, 3 };
		long n = norm(7, 1, 35), layers = 1;
		for (int stage = 0; stage < 4; stage++) {
			final long f = 35L << stage;
			for (int i = 0; i < blocks[stage]; i++, layers += 2)
				n += stage > 0 && i == 0 ? residual(f / 2, f, false) : residual(f, f, true);
		}
		assertEquals("with the one that scores: ResNet-32", 32, layers + 1);
		assertEquals(n + conv(1, 280, 6), full(Architecture.FCN, 1, 6));
		assertEquals(n + 4 * conv(3, 280, 6), full(Architecture.DEEPLAB, 1, 6));
		millions(6, full(Architecture.FCN, 1, 6), 0.1);
		millions(6, full(Architecture.DEEPLAB, 1, 6), 0.1);
	}

	@Test
	public void segNet() {
		// SegNet-Basic on RGB: 1.4 million (Badrinarayanan et al. 2017)
		final long basic = norm(7, 3, 64) + 7 * norm(7, 64, 64) + conv(1, 64, 11);
		assertEquals(basic, parameters(new NetworkSpec("segnet", 3, 11, 64, 4, 0)));
		millions(1.42, basic, 0.01);
		millions(6, full(Architecture.SEGNET, 1, 6), 0.1);
	}
}
