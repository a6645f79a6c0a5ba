package org.cutis.engine;

import java.nio.FloatBuffer;

/**
 * A loaded network. Not thread-safe: one thread at a time.
 *
 * <pre>{@code
 * try (Predictor p = engine.load(model, Device.AUTO)) {
 *     FloatBuffer in = Buffers.direct(4, 336, 512, 2);
 *     ... fill in ...
 *     FloatBuffer out = p.predict(in, 4, 336, 512, 2);
 * }
 * }</pre>
 */
public interface Predictor extends AutoCloseable {

	/**
	 * Runs one batch.
	 *
	 * @param input direct buffer in native byte order, filled from 0; see {@link Buffers}
	 * @param shape batch, height, width, channels, or batch, z, y, x, channels for a network of volumes
	 * @return the output, the same with classes for channels; valid until the next call
	 * @throws IllegalArgumentException if the shape is not one the network takes, or the buffer too small for
	 *           it or not as said
	 * @throws IllegalStateException if it was closed
	 */
	FloatBuffer predict(FloatBuffer input, int... shape);

	/** What it runs on, as the engine itself names it, for example {@code CPU:0}. */
	String device();

	/** Frees the native memory; once is enough, twice does no harm. */
	@Override
	void close();
}
