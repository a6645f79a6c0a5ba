package org.cutis.batch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;

/** An entry of the manifest as a line of JSON. */
final class ManifestJson {

	private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

	private ManifestJson() {}

	static String write(final ManifestEntry entry) {
		final JsonObject json = new JsonObject();
		json.addProperty("input", entry.input());
		json.add("input_files", files(entry.inputFiles()));
		json.addProperty("command", entry.step().command());
		json.add("parameters", texts(entry.step().parameters()));
		json.add("uses", texts(entry.step().uses()));
		json.addProperty("cutis", entry.step().cutis());
		json.add("outputs", files(entry.outputs()));
		json.addProperty("seconds", entry.seconds());
		json.addProperty("finished", entry.finished().toString());
		json.addProperty("host", entry.host());
		json.add("error", entry.error() == null ? JsonNull.INSTANCE : new JsonPrimitive(entry.error()));
		return GSON.toJson(json);
	}

	/** Reads a line; empty if it is not an entry, as the last one of a run that was killed. */
	static Optional<ManifestEntry> read(final String line) {
		try {
			final JsonObject json = GSON.fromJson(line, JsonObject.class);
			final StepInfo step = new StepInfo(text(json, "command"), texts(json.getAsJsonObject("parameters")), texts(json
				.getAsJsonObject("uses")), text(json, "cutis"));
			return Optional.of(new ManifestEntry(text(json, "input"), files(json.getAsJsonArray("input_files")), step, files(
				json.getAsJsonArray("outputs")), json.get("seconds").getAsDouble(), Instant.parse(text(json, "finished")), text(
					json, "host"), json.get("error").isJsonNull() ? null : text(json, "error")));
		}
		catch (final JsonParseException | IllegalStateException | UnsupportedOperationException | ClassCastException
				| NullPointerException | NumberFormatException | DateTimeException e)
		{
			return Optional.empty();
		}
	}

	/** A text alone as a line. */
	static String writeText(final String text) {
		return GSON.toJson(text);
	}

	static Optional<String> readText(final String line) {
		try {
			return Optional.ofNullable(GSON.fromJson(line, String.class));
		}
		catch (final JsonParseException e) {
			return Optional.empty();
		}
	}

	private static JsonArray files(final List<StoredFile> files) {
		final JsonArray array = new JsonArray();
		for (final StoredFile file : files) {
			final JsonObject json = new JsonObject();
			json.addProperty("path", file.path());
			json.addProperty("size", file.size());
			json.addProperty("sha256", file.sha256());
			array.add(json);
		}
		return array;
	}

	private static List<StoredFile> files(final JsonArray array) {
		final List<StoredFile> files = new ArrayList<>();
		for (final JsonElement e : array)
			files.add(new StoredFile(text(e.getAsJsonObject(), "path"), e.getAsJsonObject().get("size").getAsLong(), text(e
				.getAsJsonObject(), "sha256")));
		return files;
	}

	private static JsonObject texts(final Map<String, String> texts) {
		final JsonObject json = new JsonObject();
		texts.forEach(json::addProperty);
		return json;
	}

	private static Map<String, String> texts(final JsonObject json) {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final Map.Entry<String, JsonElement> e : json.entrySet())
			texts.put(e.getKey(), e.getValue().getAsString());
		return texts;
	}

	private static String text(final JsonObject json, final String name) {
		return json.get(name).getAsString();
	}
}
