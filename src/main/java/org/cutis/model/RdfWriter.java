package org.cutis.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.cutis.engine.NetworkSpec;

/**
 * Model settings as the content of rdf.yaml.
 * <p>
 * Source: bioimage.io model description, format 0.5. Axis ids are always
 * written, tensor ids are the signature's keys.
 * </p>
 */
final class RdfWriter {

	static final String FORMAT = "0.5.4";

	/** Version of what stands under config: cutis. */
	static final int SETTINGS_FORMAT = 1;

	private RdfWriter() {}

	/**
	 * @param sha256 of the bundle's files by name
	 * @param cover whether there is a cover.png
	 */
	static Map<String, Object> rdf(final ModelInfo info, final Map<String, String> sha256, final boolean cover) {
		final ModelCard card = info.card();
		final Map<String, Object> rdf = new LinkedHashMap<>();
		rdf.put("format_version", FORMAT);
		rdf.put("type", "model");
		rdf.put("name", card.title());
		rdf.put("description", card.description());
		rdf.put("version", card.version());
		rdf.put("timestamp", card.timestamp().toString());
		rdf.put("license", card.license());
		rdf.put("documentation", BundleFiles.README);
		if (cover) rdf.put("covers", List.of(BundleFiles.COVER));
		rdf.put("authors", card.authors().stream().map(RdfWriter::author).toList());
		rdf.put("cite", card.cite().stream().map(RdfWriter::citation).toList());
		rdf.put("tags", card.tags());
		rdf.put("inputs", List.of(input(info, sha256)));
		rdf.put("outputs", List.of(output(info, sha256)));
		rdf.put("weights", map("tensorflow_saved_model_bundle", map("source", BundleFiles.WEIGHTS, "sha256", sha256
			.get(BundleFiles.WEIGHTS), "tensorflow_version", info.engineVersion())));
		rdf.put("config", map("cutis", settings(info)));
		return rdf;
	}

	private static Map<String, Object> author(final ModelCard.Author author) {
		return author.affiliation() == null || author.affiliation().isBlank() ? map("name", author.name()) : map(
			"name", author.name(), "affiliation", author.affiliation());
	}

	private static Map<String, Object> citation(final ModelCard.Citation c) {
		return map("text", c.text(), c.isAddress() ? "url" : "doi", c.doi());
	}

	private static Map<String, Object> input(final ModelInfo info, final Map<String, String> sha256) {
		final List<Object> axes = new ArrayList<>();
		axes.add(map("type", "batch", "id", "batch"));
		for (final SpaceAxis a : info.axes())
			axes.add(space(a, map("min", a.min(), "step", a.multiple())));
		axes.add(map("type", "channel", "id", "channel", "channel_names", copy(info.channels())));
		final Map<String, Object> tensor = tensor(info.input(), axes, BundleFiles.TEST_INPUT, sha256);
		tensor.put("data", map("type", "float32"));
		tensor.put("preprocessing", preprocessing(info.normalization()));
		return tensor;
	}

	private static Map<String, Object> output(final ModelInfo info, final Map<String, String> sha256) {
		final List<Object> axes = new ArrayList<>();
		axes.add(map("type", "batch", "id", "batch"));
		for (final SpaceAxis a : info.axes())
		{
			final Map<String, Object> axis = space(a, map("tensor_id", info.input(), "axis_id", a.id(), "offset", -a.crop()));
			if (a.halo() > 0) axis.put("halo", a.halo());
			axes.add(axis);
		}
		axes.add(map("type", "channel", "id", "channel", "channel_names", info.classes().stream().map(
			ModelClass::name).toList()));
		final Map<String, Object> tensor = tensor(info.output(), axes, BundleFiles.TEST_OUTPUT, sha256);
		tensor.put("data", map("type", "float32", "range", List.of(0.0, 1.0)));
		return tensor;
	}

	private static Map<String, Object> space(final SpaceAxis a, final Map<String, Object> size) {
		final Map<String, Object> axis = map("type", "space", "id", a.id(), "description", a.description());
		if (a.isCalibrated()) axis.put("unit", "micrometer");
		axis.put("scale", a.isCalibrated() ? a.pixelSize() : 1.0);
		axis.put("size", size);
		return axis;
	}

	private static Map<String, Object> tensor(final String id, final List<Object> axes, final String file,
		final Map<String, String> sha256)
	{
		return map("id", id, "axes", axes, "test_tensor", map("source", file, "sha256", sha256.get(file)));
	}

	private static List<Object> preprocessing(final Normalization n) {
		final List<Object> steps = new ArrayList<>();
		steps.add(map("id", "ensure_dtype", "kwargs", map("dtype", "float32")));
		if (!n.isIdentity()) {
			steps.add(map("id", "scale_linear", "kwargs", map("gain", n.gain(), "offset", n.offset())));
			steps.add(map("id", "ensure_dtype", "kwargs", map("dtype", "float32")));
		}
		return steps;
	}

	private static Map<String, Object> settings(final ModelInfo info) {
		final NetworkSpec net = info.network();
		final Normalization n = info.normalization();
		final Map<String, Object> settings = map("format", SETTINGS_FORMAT, "name", info.name(), "modality", info.modality().id(), "network", map(
			"architecture", net.architecture(), "width", net.width(), "depth", net.depth(), "dropout", net
				.dropout(), "levels", net.levels(), "reduction", net.reduction()),
			"channels", copy(info.channels()), "classes", info.classes().stream().map(c -> map("name", c.name(), "color",
				color(c.color()))).toList(), "axes", info.axes().stream().map(RdfWriter::axis).toList(), "normalization", map(
					"gain", n.gain(), "offset", n.offset(), "description", n.description()), "training", training(info
						.training()));
		if (info.threshold() != ModelInfo.HALF) settings.put("threshold", info.threshold());
		return settings;
	}

	private static Map<String, Object> training(final Training t) {
		final Map<String, Object> training = map("data", t.data(), "phantom_only", t.phantomOnly(), "seed", t.seed(),
			"steps", t.steps(), "loss", t.loss(), "metrics", t.metrics());
		if (!t.classWeights().isEmpty()) training.put("class_weights", t.classWeights());
		return training;
	}

	private static Map<String, Object> axis(final SpaceAxis a) {
		final Map<String, Object> axis = map("id", a.id(), "description", a.description());
		if (a.isCalibrated()) axis.put("pixel_size_um", a.pixelSize());
		axis.putAll(map("multiple", a.multiple(), "tile", a.tile(), "crop", a.crop()));
		if (a.halo() > 0) axis.put("halo", a.halo());
		return axis;
	}

	private static String color(final int rgb) {
		return String.format(Locale.ROOT, "#%06x", rgb);
	}

	/** One list object in two places would be written as an anchor and an alias. */
	private static List<String> copy(final List<String> list) {
		return new ArrayList<>(list);
	}

	/** Keys and values in turn, in the order to be written. */
	private static Map<String, Object> map(final Object... pairs) {
		final Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2)
			map.put((String) pairs[i], pairs[i + 1]);
		return map;
	}
}
