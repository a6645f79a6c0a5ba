package org.cutis.engine.tensorflow;

import java.util.List;

import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.EngineReport;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.task.UserError;
import org.tensorflow.TensorFlow;

/** TensorFlow: inference by DJL, training by TensorFlow-Java. Made by {@link org.cutis.engine.Engines}. */
public final class TensorFlowEngine implements Engine {

	private final EngineReport report;

	/** @throws UserError if the native library does not load */
	public TensorFlowEngine() {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		// DJL looks its engines up by the context class loader.
		thread.setContextClassLoader(TensorFlowEngine.class.getClassLoader());
		try {
			final String place = Natives.load();
			ai.djl.engine.Engine.getEngine("TensorFlow");
			final List<String> features = CpuFeatures.detect();
			report = new EngineReport("TensorFlow " + TensorFlow.version(), Devices.list(), place, features, CpuFeatures
				.bf16(features));
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Override
	public EngineReport report() {
		return report;
	}

	@Override
	public Predictor load(final SavedModel model, final Device device) {
		return new DjlPredictor(model, Devices.choose(device, report.devices()));
	}

	@Override
	public Trainer train(final NetworkSpec network, final LossSpec loss, final TrainerOptions options) {
		Devices.choose(options.device(), report.devices());
		if (options.bf16() && !report.bf16()) throw new UserError(
			"Mixed precision (bf16) was asked for, but this processor does not compute in bfloat16. Switch it off.");
		return new GraphTrainer(network, loss, options);
	}
}
