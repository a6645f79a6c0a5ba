package org.cutis.engine.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.bytedeco.javacpp.Loader;
import org.cutis.engine.Architecture;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.EngineReport;
import org.cutis.engine.Explainer;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.task.UserError;
import org.tensorflow.TensorFlow;

import ai.djl.engine.EngineException;

/** TensorFlow: inference by DJL, training by TensorFlow-Java. Made by {@link org.cutis.engine.Engines}. */
public final class TensorFlowEngine implements Engine {

	private static final String TRACKING = "OPT_OUT_TRACKING";

	/** Another JavaCPP in Fiji reads them, too. */
	private static final List<String> SET_BY_DJL = List.of("org.bytedeco.javacpp.platform.preloadpath",
		"org.bytedeco.javacpp.maxBytes", "org.bytedeco.javacpp.maxPhysicalBytes");

	private final EngineReport report;

	/** @throws UserError if the native library does not load */
	public TensorFlowEngine() {
		// Without this, DJL asks the network for a cloud host.
		if (System.getProperty(TRACKING) == null && System.getenv(TRACKING) == null) System.setProperty(TRACKING, "true");
		report = OwnClassLoader.call(() -> {
			final String place = Natives.find();
			start(place);
			final List<String> features = CpuFeatures.detect();
			return new EngineReport("TensorFlow " + TensorFlow.version(), Devices.list(), place, features, CpuFeatures.bf16(
				features));
		});
	}

	private static void start(final String place) {
		try {
			// DJL looks for the library itself and finds it by this property only; it would download what it does not find.
			OwnProperties.keep(SET_BY_DJL, () -> OwnProperties.call(Natives.OFFLINE, "true", () -> OwnProperties.call(
				Natives.LIBRARY_PATH, place, () -> ai.djl.engine.Engine.getEngine("TensorFlow"))));
			Natives.found(place);
		}
		catch (final UnsatisfiedLinkError | EngineException e) {
			throw Natives.broken(Loader.getPlatform(), e);
		}
	}

	@Override
	public EngineReport report() {
		return report;
	}

	@Override
	public Predictor load(final SavedModel model, final Device device) {
		final String chosen = Devices.choose(device, report.devices());
		return OwnClassLoader.call(() -> new DjlPredictor(model, chosen));
	}

	@Override
	public Trainer train(final NetworkSpec network, final LossSpec loss, final TrainerOptions options) {
		final String chosen = Devices.choose(options.device(), report.devices());
		check(options, report);
		return new GraphTrainer(network, loss, options, chosen);
	}

	@Override
	public Explainer explain(final SavedModel model, final NetworkSpec network, final Device device) {
		if (Architecture.of(network.architecture()).dimensions() != 2) throw new UserError("The network " + network
			.architecture() + " works on volumes, but only networks of slices can be explained. Choose another model.");
		return new GraphExplainer(model, network, Devices.choose(device, report.devices()));
	}

	@Override
	public SavedModel export(final NetworkSpec network, final Map<String, float[]> weights, final Path folder)
		throws IOException
	{
		return SavedModelExport.write(network, weights, folder);
	}

	/** @throws UserError if the machine cannot do what is asked for */
	static void check(final TrainerOptions options, final EngineReport report) {
		if (options.bf16() && !report.bf16()) throw new UserError(
			"Mixed precision (bf16) was asked for, but this processor does not compute in bfloat16. Switch it off.");
	}
}
