package org.cutis.train;

import org.cutis.engine.Trainer;
import org.cutis.model.FloatTensor;
import org.cutis.model.Normalization;

/**
 * An example for a model bundle: an image as it is before normalization, and what the network makes of it.
 *
 * @param input 1 x height x width x channels, or 1 x z x y x x x channels
 * @param output the same with maps for channels
 */
public record TestTensors(FloatTensor input, FloatTensor output) {

	/**
	 * Runs the network on a sample.
	 *
	 * @param sample with normalized values
	 * @param whole whether values before normalization are whole numbers
	 */
	public static TestTensors of(final Trainer trainer, final Sample sample, final Normalization normalization,
		final boolean whole)
	{
		final float gain = (float) normalization.gain(), offset = (float) normalization.offset();
		final float[] raw = new float[sample.image().length], again = new float[raw.length];
		for (int i = 0; i < raw.length; i++) {
			final double value = (sample.image()[i] - normalization.offset()) / normalization.gain();
			raw[i] = whole ? Math.round(value) : (float) value;
			again[i] = raw[i] * gain + offset;
		}
		final SampleBatch batch = SampleBatch.of(java.util.List.of(new Sample(sample.extents(), again, sample.labels())));
		final float[] out = new float[sample.labels().length];
		trainer.predict(batch.images(), batch.shape()).get(out);
		return new TestTensors(new FloatTensor(sample.shape(1, sample.channels()), raw), new FloatTensor(sample.shape(1,
			sample.maps()), out));
	}
}
