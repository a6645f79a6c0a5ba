package org.cutis.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.cutis.image.AtomicFile;
import org.cutis.task.UserError;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;

/**
 * All that decides on what comes out of a training, as {@code settings.json}.
 *
 * @param entries by name, in the order to be written: texts, numbers, true or false
 */
public record RunSettings(Map<String, Object> entries) {

	/** The file's name. */
	public static final String FILE = "settings.json";

	private static final long LARGEST = 1 << 20;

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	public RunSettings {
		entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	/** The settings of a plan, and what tells its data from others. */
	static RunSettings of(final TrainingRequest request, final Dataset data, final List<TrainingPlan> plans) {
		final Map<String, Object> e = new LinkedHashMap<>();
		final TrainingPlan plan = plans.get(0);
		e.put("name", request.name());
		e.put("modality", request.modality().name());
		e.put("images", request.images().toAbsolutePath().normalize().toString());
		e.put("labels", request.labels().toAbsolutePath().normalize().toString());
		e.put("image_count", data.items().size());
		e.put("data_sha256", DataPrint.of(data));
		e.put("channels", data.channels());
		e.put("classes", String.join(", ", data.classes().classes().stream().map(c -> c.name() + "=" + LabelClasses.text(c
			.value(), data.classes().colors())).toList()));
		e.put("ignore_label", data.classes().ignore().isEmpty() ? "" : LabelClasses.text(data.classes().ignore().getAsInt(), data
			.classes().colors()));
		e.put("groups", request.groups());
		e.put("validation_share", request.validationShare());
		e.put("folds", request.folds());
		e.put("architecture", plan.network().architecture());
		e.put("filters", plan.network().width());
		e.put("depth", plan.network().depth());
		e.put("levels", plan.network().levels());
		e.put("reduction", plan.network().reduction());
		e.put("dropout", plan.network().dropout());
		e.put("loss", plan.loss().name());
		e.put("loss_weight", plan.loss().weight());
		e.put("class_weights", plans.stream().map(p -> String.valueOf(p.loss().classWeights())).distinct().toList().toString());
		e.put("patch_width", plan.patch().width());
		e.put("patch_height", plan.patch().height());
		e.put("sampling", plan.sampling().name().toLowerCase(java.util.Locale.ROOT));
		e.put("augmentation", plan.augmentationName());
		e.put("epochs", plan.epochs());
		e.put("steps_per_epoch", plans.stream().map(TrainingPlan::stepsPerEpoch).toList().toString());
		e.put("batch", plan.schedule().batch());
		e.put("learning_rate", plan.schedule().learningRate());
		e.put("decay", plan.schedule().decay().id());
		e.put("seed", plan.options().seed());
		e.put("mixed_precision", plan.options().bf16());
		return new RunSettings(e);
	}

	void write(final Path folder) throws IOException {
		final JsonObject json = new JsonObject();
		entries.forEach((name, value) -> json.add(name, value instanceof Number n ? new JsonPrimitive(n)
			: value instanceof Boolean b ? new JsonPrimitive(b) : new JsonPrimitive(String.valueOf(value))));
		AtomicFile.write(folder.resolve(FILE), file -> Files.writeString(file, GSON.toJson(json) + "\n"));
	}

	/**
	 * Checks that these settings are those of the training in a folder.
	 *
	 * @throws UserError if not; names what differs
	 */
	void requireSame(final Path folder) throws IOException {
		final Path file = folder.resolve(FILE);
		final Map<String, String> saved = read(file);
		final List<String> differences = new ArrayList<>();
		entries.forEach((name, value) -> {
			final String before = saved.get(name), now = String.valueOf(value);
			if (!now.equals(before)) differences.add(name.equals("data_sha256") ? "the images or labels have been changed"
				: name + " was " + before + " and is " + now);
		});
		if (!differences.isEmpty()) throw new UserError("The training in " + folder +
			" cannot go on because its settings were others: " + String.join("; ", differences) +
			". Give the same settings, or another output folder.");
	}

	private static Map<String, String> read(final Path file) throws IOException {
		if (Files.size(file) > LARGEST) throw new UserError(file + " is too large for settings of a training.");
		try {
			final JsonObject json = GSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonObject.class);
			final Map<String, String> entries = new LinkedHashMap<>();
			for (final Map.Entry<String, JsonElement> e : json.entrySet())
				entries.put(e.getKey(), e.getValue().getAsString());
			return entries;
		}
		catch (final JsonParseException | IllegalStateException | UnsupportedOperationException | NullPointerException e) {
			throw new UserError(file + " is damaged, so the training cannot go on. Train again in another output folder.", e);
		}
	}
}
