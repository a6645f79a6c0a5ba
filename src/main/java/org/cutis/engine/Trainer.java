package org.cutis.engine;

import java.nio.FloatBuffer;
import java.nio.file.Path;

/** A network in training. Not thread-safe. Shapes as in {@link Predictor}. */
public interface Trainer extends AutoCloseable {

	/**
	 * One step on one batch.
	 *
	 * @param images batch, height (depth into the skin), width (x), channels
	 * @param labels batch, height, width, classes; 0 or 1
	 * @param shape of the images
	 * @return the loss before the step
	 * @throws IllegalArgumentException if the shape is not one the network takes, or a buffer too small for it
	 * @throws IllegalStateException if it was closed; so with the other methods
	 */
	double step(FloatBuffer images, FloatBuffer labels, int... shape);

	/** The network's output (probabilities) as in inference: no dropout, moving averages. */
	FloatBuffer predict(FloatBuffer images, int... shape);

	/** Sets Adam's learning rate for the steps to come. */
	void learningRate(double rate);

	/** Sets the weight of the loss's second term (s in Eq. 1 of the RSOM paper) for the steps to come. */
	void lossWeight(double weight);

	/** Number of trainable parameters. */
	long parameters();

	/**
	 * Writes the network as a SavedModel with its weights frozen into constants
	 * and no optimizer state.
	 *
	 * @param folder a folder that does not exist yet
	 * @throws java.io.UncheckedIOException if it exists or cannot be written
	 */
	SavedModel export(Path folder);

	/** Frees the native memory; once is enough, twice does no harm. */
	@Override
	void close();
}
