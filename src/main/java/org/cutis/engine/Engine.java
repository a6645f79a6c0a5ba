package org.cutis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.cutis.task.UserError;

/** The network engine. One per JVM: {@link Engines#get()}. */
public interface Engine {

	/** What really runs. */
	EngineReport report();

	/**
	 * Loads a network for inference.
	 *
	 * @throws UserError if the device is not there or the files do not load
	 */
	Predictor load(SavedModel model, Device device);

	/**
	 * Builds a network with fresh weights for training.
	 *
	 * @throws UserError if the device is not there
	 */
	Trainer train(NetworkSpec network, LossSpec loss, TrainerOptions options);

	/**
	 * Loads a network that Cutis trained, for gradients by its input.
	 *
	 * @param network as it was trained
	 * @throws UserError if the device is not there, the files do not load, or they hold another network
	 */
	Explainer explain(SavedModel model, NetworkSpec network, Device device);

	/**
	 * Writes a network with weights that were trained elsewhere as a SavedModel.
	 *
	 * @param weights by the names that the network's layers give them ({@code down0.conv0.kernel}, ...); kernels are
	 *          height, width, in, out (of volumes z, y, x, in, out), those of transposed convolutions height, width, out, in; last axis fastest
	 * @param folder does not exist yet
	 * @throws IllegalArgumentException if a weight is missing or has another size
	 * @throws IOException if the folder exists or cannot be written
	 */
	SavedModel export(NetworkSpec network, Map<String, float[]> weights, Path folder) throws IOException;
}
