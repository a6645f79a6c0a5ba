package org.cutis.engine;

import java.nio.FloatBuffer;

/**
 * A trained network that tells how an image would have to change for a label to score higher: the gradient by
 * the image, not by the weights. Labels are the network's classes; of a network with a single output map (a
 * sigmoid) they are 0, background, and 1, the class. Not thread-safe: one thread at a time.
 *
 * <pre>{@code
 * try (Explainer e = engine.explain(model, network, Device.AUTO)) {
 *     FloatBuffer slope = e.gradient(image, 2, Explainer.Objective.LOGIT, 1, 336, 512, 2).values();
 *     ... go a little along it ...
 * }
 * }</pre>
 */
public interface Explainer extends AutoCloseable {

	/** What of a label is to rise: its mean over all pixels of the batch. */
	enum Objective {

		/**
		 * The network's last layer before softmax. Of a single output map it is the map for the class, and
		 * the map with its sign changed for the background.
		 */
		LOGIT,

		/** The logarithm of the probability: it rises only if the label gains on all others. */
		PROBABILITY
	}

	/**
	 * What a label scores, and how that changes with the image.
	 *
	 * @param value the objective
	 * @param values its derivative by each value of the image, in the image's shape; valid until the next call
	 */
	record Gradient(double value, FloatBuffer values) {}

	/** Number of labels, at least 2. */
	int labels();

	/**
	 * The derivative of a label's objective by the image.
	 *
	 * @param image direct buffer in native byte order, filled from 0; see {@link Buffers}
	 * @param label from 0
	 * @param shape batch, height, width, channels
	 * @throws IllegalArgumentException if the shape or the label is not one the network has, or the buffer too
	 *           small or not as said
	 * @throws IllegalStateException if it was closed
	 */
	Gradient gradient(FloatBuffer image, int label, Objective objective, int... shape);

	/**
	 * Probabilities of all labels.
	 *
	 * @param image as in {@link #gradient}
	 * @param shape batch, height, width, channels
	 * @return batch, height, width, labels; valid until the next call
	 */
	FloatBuffer predict(FloatBuffer image, int... shape);

	/** What it runs on, as the engine itself names it, for example {@code CPU:0}. */
	String device();

	/** Frees the native memory; once is enough, twice does no harm. */
	@Override
	void close();
}
