package org.cutis.model;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders as a whole: list, copy, delete, write beside and move into place. */
public final class FileTrees {

	private static final String TEMPORARY = ".tmp-";

	private FileTrees() {}

	/** All files below a folder by their path with forward slashes, sorted; links are not followed. */
	public static List<String> files(final Path folder) throws IOException {
		try (Stream<Path> walk = Files.walk(folder)) {
			return walk.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)).map(p -> folder.relativize(p)
				.toString().replace('\\', '/')).sorted().toList();
		}
	}

	/** Copies the files of a folder into a new one. */
	static void copy(final Path from, final Path to) throws IOException {
		Files.createDirectories(to);
		for (final String name : files(from)) {
			final Path target = to.resolve(name);
			Files.createDirectories(target.getParent());
			Files.copy(from.resolve(name), target, StandardCopyOption.COPY_ATTRIBUTES);
		}
	}

	/**
	 * A name beside the target that nobody else uses. Not java.nio's temporary
	 * files, whose permissions would shut out the colleagues on a shared folder.
	 */
	static Path temporaryBeside(final Path target) {
		return target.resolveSibling("." + target.getFileName() + TEMPORARY + UUID.randomUUID());
	}

	/** Deletes what crashed runs have left in a folder more than a day ago. */
	static void cleanLeftovers(final Path folder) throws IOException {
		final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
		try (Stream<Path> children = Files.list(folder)) {
			for (final Path p : children.filter(c -> c.getFileName().toString().contains(TEMPORARY)).toList())
				if (p.toFile().lastModified() < yesterday.toEpochMilli()) clean(p);
		}
	}

	/** Moves within one folder: what is seen under the new name is always whole. */
	static void moveIntoPlace(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(from, to);
		}
	}

	/** Moves a file over another one: under the name there is always the old or the new one, whole. */
	static void replace(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Deletes what there is of a temporary folder or file, and leaves what cannot be deleted. */
	public static void clean(final Path path) {
		try {
			delete(path);
		}
		catch (final IOException e) {
			// What went wrong before is what the user needs to hear.
		}
	}

	/** Deletes what there is of a folder or file; links are removed, not followed. */
	public static void delete(final Path path) throws IOException {
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return;
		final List<Path> all;
		try (Stream<Path> walk = Files.walk(path)) {
			all = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (final Path p : all)
			Files.deleteIfExists(p);
	}
}
