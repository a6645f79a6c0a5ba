package org.cutis.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.cutis.task.UserError;

/**
 * The models inside Cutis' own jar: zips, listed in {@code index.txt} with a
 * line {@code NAME MODALITY} for each.
 */
final class BuiltInModels {

	private static final String RESOURCES = "org/cutis/models/";

	private final ClassLoader resources;

	BuiltInModels(final ClassLoader resources) {
		this.resources = resources;
	}

	/** The models by name, with the id of their modality. */
	Map<String, String> modalities() throws IOException {
		final Map<String, String> models = new LinkedHashMap<>();
		try (InputStream in = resources.getResourceAsStream(RESOURCES + "index.txt")) {
			if (in == null) return models;
			final BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
			reader.lines().map(line -> line.trim().split("\\s+")).filter(words -> words.length == 2 && words[0].matches(
				ModelInfo.NAME)).forEach(words -> models.put(words[0], words[1]));
		}
		return models;
	}

	/** The zip of a model that is in the index. */
	InputStream open(final String name) {
		final String file = name + ModelFolder.ZIP;
		final InputStream in = resources.getResourceAsStream(RESOURCES + file);
		if (in == null) throw new UserError("The built-in model " + file +
			" is missing from this copy of Cutis. Install Cutis again.");
		return in;
	}
}
