package org.cutis.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

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

	private static final long MAX_ZIP = 2L << 30;

	private final List<ModelFolder> folders;

	private final ModelCache cache;

	private final BuiltInModels builtIn;

	/**
	 * @param folders models folders; need not exist; the first that has a name wins; new models are installed in the
	 *          first
	 * @param cache where bundles are unpacked to
	 */
	ModelRegistry(final List<Path> folders, final ModelCache cache, final ClassLoader resources) {
		this.folders = folders.stream().map(ModelFolder::new).toList();
		this.cache = cache;
		this.builtIn = new BuiltInModels(resources);
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
		final TreeSet<String> names = new TreeSet<>(builtIn.modalities().keySet());
		for (final ModelFolder folder : folders)
			names.addAll(folder.names());
		return List.copyOf(names);
	}

	/** {@link #names(Modality, Consumer)} that keeps quiet about broken models. */
	public List<String> names(final Modality modality) {
		return names(modality, sentence -> {});
	}

	/**
	 * Names of the installed models for a modality, sorted, for lists that a user
	 * chooses from. Only the descriptions are read, so it is fast. A model that
	 * is broken is left out, and so is one that it hides.
	 *
	 * @param leftOut is told a sentence about each model or folder that cannot be read
	 */
	public List<String> names(final Modality modality, final Consumer<String> leftOut) {
		final TreeSet<String> names = new TreeSet<>();
		final Set<String> seen = new HashSet<>();
		for (final ModelFolder folder : folders)
			for (final String name : attempt(folder.path(), List.<String> of(), leftOut, folder::names))
				if (seen.add(name) && attempt(folder.path().resolve(name), null, leftOut, () -> ModelGlance.at(folder.find(
					name)).modality()) == modality) names.add(name);
		attempt("Cutis' own models", Map.<String, String> of(), leftOut, builtIn::modalities).forEach((name, id) -> {
			if (id.equals(modality.id()) && !seen.contains(name)) names.add(name);
		});
		return List.copyOf(names);
	}

	private static <T> T attempt(final Object what, final T otherwise, final Consumer<String> leftOut,
		final Callable<T> work)
	{
		try {
			return work.call();
		}
		catch (final Exception e) {
			leftOut.accept(what + " is not in the list of models: " + e.getMessage());
			return otherwise;
		}
	}

	/**
	 * Checks, before long work, whether {@link #install} will do.
	 *
	 * @throws UserError if the name is not allowed or is taken, or the user's models folder cannot be written
	 */
	public void requireInstallable(final String name, final boolean replace) throws IOException {
		installer().check(name);
		if (replace) return;
		for (final ModelFolder folder : folders)
			if (folder.find(name) != null) throw ModelInstaller.taken(name, folder.find(name).toString());
		if (builtIn.modalities().containsKey(name)) throw ModelInstaller.taken(name, "it comes with Cutis");
	}

	/** {@link #install(ModelBundle, String, boolean)} under a name that is not taken. */
	public Path install(final ModelBundle bundle, final String name) throws IOException {
		return install(bundle, name, false);
	}

	/**
	 * Installs a model in the user's models folder, so that commands find it by its
	 * name. At any moment, and after any crash, the name stands for a whole model
	 * or none.
	 *
	 * @param name lower-case letters, digits, {@code . _ -}
	 * @param replace whether a model of that name may be replaced (one that lies elsewhere or comes with Cutis is
	 *          hidden)
	 * @return the file it was installed as
	 * @throws UserError if the name is not allowed or is taken, the folder cannot be written, or the bundle is damaged
	 */
	public Path install(final ModelBundle bundle, final String name, final boolean replace) throws IOException {
		requireInstallable(name, replace);
		return installer().install(bundle, name, replace);
	}

	private ModelInstaller installer() {
		return new ModelInstaller(folders.get(0));
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
		if (wanted.matches(ModelFolder.INSTALLED)) {
			for (final ModelFolder folder : folders)
				if (folder.find(wanted) != null) return open(folder.find(wanted), progress);
			if (builtIn.modalities().containsKey(wanted)) return cache.fromZip(() -> builtIn.open(wanted), wanted, progress);
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
		if (ModelFolder.isZip(path) && Files.size(path) > MAX_ZIP) throw new UserError(path + " is larger than " + (MAX_ZIP >> 30) +
			" GB, which no model for Cutis is.");
		if (ModelFolder.isZip(path)) return cache.fromZip(() -> Files.newInputStream(path), path.toString(), progress);
		throw new UserError(path + " is not a model. Choose a model's folder, its .zip or its " + BundleFiles.RDF +
			".");
	}

	private String hint() throws IOException {
		final List<String> names = names();
		return (names.isEmpty() ? "No models are installed. Give" : "Installed models: " + String.join(", ", names) +
			". Give one of them, or") + " a model's folder, its .zip or its " + BundleFiles.RDF + ".";
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
