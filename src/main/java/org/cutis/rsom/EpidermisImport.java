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

	/**
	 * What to import.
	 *
	 * @param file of the weights, see {@link StateFile} and {@link UNetState}
	 * @param name of the model
	 * @param white what the network was given for the brightest value of an 8-bit band: 255 or 1
	 * @param license of the weights, an SPDX identifier
	 */
	public record Request(Path file, String name, double white, String license) {}

	private static final int TEST_EXTENT = 64, TILE_Y = 512, TILE_X = 336;

	private EpidermisImport() {}

	/**
	 * Reads the weights, runs the network once, and writes the bundle.
	 *
	 * @param folder of the bundle; must not exist
	 * @throws UserError if the file does not hold the weights of such a network for LF, HF and one class
	 */
	public static ModelBundle write(final Request request, final Path folder, final Progress progress) throws IOException {
		final Path work = Files.createTempDirectory("cutis-import");
		try {
			final ImportedNetwork imported = read(request.file, progress.part(0, 0.5));
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

	private static BundleContent content(final Request request, final SavedModel model, final NetworkSpec network,
		final Engine engine, final Progress progress) throws IOException
	{
		final String source = request.file.getFileName() + " (sha256 " + Hashes.sha256(request.file, progress) + ")";
		final Normalization normalization = new Normalization(request.white / 255, 0,
			"8-bit bands, cut, squared and stretched by Open RSOM; others by their maximum");
		final ModelCard card = new ModelCard((request.name + " (imported)").replaceAll("[^A-Za-z0-9_+\\- ()]", "-"),
			"Finds the epidermis in B-scans of optoacoustic (RSOM) volumes. Weights trained elsewhere with PyTorch, imported by " +
				"a user.", List.of(new ModelCard.Author("not known (imported weights)", "")), List.of(TrainingSources.RSOM),
			request.license, List.of("rsom", "optoacoustic", "skin", "epidermis", "segmentation", network.architecture()),
			"0.1.0", Instant.now().truncatedTo(ChronoUnit.SECONDS));
		final int m = Architecture.of(network.architecture()).multiple(network);
		final ModelInfo info = new ModelInfo(request.name, card, Modality.RSOM, network, model.input(), model.output(), List
			.of("LF", "HF"), List.of(new ModelClass("epidermis", 0xFFFFFF)), List.of(new SpaceAxis("y",
				"depth into the skin", 3, m, up(TILE_Y, m), 0), new SpaceAxis("x", "along the B-scan", 12, m, up(TILE_X, m), 0)),
			normalization, new Training("not known; weights imported from " + source, false, 0, 0, "not known", Map.of()), engine
				.report().version());
		final FloatTensor input = noise(up(TEST_EXTENT, m), network.channels());
		return new BundleContent(model, info, input, output(engine, model, input, normalization, request.file), "# " +
			request.name + "\n\nThe U-Net of the RSOM paper, " + network.depth() + " levels, " + network.width() +
			" filters on the first, with weights imported from " + source + ". Rows are depth (3 µm), columns x (12 µm), " +
			"channels the low and the high frequency band.\n", null);
	}

	private static int up(final int length, final int multiple) {
		return (length + multiple - 1) / multiple * multiple;
	}

	/** Seeded 8-bit noise: shows that the network runs as it did here, not what it finds in skin. */
	private static FloatTensor noise(final int extent, final int channels) {
		final Random random = new Random(1);
		final float[] values = new float[extent * extent * channels];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextInt(256);
		return new FloatTensor(new int[] { 1, extent, extent, channels }, values);
	}

	private static FloatTensor output(final Engine engine, final SavedModel model, final FloatTensor input,
		final Normalization normalization, final Path file)
	{
		final int[] shape = input.shape();
		final FloatBuffer image = Buffers.direct(shape);
		for (final float v : input.data())
			image.put((float) normalization.gain() * v);
		try (Predictor predictor = engine.load(model, Device.AUTO)) {
			final float[] out = new float[shape[1] * shape[2]];
			predictor.predict(image.rewind(), shape).get(out);
			for (final float p : out)
				if (!Float.isFinite(p)) throw new UserError("The network in " + file +
					" gives values that are no numbers. Check the file in PyTorch, or choose another one.");
			return new FloatTensor(new int[] { 1, shape[1], shape[2], 1 }, out);
		}
	}
}
