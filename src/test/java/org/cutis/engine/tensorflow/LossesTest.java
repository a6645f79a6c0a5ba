package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;

import java.util.Random;

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
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Eqs. 1-4 of the RSOM paper against hand-worked values and a naive double-precision version. */
public class LossesTest {

	private static final int N = 2, Z = 3, X = 11;

	private static final double S = 100;

	@BeforeClass
	public static void loadEngine() {
		Engines.get();
	}

	private interface Term {

		Operand<TFloat32> of(Ops tf, Operand<TFloat32> image, Operand<TFloat32> labels);
	}

	/** Value (first) and gradient with respect to the image (rest). */
	private static float[] run(final Term term, final float[] image, final float[] labels, final int... shape) {
		final Shape s = Shape.of(shape[0], shape[1], shape[2], 1);
		try (Graph graph = new Graph(); Session session = new Session(graph)) {
			final Ops tf = Ops.create(graph);
			final Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(s));
			final Placeholder<TFloat32> y = tf.placeholder(TFloat32.class, Placeholder.shape(s));
			final Operand<TFloat32> loss = term.of(tf, x, y);
			final Output<?>[] gradient = graph.addGradients(loss.asOutput(), new Output<?>[] { x.asOutput() });
			try (TFloat32 xt = TFloat32.tensorOf(s, DataBuffers.of(image));
					TFloat32 yt = TFloat32.tensorOf(s, DataBuffers.of(labels));
					Result r = session.runner().feed(x, xt).feed(y, yt).fetch(loss).fetch(gradient[0]).run())
			{
				final float[] out = new float[image.length + 1];
				out[0] = ((TFloat32) r.get(0)).getFloat();
				r.get(1).asRawTensor().data().asFloats().read(out, 1, image.length);
				return out;
			}
		}
	}

	@Test
	public void aConstantRowCostsExactlyNothing() {
		final float[] p = new float[N * Z * X];
		for (int i = 0; i < p.length; i++)
			p[i] = 0.1f + 0.3f * (i / X) / 7; // another constant in each row
		final float[] r = run((tf, x, y) -> Losses.smoothness(tf, x), p, p, N, Z, X);
		for (final float v : r)
			assertEquals(0, v, 0);
	}

	@Test
	public void aStepCostsWhatHandWorkGives() {
		// Row 0 0 0 0 0 1 1 1 1 1: the mean over 5 is 1/5 and 2/5 at the last two zeros that see ones,
		// 3/5 and 4/5 at the first two ones. |mean - p| / (p + 1):
		// zeros: 0.2 / 1 + 0.4 / 1, ones: 0.4 / 2 + 0.2 / 2; together 0.9, over 10 pixels.
		final float[] p = { 0, 0, 0, 0, 0, 1, 1, 1, 1, 1 };
		assertEquals(0.09, run((tf, x, y) -> Losses.smoothness(tf, x), p, p, 1, 1, 10)[0], 1e-7);
	}

	@Test
	public void crossEntropyOfKnownProbabilities() {
		// p = 0.8 with label 1, p = 0.4 with label 0: -(ln 0.8 + ln 0.6) / 2
		final float[] logits = { (float) Math.log(4), (float) Math.log(2.0 / 3) };
		final double expected = -(Math.log(0.8) + Math.log(0.6)) / 2;
		final float[] r = run(Losses::binaryCrossEntropy, logits, new float[] { 1, 0 }, 1, 1, 2);
		assertEquals(expected, r[0], 1e-6);
		assertEquals((0.8 - 1) / 2, r[1], 1e-6);
		assertEquals(0.4 / 2, r[2], 1e-6);
	}

	@Test
	public void crossEntropyIsFiniteForAnyLogit() {
		assertEquals(500, run(Losses::binaryCrossEntropy, new float[] { 1000, -1000 }, new float[] { 0, 0 }, 1, 1,
			2)[0], 1e-3);
	}

	@Test
	public void totalAndGradientAgreeWithANaiveVersion() {
		final Random random = new Random(11);
		final float[] logits = new float[N * Z * X];
		final float[] labels = new float[N * Z * X];
		for (int i = 0; i < logits.length; i++) {
			logits[i] = (float) random.nextGaussian();
			labels[i] = random.nextInt(2);
		}
		final float[] r = run((tf, x, y) -> tf.math.add(Losses.binaryCrossEntropy(tf, x, y), tf.math.mul(tf.constant(
			(float) S), Losses.smoothness(tf, tf.math.sigmoid(x)))), logits, labels, N, Z, X);
		final double[] l = new double[logits.length];
		for (int i = 0; i < l.length; i++)
			l[i] = logits[i];
		assertEquals(naive(l, labels), r[0], 1e-4);
		final double h = 1e-5;
		for (int i = 0; i < l.length; i++) {
			final double at = l[i];
			l[i] = at + h;
			final double up = naive(l, labels);
			l[i] = at - h;
			final double down = naive(l, labels);
			l[i] = at;
			assertEquals("gradient at " + i, (up - down) / (2 * h), r[i + 1], 1e-4);
		}
	}

	/** Eqs. 1, 3 and 4 as they are printed, row by row; rows' ends, where K reaches beyond, left out. */
	private static double naive(final double[] logits, final float[] labels) {
		double h = 0, s = 0;
		for (int row = 0; row < N * Z; row++)
			for (int x = 0; x < X; x++) {
				final int i = row * X + x;
				final double p = sigmoid(logits[i]);
				h -= labels[i] * Math.log(p) + (1 - labels[i]) * Math.log(1 - p);
				if (x < 2 || x >= X - 2) continue;
				double convolved = 0;
				for (int d = -2; d <= 2; d++)
					convolved += sigmoid(logits[i + d]) / 5;
				s += Math.abs((convolved + 1) / (p + 1) - 1);
			}
		final int pixels = N * Z * X;
		return h / pixels + S * s / pixels;
	}

	private static double sigmoid(final double x) {
		return 1 / (1 + Math.exp(-x));
	}
}
