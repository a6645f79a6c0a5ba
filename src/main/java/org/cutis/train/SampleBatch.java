package org.cutis.train;

import java.nio.FloatBuffer;
import java.util.List;

import org.cutis.engine.Buffers;

/**
 * Samples as a trainer takes them.
 *
 * @param images direct, at its beginning
 * @param labels direct, at its beginning
 * @param shape of the images: batch, height, width (or z, y, x), channels
 */
record SampleBatch(FloatBuffer images, FloatBuffer labels, int[] shape) {

	/** @param samples at least one, all of one size */
	static SampleBatch of(final List<Sample> samples) {
		final Sample first = samples.get(0);
		final FloatBuffer images = Buffers.direct(samples.size(), first.image().length);
		final FloatBuffer labels = Buffers.direct(samples.size(), first.labels().length);
		for (final Sample s : samples) {
			images.put(s.image());
			labels.put(s.labels());
		}
		images.rewind();
		labels.rewind();
		return new SampleBatch(images, labels, first.shape(samples.size(), first.channels()));
	}
}
