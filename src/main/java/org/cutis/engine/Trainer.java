package org.cutis.engine;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** A network in training. Not thread-safe. Shapes as in {@link Predictor}. */
public interface Trainer extends AutoCloseable {

	/**
	 * One step on one batch.
	 *
	 * @param images batch, height (depth into the skin), width (x), channels, or batch, z, y, x, channels
	 * @param labels the same with classes for channels; 0 or 1, or -1 in all classes where a pixel is ignored
	 * @param shape of the images
	 * @return the loss before the step
	 * @throws IllegalArgumentException if the shape is not one the network takes, or a buffer too small for it
	 * @throws IllegalStateException if it was closed; so with the other methods
	 */
	double step(FloatBuffer images, FloatBuffer labels, int... shape);

	/**
	 * The loss as in inference (no dropout, moving averages), without a step.
	 * Parameters as for {@link #step}.
	 */
	double evaluate(FloatBuffer images, FloatBuffer labels, int... shape);

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

	/** Number of steps done, those before a {@link #restore restored} checkpoint among them. */
	int steps();

	/**
	 * Writes a checkpoint, all that it takes to go on: weights, batch norm's
	 * statistics, Adam's moving averages, the number of steps and dropout's seed, the
	 * learning rate and the loss's second weight. The file is written whole or not at
	 * all; an older one is replaced.
	 *
	 * @throws IOException if it cannot be written
	 */
	void save(Path file) throws IOException;

	/**
	 * Goes on from a checkpoint: on the CPU, the same steps then give the same
	 * weights, to the bit, as they would have in the training that was saved. On an
	 * error nothing is changed.
	 *
	 * @throws org.cutis.task.UserError if the file is not there, is damaged, or is of another network or loss
	 */
	void restore(Path file) throws IOException;

	/** Frees the native memory; once is enough, twice does no harm. */
	@Override
	void close();
}
