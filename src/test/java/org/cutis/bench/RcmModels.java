package org.cutis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.cutis.engine.Architecture;
import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.model.BundleContent;
import org.cutis.model.FloatTensor;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelInfo;
import org.cutis.model.ModelRegistry;
import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;
import org.cutis.task.Progress;

/** The RCM model that is measured: a trained one, or one of the same size whose weights mean nothing. */
public final class RcmModels {

	private static final int FILTERS = 8, TILE = 256;

	private RcmModels() {}

	/** An installed model or the path of one. */
	static ModelBundle resolve(final String name) throws IOException {
		return ModelRegistry.standard().resolve(name, Progress.none());
	}

	/** A network at laptop size with random weights. @param folder must not exist */
	public static ModelBundle random(final Architecture architecture, final Path folder) throws IOException {
		final NetworkSpec network = new NetworkSpec(architecture.id(), 1, RcmClasses.ALL.size(), FILTERS, 5, 0, 3);
		final int multiple = architecture.multiple(network);
		final SavedModel saved;
		try (Trainer trainer = Engines.get().train(network, LossSpec.crossEntropy(List.of()), new TrainerOptions(5, 1e-2,
			Device.CPU, false)))
		{
			saved = trainer.export(Files.createTempDirectory("cutis-rcm").resolve("saved"));
		}
		final ModelInfo info = new ModelInfo("random-" + architecture.id(), new ModelCard("Random", "Knows nothing.", List.of(
			new ModelCard.Author("A. Tester", "")), List.of(new ModelCard.Citation("A paper", "10.1000/182")), "BSD-2-Clause",
			List.of("rcm"), "0.1.0", Instant.EPOCH), Modality.RCM, network, saved.input(), saved.output(), List.of("intensity"),
			RcmClasses.ALL, List.of(new SpaceAxis("y", "", 2, multiple, TILE, 0), new SpaceAxis("x", "", 2, multiple, TILE, 0)),
			new Normalization(1 / 255.0, 0, ""), new Training("nothing", true, 5, 0, "none", Map.of()), "2.16.2");
		return ModelBundleWriter.write(new BundleContent(saved, info, new FloatTensor(new int[] { 1, TILE, TILE, 1 },
			new float[TILE * TILE]), new FloatTensor(new int[] { 1, TILE, TILE, RcmClasses.ALL.size() }, new float[TILE * TILE *
				RcmClasses.ALL.size()]), "", null), folder);
	}
}
