package org.cutis.engine;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.cutis.task.UserError;

/**
 * The folder of ImageJ or Fiji that holds the engine's jars, {@code lib/cutis}. In a
 * source tree and on a plain class path there is none.
 */
public final class EngineFolder {

	/** System property that names the folder, for installations that are laid out otherwise. */
	public static final String PROPERTY = "cutis.engine";

	private static final String FOLDER = "lib/cutis", MARK = "tensorflow-engine-.*\\.jar";

	/** {@code plugins/Cutis_.jar} or {@code plugins/Cutis/Cutis_.jar}. */
	private static final int LEVELS = 3;

	private EngineFolder() {}

	/**
	 * Finds the folder: the system property {@code cutis.engine}, beside the folder of Cutis' jar, in what ImageJ's own
	 * properties say is its folder.
	 *
	 * @throws UserError if the property names a folder without the engine
	 */
	public static Optional<Path> find() {
		final String given = System.getProperty(PROPERTY, "");
		if (!given.isBlank()) {
			final Path folder = path(given);
			if (folder == null || !holdsEngine(folder)) throw new UserError("The system property " + PROPERTY + " is " +
				given + ", but the engine's jars are not there. Name the folder that holds them, or do not set it.");
			return Optional.of(folder);
		}
		return candidates(jar()).stream().filter(EngineFolder::holdsEngine).findFirst();
	}

	/** Where the folder may be. @param jar Cutis' own; null if its classes are not in a jar */
	static List<Path> candidates(final Path jar) {
		final List<Path> folders = new ArrayList<>();
		Path above = jar;
		for (int i = 0; i < LEVELS && above != null; i++) {
			above = above.getParent();
			if (above != null) folders.add(above.resolve(FOLDER));
		}
		for (final String property : List.of("imagej.dir", "ij.dir", "fiji.dir", "plugins.dir")) {
			final Path root = path(System.getProperty(property, ""));
			if (jar == null || root == null) continue;
			folders.add(root.resolve(FOLDER));
			if (root.getParent() != null) folders.add(root.getParent().resolve(FOLDER));
		}
		return folders;
	}

	/** The jars in the folder, in the order of their names. */
	static List<Path> jars(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.getFileName().toString().endsWith(".jar") && Files.isRegularFile(f)).sorted().toList();
		}
	}

	private static boolean holdsEngine(final Path folder) {
		if (!Files.isDirectory(folder)) return false;
		try {
			return jars(folder).stream().anyMatch(jar -> jar.getFileName().toString().matches(MARK));
		}
		catch (final IOException e) {
			return false;
		}
	}

	/** The jar this class comes from; null if from a folder of classes. */
	private static Path jar() {
		final CodeSource source = EngineFolder.class.getProtectionDomain().getCodeSource();
		if (source == null || source.getLocation() == null) return null;
		try {
			final Path path = Path.of(new URI(source.getLocation().toString().replace(" ", "%20"))).toAbsolutePath();
			return Files.isRegularFile(path) ? path : null;
		}
		catch (final URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
			return null;
		}
	}

	private static Path path(final String text) {
		try {
			return text.isBlank() ? null : Path.of(text).toAbsolutePath();
		}
		catch (final InvalidPathException e) {
			return null;
		}
	}
}
