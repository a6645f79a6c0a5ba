package org.cutis.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * The models that are installed: those in Cutis itself and those in the models
 * folders. A model in a folder goes before a built-in one of the same name.
 *
 * <pre>{@code
 * ModelBundle model = ModelRegistry.standard().resolve("epidermis", progress)
 *     .requireModality(Modality.RSOM);
 * }</pre>
 */
public final class ModelRegistry {

	private static final String RESOURCES = "org/cutis/models/";

	private static final String ZIP = ".zip";

	/** What a file or folder in a models folder may be called to be found by name. */
	private static final String INSTALLED = "[A-Za-z0-9][A-Za-z0-9._ ()+-]{0,127}";

	private static final long MAX_ZIP = 2L << 30;

	private final List<Path> folders;

	private final ModelCache cache;

	private final ClassLoader resources;

	/**
	 * @param folders models folders; need not exist; the first that has a name wins
	 * @param cache where bundles are unpacked to
	 */
	ModelRegistry(final List<Path> folders, final ModelCache cache, final ClassLoader resources) {
		this.folders = List.copyOf(folders);
		this.cache = cache;
		this.resources = resources;
	}

	/**
	 * The models of this machine.
	 *
	 * @param more further models folders, for example ImageJ's {@code models/cutis}
	 */
	public static ModelRegistry standard(final Path... more) {
		final List<Path> folders = new ArrayList<>();
		folders.add(userFolder());
		folders.addAll(List.of(more));
		return new ModelRegistry(folders, new ModelCache(setting("cutis.cache", "cache"), Zips.Limits.DEFAULT),
			ModelRegistry.class.getClassLoader());
	}

	/** The user's models folder: system property {@code cutis.models}, else {@code ~/.cutis/models}. */
	public static Path userFolder() {
		return setting("cutis.models", "models");
	}

	/** Names of the installed models, sorted. */
	public List<String> names() throws IOException {
		final TreeSet<String> names = new TreeSet<>(builtIn());
		for (final Path folder : folders) {
			if (!Files.isDirectory(folder)) continue;
			try (Stream<Path> children = Files.list(folder)) {
				children.filter(ModelRegistry::looksLikeModel).map(ModelRegistry::name).filter(n -> n.matches(
					INSTALLED)).forEach(names::add);
			}
		}
		return List.copyOf(names);
	}

	/** {@link #resolve(String, Progress)} without progress. */
	public ModelBundle resolve(final String nameOrPath) throws IOException {
		return resolve(nameOrPath, Progress.none());
	}

	/**
	 * Finds a model and unpacks it if need be.
	 *
	 * @param nameOrPath name of an installed model, or a bundle's folder, its .zip or its rdf.yaml
	 * @throws UserError if there is no such model, or it is damaged or not for Cutis
	 */
	public ModelBundle resolve(final String nameOrPath, final Progress progress) throws IOException {
		final String wanted = nameOrPath == null ? "" : nameOrPath.trim();
		if (wanted.isEmpty()) throw new UserError("model is empty, but must name a model. " + hint());
		if (wanted.matches(INSTALLED)) {
			for (final Path folder : folders) {
				if (looksLikeModel(folder.resolve(wanted))) return open(folder.resolve(wanted), progress);
				if (looksLikeModel(folder.resolve(wanted + ZIP))) return open(folder.resolve(wanted + ZIP), progress);
			}
			if (builtIn().contains(wanted)) return cache.fromZip(() -> resource(wanted + ZIP), wanted, progress);
		}
		final Path path = path(wanted);
		if (path == null || !Files.exists(path)) throw new UserError("model is \"" + wanted +
			"\", but there is no installed model and no file of that name. " + hint());
		return open(path, progress);
	}

	private ModelBundle open(final Path path, final Progress progress) throws IOException {
		if (Files.isDirectory(path)) {
			final boolean unpacked = Files.exists(path.resolve(BundleFiles.WEIGHTS_FOLDER));
			return unpacked ? ModelBundle.open(path, progress) : cache.fromFolder(path, progress);
		}
		if (path.getFileName().toString().equals(BundleFiles.RDF)) return open(path.toAbsolutePath().getParent(),
			progress);
		if (isZip(path) && Files.size(path) > MAX_ZIP) throw new UserError(path + " is larger than " + (MAX_ZIP >> 30) +
			" GB, which no model for Cutis is.");
		if (isZip(path)) return cache.fromZip(() -> Files.newInputStream(path), path.toString(), progress);
		throw new UserError(path + " is not a model. Choose a model's folder, its .zip or its " + BundleFiles.RDF +
			".");
	}

	private String hint() throws IOException {
		final List<String> names = names();
		return (names.isEmpty() ? "No models are installed. Give" : "Installed models: " + String.join(", ", names) +
			". Give one of them, or") + " a model's folder, its .zip or its " + BundleFiles.RDF + ".";
	}

	private List<String> builtIn() throws IOException {
		try (InputStream in = resources.getResourceAsStream(RESOURCES + "index.txt")) {
			if (in == null) return List.of();
			final BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
			return reader.lines().map(String::trim).filter(line -> line.matches(ModelInfo.NAME)).toList();
		}
	}

	private InputStream resource(final String file) {
		final InputStream in = resources.getResourceAsStream(RESOURCES + file);
		if (in == null) throw new UserError("The built-in model " + file +
			" is missing from this copy of Cutis. Install Cutis again.");
		return in;
	}

	private static boolean looksLikeModel(final Path path) {
		return Files.isRegularFile(path.resolve(BundleFiles.RDF)) || (isZip(path) && Files.isRegularFile(path));
	}

	private static String name(final Path path) {
		final String file = path.getFileName().toString();
		return isZip(path) && !Files.isDirectory(path) ? file.substring(0, file.length() - ZIP.length()) : file;
	}

	private static boolean isZip(final Path path) {
		return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ZIP);
	}

	private static Path path(final String text) {
		try {
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			return null;
		}
	}

	private static Path setting(final String property, final String folder) {
		final String value = System.getProperty(property, "");
		return value.isBlank() ? Path.of(System.getProperty("user.home"), ".cutis", folder) : Path.of(value);
	}
}
