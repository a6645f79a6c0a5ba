package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Architecture;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Explainer;
import org.cutis.engine.Explainer.Objective;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Gradients by the image of every network, as it is and on a reduced image, with one output map and with several. */
@RunWith(Parameterized.class)
public class ExplainerTest {

	/** Lengths of steps as in NetworkGradientsTest: the next where the one before is off. */
	private static final double[] STEPS = { 3e-3, 6e-4, 1.5e-4 };

	private static final double CLOSE = 0.05;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final NetworkSpec spec;

	/** No multiples of what the networks halve: they mirror the image and cut their output. */
	private final int[] shape;

	public ExplainerTest(final Architecture architecture, final int classes, final int reduction) {
		final NetworkSpec s = TinyNetwork.spec(architecture, classes);
		spec = new NetworkSpec(s.architecture(), s.channels(), classes, s.width(), architecture == Architecture.FCN ? 2 : s
			.depth(), 0, Math.min(2, s.levels()), reduction);
		// SegNet's output jumps where a maximum changes place: few enough of them that none does.
		shape = architecture == Architecture.SEGNET ? new int[] { 1, 7, 10, 2 } : new int[] { 1, 19, 26, 2 };
	}

	@Parameters(name = "{0}, {1} maps, reduction {2}")
	public static List<Object[]> all() {
		final List<Object[]> all = new ArrayList<>();
		for (final Architecture a : TinyNetwork.ofSlices()) {
			// The nested ones take long: one of each kind.
			if (a != Architecture.MEDNET) all.add(new Object[] { a, 3, 1 });
			if (a != Architecture.MUNET) all.add(new Object[] { a, 1, 2 });
		}
		return all;
	}

	/** A network trained for some steps, so that its batch norms have moved. */
	private SavedModel model() {
		final FloatBuffer image = images(4), labels = Buffers.direct(shape[1] * shape[2] * spec.classes());
		for (int i = 0; i < labels.capacity(); i++)
			labels.put(i, i / spec.classes() % 3 == i % spec.classes() ? 1 : 0);
		try (Trainer trainer = Engines.get().train(spec, LossSpec.crossEntropy(List.of()), new TrainerOptions(7, 3e-3,
			Device.CPU, false)))
		{
			for (int i = 0; i < 3; i++)
				trainer.step(image, labels, shape);
			return trainer.export(folder.getRoot().toPath().resolve("saved"));
		}
	}

	private FloatBuffer images(final long seed) {
		final FloatBuffer image = Buffers.direct(shape);
		image.put(TinyNetwork.gaussians(seed, image.capacity())).rewind();
		return image;
	}

	private static float[] values(final FloatBuffer buffer) {
		final float[] values = new float[buffer.remaining()];
		buffer.get(values);
		return values;
	}

	@Test
	public void itIsTheNetworkThatWasExportedAndGradientsAreThoseOfFiniteDifferences() {
		final SavedModel model = model();
		try (Explainer explainer = Engines.get().explain(model, spec, Device.CPU)) {
			compare(explainer, model);
			final FloatBuffer image = images(8);
			assertEquals(spec.classes() == 1 ? 2 : 3, explainer.labels());
			for (final Objective objective : Objective.values())
				for (int label = 0; label < explainer.labels(); label++) {
					final float[] slope = values(explainer.gradient(image, label, objective, shape).values());
					assertEquals(image.capacity(), slope.length);
					double length = 0;
					for (final float v : slope)
						length += v * v;
					length = Math.sqrt(length);
					assertTrue(objective + " of " + label + " does not depend on the image", length > 1e-6);
					// Along the gradient; and across it, half along and half at random.
					compare(explainer, image, label, objective, slope, direction(slope, length, 0));
					compare(explainer, image, label, objective, slope, direction(slope, length, 1));
				}
		}
	}

	private static float[] direction(final float[] slope, final double length, final double random) {
		final float[] noise = TinyNetwork.gaussians(21, slope.length), to = new float[slope.length];
		for (int i = 0; i < to.length; i++)
			to[i] = (float) (slope[i] / length + random * noise[i] / Math.sqrt(slope.length));
		return to;
	}

	private void compare(final Explainer explainer, final FloatBuffer image, final int label, final Objective objective,
		final float[] slope, final float[] along)
	{
		double expected = 0;
		for (int i = 0; i < slope.length; i++)
			expected += (double) slope[i] * along[i];
		final StringBuilder found = new StringBuilder();
		for (final double step : STEPS) {
			final double size = step * Math.sqrt(slope.length);
			final double difference = (value(explainer, image, label, objective, along, size) - value(explainer, image, label,
				objective, along, -size)) / (2 * size);
			if (Math.abs(difference - expected) <= CLOSE * Math.abs(expected)) return;
			found.append(' ').append(difference);
		}
		assertEquals(objective + " of " + label + ": gradient " + expected + ", differences" + found, 0, 1);
	}

	private double value(final Explainer explainer, final FloatBuffer image, final int label,
		final Objective objective, final float[] along, final double step)
	{
		final FloatBuffer moved = Buffers.direct(shape);
		for (int i = 0; i < along.length; i++)
			moved.put(i, (float) (image.get(i) + step * along[i]));
		return explainer.gradient(moved, label, objective, shape).value();
	}

	private void compare(final Explainer explainer, final SavedModel model) {
		final FloatBuffer image = images(5);
		try (Predictor predictor = Engines.get().load(model, Device.CPU)) {
			final float[] expected = values(predictor.predict(image, shape)), found = values(explainer.predict(image, shape));
			final int pixels = shape[1] * shape[2];
			final double[] means = new double[explainer.labels()];
			for (int i = 0; i < pixels; i++) {
				if (spec.classes() == 1) {
					assertEquals(1 - expected[i], found[2 * i], 1e-5);
					assertEquals(expected[i], found[2 * i + 1], 1e-5);
				}
				for (int c = 0; c < means.length; c++)
					means[c] += Math.log(found[i * means.length + c]) / pixels;
			}
			if (spec.classes() > 1) assertArrayEquals(expected, found, 1e-5f);
			for (int c = 0; c < means.length; c++)
				assertEquals(means[c], explainer.gradient(image, c, Objective.PROBABILITY, shape).value(), 1e-4);
			// The logarithm of p / (1 - p) is the logit.
			if (spec.classes() == 1) assertEquals(means[1] - means[0], explainer.gradient(image, 1, Objective.LOGIT,
				shape).value(), 1e-4);
		}
	}
}
