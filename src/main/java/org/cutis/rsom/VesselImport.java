package org.cutis.rsom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.SavedModel;
import org.cutis.model.BundleContent;
import org.cutis.model.FileTrees;
import org.cutis.model.FloatTensor;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.pytorch.ImportedNetwork;
import org.cutis.model.pytorch.StateFile;
import org.cutis.model.pytorch.VesselNetState;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.train.TrainingSources;

/** Makes a model bundle for Mask Vessels of weights that were trained with PyTorch. */
public final class VesselImport {

	/** About the threshold that the authors of the network took. */
	private static final double THRESHOLD = 0.97;

	private static final int TEST_Z = 32, TEST_XY = 24, BANDS = 2;

	private VesselImport() {}

	/** Whether a file holds a vessel network rather than another one. @throws UserError if it is no file of PyTorch's */
	public static boolean isOne(final Path file) throws IOException {
		try (StateFile state = StateFile.open(file)) {
			return VesselNetState.isOne(state);
		}
	}

	/**
	 * Reads the weights, runs the network once, and writes the bundle. Its tile is that of Cutis' own training; that of
	 * the weights is not known.
	 *
	 * @param folder of the bundle; must not exist
	 * @throws UserError if the file does not hold the weights of such a network for LF, HF and one class
	 */
	public static ModelBundle write(final ImportRequest request, final Path folder, final Progress progress)
		throws IOException
	{
		final Path work = Files.createTempDirectory("cutis-import");
		try {
			final ImportedNetwork imported = read(request.file(), progress.part(0, 0.5));
			final Engine engine = Engines.get();
			progress.update(0.5, "Writing the network");
			final SavedModel model = engine.export(imported.network(), imported.weights(), work.resolve("saved_model"));
			progress.update(0.8, "Running the network");
			return ModelBundleWriter.write(content(request, model, imported.network(), engine, progress), folder);
		}
		finally {
			FileTrees.clean(work);
		}
	}

	private static ImportedNetwork read(final Path file, final Progress progress) throws IOException {
		try (StateFile state = StateFile.open(file)) {
			final ImportedNetwork imported = VesselNetState.read(file, state, progress);
			final NetworkSpec network = imported.network();
			if (network.channels() != BANDS || network.classes() != 1) throw new UserError("The network in " + file + " has " +
				network.channels() + " input channels and " + network.classes() + " output maps, but Mask Vessels needs two (LF, " +
				"HF) and one (vessels). Choose another file.");
			return imported;
		}
	}

	private static BundleContent content(final ImportRequest request, final SavedModel model, final NetworkSpec network,
		final Engine engine, final Progress progress) throws IOException
	{
		final String source = request.source(progress);
		final Normalization normalization = request.normalization(VesselModel.PREPARED);
		final ModelInfo info = VesselModel.info(request.name(), request.card(
			"Finds the vessels below the epidermis in optoacoustic (RSOM) volumes", List.of(TrainingSources.VESSELS,
				TrainingSources.RSOM), List.of("rsom", "optoacoustic", "skin", "vessels", "segmentation", network.architecture())),
			network, model.input(), model.output(), normalization, ImportRequest.training(source), engine.report().version(),
			THRESHOLD);
		final FloatTensor input = ImportTrial.noise(1, TEST_Z, TEST_XY, TEST_XY, BANDS);
		return new BundleContent(model, info, input, ImportTrial.output(engine, model, input, normalization, request.file()),
			"# " + request.name() + "\n\nThe RSOM paper's vessel network with weights imported from " + source + ". Axes are z " +
				"(depth, 3 µm), y and x (12 µm), channels the low and the high frequency band; the epidermis and all above it are " +
				"0.\n", null);
	}
}
