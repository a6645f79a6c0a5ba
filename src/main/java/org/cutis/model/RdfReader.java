package org.cutis.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.cutis.engine.NetworkSpec;
import org.cutis.task.UserError;

/** Model settings from the content of rdf.yaml; the reverse of {@link RdfWriter}. */
final class RdfReader {

	private static final String WEIGHTS_FORMAT = "tensorflow_saved_model_bundle";

	private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ -]{0,127}");

	private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

	private static final String PIXEL_SIZE = "pixel_size_um";

	private RdfReader() {}

	/**
	 * @throws UserError if the description is not that of a model Cutis can run
	 */
	static ModelInfo info(final Fields rdf) {
		checkKind(rdf);
		final Fields cutis = rdf.map("config").map("cutis");
		if (cutis.integer("format") > RdfWriter.SETTINGS_FORMAT) throw new UserError(rdf.label() +
			" was made by a newer version of Cutis. Update Cutis to use this model.");
		try {
			return info(rdf, cutis);
		}
		catch (final IllegalArgumentException e) {
			throw new UserError(rdf.label() + ": " + shorten(e.getMessage()) + ". The model is damaged or was changed by hand; " +
				"get it again.", e);
		}
	}

	/** The sha256 of the weights and test tensors, by name of the file in the bundle's folder. */
	static Map<String, String> files(final Fields rdf) {
		final Map<String, String> files = new TreeMap<>();
		for (final Fields f : List.of(rdf.map("weights").map(WEIGHTS_FORMAT), one(rdf, "inputs").map("test_tensor"),
			one(rdf, "outputs").map("test_tensor"))) {
			final String sha = f.text("sha256");
			if (!SHA256.matcher(sha).matches()) throw f.wrong("sha256", "64 hexadecimal digits");
			files.put(fileName(f), sha);
		}
		return files;
	}

	/** Name of the zipped weights. */
	static String weights(final Fields rdf) {
		final Fields weights = rdf.map("weights").map(WEIGHTS_FORMAT);
		final String name = fileName(weights);
		if (!name.endsWith(".zip")) throw weights.wrong("source", "the plain name of a .zip file beside rdf.yaml");
		return name;
	}

	/** Name of the test tensor. @param side {@code inputs} or {@code outputs} */
	static String testTensor(final Fields rdf, final String side) {
		return fileName(one(rdf, side).map("test_tensor"));
	}

	private static void checkKind(final Fields rdf) {
		final String type = rdf.text("type");
		if (!type.equals("model")) throw new UserError(rdf.label() + " describes a " + shorten(type) +
			", but a model was expected.");
		final Fields weights = rdf.map("weights");
		if (!weights.has(WEIGHTS_FORMAT)) throw new UserError(rdf.label() + ": the model has weights for " + shorten(
			String.join(", ", weights.keys())) + " only. Cutis runs TensorFlow models (" + WEIGHTS_FORMAT +
			"); look for the same model in that format.");
		final String format = rdf.text("format_version");
		if (!format.startsWith("0.5.")) throw new UserError(rdf.label() + " is written in bioimage.io format " +
			shorten(format) + ", but Cutis reads 0.5. Convert it with bioimage.io's own tools.");
		if (!rdf.has("config") || !rdf.map("config").has("cutis")) throw new UserError(rdf.label() +
			": the model was not made for Cutis (it has no settings under config: cutis), " +
			"so Cutis does not know what its output means. Choose a model made with Cutis.");
	}

	private static ModelInfo info(final Fields rdf, final Fields cutis) {
		final List<String> channels = cutis.texts("channels");
		final List<ModelClass> classes = cutis.maps("classes").stream().map(RdfReader::modelClass).toList();
		final Fields net = cutis.map("network");
		final NetworkSpec network = new NetworkSpec(net.text("architecture"), channels.size(), classes.size(), net
			.small("width"), net.small("depth"), net.number("dropout"), net.has("levels") ? net.small("levels") : 1, net.has("reduction")
				? net.small("reduction") : 1);
		final Fields n = cutis.map("normalization");
		return new ModelInfo(cutis.text("name"), card(rdf), modality(cutis), network, one(rdf, "inputs").text("id"),
			one(rdf, "outputs").text("id"), channels, classes, cutis.maps("axes").stream().map(RdfReader::axis)
				.toList(), new Normalization(n.number("gain"), n.number("offset"), n.text("description")), training(cutis
					.map("training")), rdf.map("weights").map(WEIGHTS_FORMAT).text("tensorflow_version"), cutis.has("threshold")
					? cutis.number("threshold") : ModelInfo.HALF);
	}

	private static ModelCard card(final Fields rdf) {
		final List<ModelCard.Author> authors = rdf.maps("authors").stream().map(a -> new ModelCard.Author(a.text(
			"name"), a.has("affiliation") ? a.text("affiliation") : "")).toList();
		final List<ModelCard.Citation> cite = rdf.maps("cite").stream().map(c -> new ModelCard.Citation(c.text(
			"text"), c.text(c.has("doi") ? "doi" : "url"))).toList();
		return new ModelCard(rdf.text("name"), rdf.text("description"), authors, cite, rdf.text("license"), rdf
			.texts("tags"), rdf.text("version"), rdf.instant("timestamp"));
	}

	private static Modality modality(final Fields cutis) {
		return Modality.of(cutis.text("modality")).orElseThrow(() -> cutis.wrong("modality", "rsom, rcm, oct, rsom_vessels or other"));
	}

	private static ModelClass modelClass(final Fields f) {
		final String color = f.text("color");
		if (!color.matches("#[0-9a-fA-F]{6}")) throw f.wrong("color", "a colour like #ff8800");
		return new ModelClass(f.text("name"), Integer.parseInt(color.substring(1), 16));
	}

	private static SpaceAxis axis(final Fields f) {
		return new SpaceAxis(f.text("id"), f.text("description"), pixelSize(f), f.small("multiple"), f.small("tile"), f
			.small("crop"), f.has("halo") ? f.small("halo") : 0);
	}

	/** Left out for a model that was trained on images without calibration. */
	private static double pixelSize(final Fields f) {
		if (!f.has(PIXEL_SIZE)) return SpaceAxis.UNKNOWN;
		if (Double.isNaN(f.number(PIXEL_SIZE))) throw f.wrong(PIXEL_SIZE, "a number above 0");
		return f.number(PIXEL_SIZE);
	}

	private static Training training(final Fields f) {
		final Map<String, Double> metrics = new LinkedHashMap<>();
		final Fields m = f.map("metrics");
		m.keys().forEach(key -> metrics.put(key, m.number(key)));
		return new Training(f.text("data"), f.truth("phantom_only"), f.integer("seed"), f.integer("steps"), f.text(
			"loss"), metrics, f.has("class_weights") ? f.numbers("class_weights") : List.of());
	}

	private static Fields one(final Fields rdf, final String key) {
		final List<Fields> all = rdf.maps(key);
		if (all.size() != 1) throw new UserError(rdf.label() + ": the model has " + all.size() + " " + key +
			", but Cutis runs models with one.");
		return all.get(0);
	}

	/** A file beside rdf.yaml and nowhere else. */
	private static String fileName(final Fields f) {
		final String name = f.text("source");
		if (!FILE_NAME.matcher(name).matches()) throw f.wrong("source", "the plain name of a file beside rdf.yaml");
		return name;
	}

	static String shorten(final String text) {
		return text.length() <= 200 ? text : text.substring(0, 200) + "...";
	}
}
