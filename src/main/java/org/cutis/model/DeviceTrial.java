package org.cutis.model;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Predictor;
import org.cutis.task.Progress;

/**
 * How fast a device really is, and whether it computes right: a model runs on the test image of its bundle, again and
 * again for some time.
 *
 * @param device what the engine says it ran on, for example {@code GPU:0}
 * @param model the model's name
 * @param shape of the image: batch, height, width (or z, y, x), channels
 * @param first seconds of the first run, which sets the network up
 * @param perSecond runs a second after that
 * @param difference largest difference of an output value from the bundle's test output
 */
public record DeviceTrial(String device, String model, int[] shape, double first, double perSecond, double difference) {

	/** What a device may be off by: one that computes in fewer bits differs in the second decimal at most. */
	private static final double TOLERANCE = 0.05;

	/**
	 * Runs a model.
	 *
	 * @param device which to run on
	 * @param seconds for how long
	 * @throws org.cutis.task.UserError if the device is not there, or the bundle is damaged
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static DeviceTrial run(final Engine engine, final ModelBundle model, final Device device, final double seconds,
		final Progress progress) throws IOException
	{
		final FloatTensor test = model.testInput(), expected = model.testOutput();
		final FloatBuffer input = Buffers.direct(test.shape());
		final Normalization n = model.info().normalization();
		for (final float value : test.data())
			input.put((float) (n.gain() * value + n.offset()));
		input.rewind();
		final String message = "Trying " + device.kind() + " with model " + model.info().name();
		progress.update(0, message);
		try (Predictor predictor = engine.load(model.savedModel(), device)) {
			final long start = System.nanoTime();
			final double difference = difference(predictor.predict(input, test.shape()), expected.data());
			final double first = (System.nanoTime() - start) / 1e9;
			final long begin = System.nanoTime();
			int runs = 0;
			double passed = 0;
			while (passed < seconds) {
				progress.update(passed / seconds, message);
				predictor.predict(input, test.shape());
				runs++;
				passed = (System.nanoTime() - begin) / 1e9;
			}
			return new DeviceTrial(predictor.device(), model.info().name(), test.shape(), first, runs / passed, difference);
		}
	}

	private static double difference(final FloatBuffer output, final float[] expected) {
		if (output.remaining() != expected.length) return Double.POSITIVE_INFINITY;
		double largest = 0;
		for (int i = 0; i < expected.length; i++) {
			final double d = Math.abs(output.get(i) - expected[i]);
			// A NaN is never larger.
			largest = Double.isNaN(d) ? Double.POSITIVE_INFINITY : Math.max(largest, d);
		}
		return largest;
	}

	/** Whether the output was what the model's bundle says. */
	public boolean isRight() {
		return difference <= TOLERANCE;
	}

	/** One line. */
	public String toText() {
		final String extents = Arrays.stream(shape, 1, shape.length - 1).mapToObj(Integer::toString).collect(Collectors.joining(
			" x "));
		return String.format(Locale.ROOT,
			"%s: %.1f runs a second of model %s on %s pixels, the first in %.2f s; the output is %s (largest difference %.1e)",
			device, perSecond, model, extents, first, isRight() ? "right" : "WRONG", difference);
	}
}
