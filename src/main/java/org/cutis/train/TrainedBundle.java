package org.cutis.train;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.cutis.engine.Architecture;
import org.cutis.engine.Engine;
import org.cutis.engine.LossSpec;
import org.cutis.engine.SavedModel;
import org.cutis.engine.Trainer;
import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.measure.Overlap;
import org.cutis.model.BundleContent;
import org.cutis.model.FileTrees;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.model.ModelCard;
import org.cutis.model.ModelInfo;
import org.cutis.model.SpaceAxis;
import org.cutis.model.Training;

/** Makes a model bundle of the best weights of a training. */
final class TrainedBundle {

	private static final int TEST_EXTENT = 256, TILE = 512;

	/** Classes that the description names. */
	private static final int MOST_NAMED = 20;

	private final TrainingRequest request;

	private final Dataset data;

	private final TrainingPlan plan;

	private final Split split;

	private final NetworkTraining.Result result;

	TrainedBundle(final TrainingRequest request, final Dataset data, final TrainingPlan plan, final Split split,
		final NetworkTraining.Result result)
	{
		this.request = request;
		this.data = data;
		this.plan = plan;
		this.split = split;
		this.result = result;
	}

	/**
	 * Writes the bundle.
	 *
	 * @param checkpoint of the best weights
	 * @param folder must not exist
	 * @param remark what else is to be known about the data and the figures, in words; may be empty
	 */
	ModelBundle write(final Engine engine, final ImageCache images, final Path checkpoint, final Path folder,
		final String remark) throws IOException
	{
		final Path work = Files.createTempDirectory("cutis-training");
		try (Trainer trainer = NetworkTraining.trainer(engine, plan)) {
			trainer.restore(checkpoint);
			final SavedModel model = trainer.export(work.resolve("saved_model"));
			final TestTensors test = TestTensors.of(trainer, example(images), data.normalization(), data.bits() < 32);
			return ModelBundleWriter.write(new BundleContent(model, info(model, engine, remark), test.input(), test.output(),
				documentation(remark), null), folder);
		}
		finally {
			FileTrees.clean(work);
		}
	}

	private int multiple() {
		return Architecture.of(plan.network().architecture()).multiple(plan.network());
	}

	/** A patch of an image, with extents that every reader of the bundle can take. */
	private Sample example(final ImageCache images) {
		final int m = multiple();
		final Extent extent = new Extent(up(Math.min(TEST_EXTENT, plan.patch().width()), m), up(Math.min(TEST_EXTENT, plan
			.patch().height()), m));
		final List<Integer> items = split.validation().isEmpty() ? split.training() : split.validation();
		return new SampleMaker(images, new GridPatches(data, items, extent), Augmentation.NONE, plan.maps(), 0).sample(0);
	}

	private static int up(final int length, final int multiple) {
		return (length + multiple - 1) / multiple * multiple;
	}

	private ModelInfo info(final SavedModel model, final Engine engine, final String remark) {
		return new ModelInfo(request.name(), card(), request.modality(), plan.network(), model.input(), model.output(),
			channels(), plan.maps() == LabelMaps.ONE_FOR_EACH ? data.classes().modelClasses() : data.classes().modelClasses()
				.subList(1, 2), axes(), data.normalization(), new Training(facts(remark), data.phantoms(), plan.options().seed(),
					result.best().step(), loss(), metrics(), plan.loss().name().equals(LossSpec.CROSS_ENTROPY) ? plan.loss()
						.classWeights() : List.of()), engine.report().version());
	}

	private List<String> channels() {
		if (request.modality() == Modality.RSOM) return List.of("LF", "HF");
		return switch (data.channels()) {
			case 1 -> List.of("intensity");
			case 3 -> List.of("red", "green", "blue");
			default -> IntStream.rangeClosed(1, data.channels()).mapToObj(i -> "channel " + i).toList();
		};
	}

	private List<SpaceAxis> axes() {
		final DepthAxis depth = data.items().get(0).depth();
		final PixelSize size = data.pixelSize();
		final boolean scans = request.modality() == Modality.RSOM || request.modality() == Modality.OCT;
		final int m = multiple(), tile = up(TILE, m);
		return List.of(new SpaceAxis("y", scans ? "depth into the skin" : "rows", um(size, depth.dimension()), m, tile, 0),
			new SpaceAxis("x", scans ? "along the B-scan" : "columns", um(size, 0), m, tile, 0));
	}

	/** Four digits: TIFF files keep sizes as fractions. */
	private static double um(final PixelSize size, final int dimension) {
		return size.known() ? new BigDecimal(size.along(dimension)).round(new MathContext(4)).doubleValue() : Double.NaN;
	}

	private ModelCard card() {
		final String title = (request.name() + " (trained with Cutis)").replaceAll("[^A-Za-z0-9_+\\- ()]", "-");
		final String seen = data.phantoms() ? "It has seen synthetic images (phantoms) only. " : "";
		final String classes = String.join(", ", plan.mapped(data.classes()).stream().map(LabelClasses.LabelClass::name).limit(
			MOST_NAMED).toList());
		final String kind = request.modality() == Modality.OTHER ? "microscopy" : request.modality().name().toLowerCase(
			Locale.ROOT);
		return new ModelCard(title, "Segments " + classes + ". " + seen + "Trained by a user with Train Model of Cutis.", List.of(
			new ModelCard.Author("Cutis user", "")), TrainingSources.of(plan), "CC-BY-4.0", List.of(kind, "skin",
				"segmentation", plan.network().architecture()), "0.1.0", Instant.now().truncatedTo(ChronoUnit.SECONDS));
	}

	private String facts(final String remark) {
		final String validated = split.validation().isEmpty() ? "no validation" : count(split.validation().size(), "other") +
			" to validate on (" + count(data.slices(split.validation()), "slice") + ")";
		return count(split.training().size(), "image") + " to learn from (" + count(data.slices(split.training()), "slice") +
			"), " + validated +
			"; weights of epoch " + result.best().epoch() + " of " + plan.epochs() + (remark.isEmpty() ? "" : "; " + remark);
	}

	private static String count(final long n, final String what) {
		return n + " " + what + (n == 1 ? "" : "s");
	}

	private String loss() {
		final LossSpec loss = plan.loss();
		return loss.name() + (loss.weight() > 0 ? ", weight " + loss.weight() : "") + (loss.classWeights().isEmpty() ? ""
			: ", class weights " + loss.classWeights());
	}

	/** Of the best epoch on the validation data. */
	private Map<String, Double> metrics() {
		final Map<String, Double> metrics = new LinkedHashMap<>();
		if (result.validation().isEmpty()) return metrics;
		final List<Overlap> overlaps = result.validation().get().overlaps();
		double sum = 0;
		int n = 0;
		for (final LabelClasses.LabelClass c : plan.mapped(data.classes())) {
			final Overlap overlap = overlaps.get(data.classes().classes().indexOf(c));
			if (!overlap.occurs()) continue;
			metrics.put("dice_" + c.name(), overlap.dice());
			sum += overlap.dice();
			n++;
		}
		if (n > 0) metrics.put("dice_mean", sum / n);
		return metrics;
	}

	private String documentation(final String remark) {
		return "# " + request.name() + "\n\nTrained with *Train Model* of Cutis (network " + plan.network().architecture() +
			", " + plan.network().width() + " filters on the first level). " + (data.phantoms()
				? "**It has seen synthetic images (phantoms) only:** look at what it gives for real ones. " : "") +
			"Figures were taken on images of the same kind that it was not trained on, and the weights chosen by them; " +
			"expect somewhat less on new images." + (remark.isEmpty() ? "" : " " + remark + ".") + "\n";
	}
}
