package org.cutis.rsom;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.model.FloatTensor;
import org.cutis.model.Normalization;
import org.cutis.task.UserError;

/** Runs an imported network once, for its bundle's test tensors. */
final class ImportTrial {

	private ImportTrial() {}

	/** Seeded 8-bit noise: shows that the network runs as it did here, not what it finds in skin. */
	static FloatTensor noise(final int... shape) {
		final Random random = new Random(1);
		final float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextInt(256);
		return new FloatTensor(shape, values);
	}

	/**
	 * What a network of one class makes of an image.
	 *
	 * @param input before normalization
	 * @param file of the weights, for the message
	 * @throws UserError if it makes no numbers of it
	 */
	static FloatTensor output(final Engine engine, final SavedModel model, final FloatTensor input,
		final Normalization normalization, final Path file)
	{
		final int[] shape = input.shape(), maps = shape.clone();
		maps[maps.length - 1] = 1;
		final FloatBuffer image = Buffers.direct(shape);
		for (final float v : input.data())
			image.put((float) (normalization.gain() * v + normalization.offset()));
		try (Predictor predictor = engine.load(model, Device.AUTO)) {
			final float[] out = new float[input.data().length / shape[shape.length - 1]];
			predictor.predict(image.rewind(), shape).get(out);
			for (final float p : out)
				if (!Float.isFinite(p)) throw new UserError("The network in " + file +
					" gives values that are no numbers. Check the file in PyTorch, or choose another one.");
			return new FloatTensor(maps, out);
		}
	}
}
