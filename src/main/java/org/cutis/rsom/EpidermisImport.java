package org.cutis.rsom;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.cutis.engine.Architecture;
import org.cutis.engine.Buffers;
import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.NetworkSpec;
import org.cutis.engine.Predictor;
import org.cutis.engine.SavedModel;
import org.cutis.model.BundleContent;
import org.cutis.model.FileTrees;
import org.cutis.model.FloatTensor;
import org.cutis.model.Hashes;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelClass;
import org.cutis.model.ModelInfo;
import org.cutis.model.Normalization;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;
import org.cutis.model.pytorch.ImportedNetwork;
import org.cutis.model.pytorch.StateFile;
import org.cutis.model.pytorch.UNetState;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.train.TrainingSources;

/** Makes a model bundle for Segment Epidermis of weights that were trained with PyTorch. */
public final class EpidermisImport {

	private static final int TEST_EXTENT = 64, TILE_Y = 512, TILE_X = 336;

	private EpidermisImport() {}

	/**
	 * Reads the weights, runs the network once, and writes the bundle.
	 *
	 * @param folder of the bundle; must not exist
	 * @throws UserError if the file does not hold the weights of such a network for LF, HF and one class
	 */
	public static ModelBundle write(final ImportRequest request, final Path folder, final Progress progress) throws IOException {
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
			final ImportedNetwork imported = UNetState.read(file, state, progress);
			final NetworkSpec network = imported.network();
			if (network.channels() != BandReader.BANDS || network.classes() != 1) throw new UserError("The network in " + file +
				" has " + network.channels() + " input channels and " + network.classes() + " output maps, but Segment Epidermis " +
				"needs two (LF, HF) and one (epidermis). Choose another file.");
			return imported;
		}
	}

	private static BundleContent content(final ImportRequest request, final SavedModel model, final NetworkSpec network,
		final Engine engine, final Progress progress) throws IOException
	{
		final String source = request.source(progress);
		final Normalization normalization = request.normalization(
			"8-bit bands, cut, squared and stretched by Open RSOM; others by their maximum");
		final ModelCard card = request.card("Finds the epidermis in B-scans of optoacoustic (RSOM) volumes", List.of(
			TrainingSources.RSOM), List.of("rsom", "optoacoustic", "skin", "epidermis", "segmentation", network.architecture()));
		final int m = Architecture.of(network.architecture()).multiple(network);
		final ModelInfo info = new ModelInfo(request.name(), card, Modality.RSOM, network, model.input(), model.output(), List
			.of("LF", "HF"), List.of(new ModelClass("epidermis", 0xFFFFFF)), List.of(new SpaceAxis("y",
				"depth into the skin", 3, m, up(TILE_Y, m), 0), new SpaceAxis("x", "along the B-scan", 12, m, up(TILE_X, m), 0)),
			normalization, ImportRequest.training(source), engine
				.report().version());
		final int extent = up(TEST_EXTENT, m);
		final FloatTensor input = ImportTrial.noise(1, extent, extent, network.channels());
		return new BundleContent(model, info, input, ImportTrial.output(engine, model, input, normalization, request.file()), "# " +
			request.name() + "\n\nThe U-Net of the RSOM paper, " + network.depth() + " levels, " + network.width() +
			" filters on the first, with weights imported from " + source + ". Rows are depth (3 µm), columns x (12 µm), " +
			"channels the low and the high frequency band.\n", null);
	}

	private static int up(final int length, final int multiple) {
		return (length + multiple - 1) / multiple * multiple;
	}
}
