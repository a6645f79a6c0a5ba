package org.cutis.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of installed models: a bundle's folder {@code NAME} or its zip
 * {@code NAME.zip}. The folder goes before the zip.
 *
 * @param path need not exist
 */
record ModelFolder(Path path) {

	static final String ZIP = ".zip";

	/** What a file or folder in a models folder may be called to be found by name. */
	static final String INSTALLED = "[A-Za-z0-9][A-Za-z0-9._ ()+-]{0,127}";

	/** Names of the models, sorted; whether they are whole is not looked at. */
	List<String> names() throws IOException {
		if (!Files.isDirectory(path)) return List.of();
		final TreeSet<String> names = new TreeSet<>();
		try (Stream<Path> children = Files.list(path)) {
			children.filter(ModelFolder::looksLikeModel).map(ModelFolder::name).filter(n -> n.matches(INSTALLED)).forEach(
				names::add);
		}
		names.removeIf(name -> find(name) == null);
		return List.copyOf(names);
	}

	/** The folder or zip of a model; null if there is none. @param name as {@link #INSTALLED} */
	Path find(final String name) {
		for (final Path candidate : List.of(path.resolve(name), path.resolve(name + ZIP)))
			if (looksLikeModel(candidate)) return candidate;
		return null;
	}

	static boolean isZip(final Path path) {
		return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ZIP);
	}

	private static boolean looksLikeModel(final Path path) {
		return Files.isRegularFile(path.resolve(BundleFiles.RDF)) || (isZip(path) && Files.isRegularFile(path));
	}

	private static String name(final Path path) {
		final String file = path.getFileName().toString();
		return isZip(path) && !Files.isDirectory(path) ? file.substring(0, file.length() - ZIP.length()) : file;
	}
}
