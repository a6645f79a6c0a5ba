package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Gradients of whole networks in training mode, by each of their weights,
 * against central differences along random directions.
 */
@RunWith(Parameterized.class)
public class NetworkGradientsTest {

	private static final int CLASSES = 2;

	/**
	 * Lengths of steps, the next where the one before is off: the shorter, the fewer
	 * ReLUs and maxima change over, but the more rounding there is. A gradient that
	 * is wrong is off with all of them.
	 */
	private static final double[] STEPS = { 2e-3, 4e-4, 1e-4 };

	private static final double CLOSE = 0.05;

	private final Architecture architecture;

	private final long[] shape;

	public NetworkGradientsTest(final Architecture architecture) {
		this.architecture = architecture;
		// SegNet's output jumps where a maximum changes place: few enough of them that none does.
		shape = switch (architecture) {
			case SEGNET -> new long[] { 2, 8, 12, 2 };
			case DEEPVESSELNET -> new long[] { 2, 5, 6, 4, 2 };
			default -> new long[] { 2, 32, 40, 2 };
		};
	}

	@Parameters(name = "{0}")
	public static Architecture[] all() {
		return Architecture.values();
	}

	/** As small, but no deeper than leaves batch norm some pixels: with a handful it is all but a sign function. */
	private static NetworkSpec spec(final Architecture a) {
		final NetworkSpec s = TinyNetwork.spec(a, CLASSES);
		final int depth = switch (a) {
			case FCN -> 2;
			case DEEPLAB -> 3;
			default -> s.depth();
		};
		return new NetworkSpec(s.architecture(), s.channels(), s.classes(), s.width(), depth, 0, s.levels());
	}

	/** The sum of all outputs, each times a random number: some function of all levels. */
	private double function(final TinyNetwork network, final float[] image) {
		double sum = 0;
		final List<TinyNetwork.Level> levels = network.run(image, shape);
		for (int i = 0; i < levels.size(); i++) {
			final float[] factor = TinyNetwork.gaussians(50 + i, levels.get(i).values().length);
			for (int k = 0; k < factor.length; k++)
				sum += (double) factor[k] * levels.get(i).values()[k];
		}
		return sum;
	}

	@Test
	public void gradientsAreThoseOfFiniteDifferences() {
		final float[] image = TinyNetwork.gaussians(3, (int) Shape.of(shape).size());
		try (TinyNetwork network = new TinyNetwork(spec(architecture), true)) {
			final List<TinyNetwork.Level> levels = network.run(image, shape);
			Operand<TFloat32> sum = null;
			for (int i = 0; i < levels.size(); i++) {
				final Operand<TFloat32> factor = network.tf.constant(Shape.of(levels.get(i).shape()), DataBuffers.of(TinyNetwork
					.gaussians(50 + i, levels.get(i).values().length)));
				final Operand<TFloat32> s = network.tf.reduceSum(network.tf.math.mul(factor, network.output.levels().get(i)),
					Axes.all(network.tf, network.output.levels().get(i)));
				sum = sum == null ? s : network.tf.math.add(sum, s);
			}
			final List<float[]> exact = gradients(network, sum, image);
			final List<String> bad = new ArrayList<>();
			int v = 0;
			double squares = 0;
			for (final Map.Entry<String, float[]> weight : network.weights.read(network.session).entrySet()) {
				if (weight.getKey().endsWith(".mean") || weight.getKey().endsWith(".variance")) continue;
				final float[] at = weight.getValue(), gradient = exact.get(v++);
				double norm = 0, error = 0;
				for (final float g : gradient)
					norm += g * g;
				for (int direction = 0; direction < 2; direction++) {
					final float[] d = TinyNetwork.gaussians(100 + direction, at.length);
					double expected = 0;
					for (int i = 0; i < d.length; i++)
						expected += d[i] * gradient[i];
					double least = Double.POSITIVE_INFINITY;
					for (int i = 0; i < STEPS.length && !(least <= CLOSE * CLOSE * norm); i++) {
						final double step = STEPS[i] / Math.sqrt(at.length);
						final double numeric = (moved(network, image, weight.getKey(), at, d, step) - moved(network, image, weight
							.getKey(), at, d, -step)) / (2 * step);
						least = Math.min(least, (numeric - expected) * (numeric - expected));
					}
					error += least / 2;
				}
				network.write(weight.getKey(), at);
				// A random direction sees about the gradient's length.
				final double relative = Math.sqrt(error / norm);
				squares += relative * relative;
				if (!(relative <= 0.3)) bad.add(weight.getKey() + ": " + relative + " of " + Math.sqrt(norm));
			}
			assertEquals(exact.size(), v);
			final double typical = Math.sqrt(squares / v);
			assertTrue("typical error " + typical + "; " + bad.size() + " of " + v + ": " + bad, bad.isEmpty() && typical <= CLOSE);
		}
	}

	private double moved(final TinyNetwork network, final float[] image, final String name, final float[] at,
		final float[] direction, final double step)
	{
		final float[] values = new float[at.length];
		for (int i = 0; i < at.length; i++)
			values[i] = (float) (at[i] + step * direction[i]);
		network.write(name, values);
		return function(network, image);
	}

	private List<float[]> gradients(final TinyNetwork network, final Operand<TFloat32> sum,
		final float[] image)
	{
		final List<Variable<TFloat32>> variables = network.weights.trained();
		final Output<?>[] gradients = network.graph.addGradients(sum.asOutput(), variables.stream().map(Operand::asOutput)
			.toArray(Output<?>[]::new));
		final List<float[]> values = new ArrayList<>();
		try (TFloat32 x = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(image))) {
			final org.tensorflow.Session.Runner runner = network.session.runner().feed(network.image, x);
			for (final Output<?> g : gradients)
				runner.fetch(g);
			try (Result r = runner.run()) {
				for (int i = 0; i < r.size(); i++) {
					final float[] g = new float[Math.toIntExact(r.get(i).shape().size())];
					r.get(i).asRawTensor().data().asFloats().read(g);
					values.add(g);
				}
			}
		}
		return values;
	}
}
