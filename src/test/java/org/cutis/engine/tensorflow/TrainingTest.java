package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The trainer's parts: gradients, dropout, batch norm, learning rate, loss weight. */
public class TrainingTest {

	private static final int[] SHAPE = { 2, 8, 8, 2 };

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private final Engine engine = Engines.get();

	private final FloatBuffer images = Buffers.direct(SHAPE);

	private final FloatBuffer labels = Buffers.direct(2, 8, 8, 1);

	public TrainingTest() {
		final Random random = new Random(4);
		for (int i = 0; i < images.capacity(); i++)
			images.put(i, (float) random.nextGaussian());
		for (int i = 0; i < labels.capacity(); i++)
			labels.put(i, random.nextInt(2));
	}

	private Trainer trainer(final double rate, final double weight, final double dropout) {
		return engine.train(new NetworkSpec("unet", 2, 1, 2, 3, dropout), new LossSpec(LossSpec.BCE_SMOOTHNESS, weight),
			new TrainerOptions(8, rate, Device.CPU, false));
	}

	private static float[] copy(final FloatBuffer buffer) {
		final float[] values = new float[buffer.remaining()];
		buffer.duplicate().get(values);
		return values;
	}

	/** Central differences of the loss by each weight of a whole U-Net, batch norm in training mode. */
	@Test
	public void gradientsOfTheWholeNetwork() {
		final NetworkSpec spec = new NetworkSpec("unet", 2, 1, 2, 2, 0);
		try (Graph graph = new Graph()) {
			final Ops tf = Ops.create(graph);
			final VariableWeights weights = new VariableWeights(tf, 6);
			final Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2, 8, 8, 2)));
			final Placeholder<TFloat32> y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2, 8, 8, 1)));
			final Operand<TInt32> step = tf.constant(1);
			final NetworkOutput out = Networks.build(new Layers(tf, weights, step), spec, x);
			final Operand<TFloat32> loss = LossTerms.build(tf, new LossSpec(LossSpec.BCE_SMOOTHNESS, 0), out, y, tf.constant(
				3f));
			final List<Variable<TFloat32>> variables = weights.trained();
			final Output<?>[] gradients = graph.addGradients(loss.asOutput(), variables.stream().map(Operand::asOutput)
				.toArray(Output<?>[]::new));
			try (Session session = new Session(graph);
					TFloat32 xt = TFloat32.tensorOf(Shape.of(2, 8, 8, 2), DataBuffers.of(images));
					TFloat32 yt = TFloat32.tensorOf(Shape.of(2, 8, 8, 1), DataBuffers.of(labels)))
			{
				weights.initialize(session);
				int v = 0, checked = 0;
				double dot = 0, numericSquares = 0, exactSquares = 0;
				final Map<String, Double> errors = new LinkedHashMap<>();
				for (final Map.Entry<String, float[]> weight : weights.read(session).entrySet()) {
					final String name = weight.getKey();
					if (name.endsWith(".mean") || name.endsWith(".variance")) continue;
					final float[] values = weight.getValue();
					final float[] exact = new float[values.length];
					try (Result r = session.runner().feed(x, xt).feed(y, yt).fetch(gradients[v++]).run()) {
						r.get(0).asRawTensor().data().asFloats().read(exact);
					}
					final double h = 3e-4;
					double squares = 0;
					int n = 0;
					for (int i = 0; i < values.length; i += 1 + values.length / 8, n++) {
						final float at = values[i];
						values[i] = (float) (at + h);
						weights.write(session, Map.of(name, values));
						final double up = loss(session, loss, x, xt, y, yt);
						values[i] = (float) (at - h);
						weights.write(session, Map.of(name, values));
						final double down = loss(session, loss, x, xt, y, yt);
						values[i] = at;
						weights.write(session, Map.of(name, values));
						final double numeric = (up - down) / (2 * h);
						dot += numeric * exact[i];
						numericSquares += numeric * numeric;
						exactSquares += exact[i] * exact[i];
						squares += (numeric - exact[i]) * (numeric - exact[i]);
					}
					checked += n;
					errors.put(name, Math.sqrt(squares / n));
				}
				// A few differences step over the kink of a ReLU, a maximum or |x|: so no weight alone is compared.
				final double typical = Math.sqrt(exactSquares / checked);
				errors.forEach((name, error) -> assertEquals("error of the gradient by " + name + " (typical: " + typical + ")",
					0, error, 0.1 * typical));
				assertEquals("direction", 1, dot / Math.sqrt(numericSquares * exactSquares), 1e-3);
				assertEquals("length", 1, Math.sqrt(exactSquares / numericSquares), 0.01);
				assertEquals(gradients.length, v);
				assertTrue(checked + " weights", checked > 100);
			}
		}
	}

	private static double loss(final Session session, final Operand<TFloat32> loss, final Placeholder<TFloat32> x,
		final TFloat32 xt, final Placeholder<TFloat32> y, final TFloat32 yt)
	{
		try (Result r = session.runner().feed(x, xt).feed(y, yt).fetch(loss).run()) {
			return ((TFloat32) r.get(0)).getFloat();
		}
	}

	@Test
	public void noDropoutInInferenceAndNothingOfTheBatch() {
		try (Trainer trainer = trainer(1e-2, 1, 0.5)) {
			for (int i = 0; i < 30; i++)
				trainer.step(images, labels, SHAPE);
			final float[] together = copy(trainer.predict(images, SHAPE));
			assertArrayEquals("no chance in it", together, copy(trainer.predict(images, SHAPE)), 0);
			try (Predictor predictor = engine.load(trainer.export(folder.getRoot().toPath().resolve("m")), Device.CPU)) {
				for (int n = 0; n < 2; n++) {
					final FloatBuffer one = Buffers.direct(1, 8, 8, 2);
					one.put(images.slice(128 * n, 128)).rewind();
					final float[] alone = copy(trainer.predict(one, 1, 8, 8, 2));
					assertArrayEquals(Arrays.copyOfRange(together, 64 * n, 64 * (n + 1)), alone, 1e-5f);
					assertArrayEquals(alone, copy(predictor.predict(one, 1, 8, 8, 2)), 1e-5f);
				}
			}
		}
	}

	@Test
	public void dropoutIsOnInTraining() {
		// Learning rate 0: the weights stay, so only dropout can change the loss.
		try (Trainer with = trainer(0, 0, 0.5); Trainer without = trainer(0, 0, 0)) {
			assertNotEquals(with.step(images, labels, SHAPE), with.step(images, labels, SHAPE), 1e-7);
			assertEquals(without.step(images, labels, SHAPE), without.step(images, labels, SHAPE), 1e-7);
		}
	}

	@Test
	public void inferenceFollowsTheMovingAverages() {
		// With the weights held still, more steps move batch norm's averages, and with them the prediction.
		try (Trainer trainer = trainer(0, 0, 0)) {
			final float[] fresh = copy(trainer.predict(images, SHAPE));
			for (int i = 0; i < 300; i++)
				trainer.step(images, labels, SHAPE);
			final float[] settled = copy(trainer.predict(images, SHAPE));
			assertFalse(Arrays.equals(fresh, settled));
			trainer.step(images, labels, SHAPE);
			// 0.95^300 of the start is left: nothing.
			assertArrayEquals(settled, copy(trainer.predict(images, SHAPE)), 1e-5f);
		}
	}

	@Test
	public void theLearningRateTakesEffect() {
		try (Trainer trainer = trainer(1e-2, 0, 0)) {
			trainer.step(images, labels, SHAPE);
			trainer.learningRate(0);
			final double still = trainer.step(images, labels, SHAPE);
			assertEquals(still, trainer.step(images, labels, SHAPE), 1e-7);
			trainer.learningRate(1e-2);
			trainer.step(images, labels, SHAPE);
			assertNotEquals(still, trainer.step(images, labels, SHAPE), 1e-4);
		}
	}

	@Test
	public void adamsFirstStepIsTheLearningRate() {
		// m / sqrt(v) is the gradient's sign at step 1, so with the bias corrected each weight moves by the rate.
		assertEquals(1e-3, 1e-3 * Adam.correctedRate(1, 1) * (1 - 0.9) / Math.sqrt(1 - 0.999), 1e-8);
		assertEquals(1, Adam.correctedRate(1, 100_000), 1e-6);
	}

	@Test
	public void theLossIsLinearInItsWeight() {
		try (Trainer trainer = trainer(0, 0, 0)) {
			final double[] loss = new double[3];
			for (int i = 0; i < 3; i++) {
				trainer.lossWeight(50 * i);
				loss[i] = trainer.step(images, labels, SHAPE);
			}
			assertTrue(loss[1] > loss[0] + 0.1);
			assertEquals(loss[1] - loss[0], loss[2] - loss[1], 1e-3 * loss[2]);
		}
	}
}
