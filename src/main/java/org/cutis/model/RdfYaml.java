package org.cutis.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.cutis.task.UserError;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML in and out. What is read may come from a stranger: plain values only, bounded in size, depth and aliases. */
final class RdfYaml {

	/** A real rdf.yaml has some 10 kB. */
	static final int MAX_BYTES = 1 << 20;

	private RdfYaml() {}

	/** @param label what to call the file in errors */
	static Fields read(final Path file, final String label) throws IOException {
		if (Files.size(file) > MAX_BYTES) throw new UserError(label + " is larger than " + (MAX_BYTES >> 20) +
			" MB, which no model description is. It is not read.");
		return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), label);
	}

	static Fields parse(final String text, final String label) {
		final LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(MAX_BYTES);
		options.setMaxAliasesForCollections(20);
		options.setNestingDepthLimit(20);
		options.setAllowRecursiveKeys(false);
		options.setAllowDuplicateKeys(false);
		final Object content;
		try {
			content = new Yaml(new SafeConstructor(options)).load(text);
		}
		catch (final YAMLException | IllegalArgumentException e) {
			throw new UserError(label + " is not plain YAML: " + firstLine(e.getMessage()), e);
		}
		if (!(content instanceof Map)) throw new UserError(label + " is not a model description: it holds no fields.");
		return new Fields(label, "", (Map<?, ?>) content);
	}

	static String write(final Map<String, Object> content) {
		final DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setLineBreak(DumperOptions.LineBreak.UNIX);
		options.setIndicatorIndent(2);
		options.setIndentWithIndicator(true);
		options.setWidth(110);
		return new Yaml(options).dump(content);
	}

	private static String firstLine(final String message) {
		return message == null ? "it cannot be parsed." : message.lines().findFirst().orElse("") + ".";
	}
}
