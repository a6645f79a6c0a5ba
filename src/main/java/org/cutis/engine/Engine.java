package org.cutis.engine;

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
}
