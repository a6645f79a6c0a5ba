package org.cutis.dev.updatesite;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.cutis.task.UserError;

/**
 * What is to be published: the files of one or more folders as {@code scripts/package-plugin} lays them out, and nothing else.
 *
 * @param files by their paths in a Fiji, with slashes
 */
record Layout(SortedMap<String, Path> files) {

	/** By the ends of file names, with Fiji's names (net.imagej.updater.util.Platforms). */
	private static final Map<String, String> PLATFORMS = Map.of("linux-x86_64", "linux64", "linux-arm64", "linux-arm64",
		"macosx-x86_64", "macos64", "macosx-arm64", "macos-arm64", "windows-x86_64", "win64");

	/**
	 * @param folders the second and further ones may hold other platforms' natives alone
	 * @param jars names without version of what may lie in jars/. Another version of what Fiji has there would break Fiji.
	 * @throws UserError if something else lies there, or what is there does not fit together
	 */
	static Layout of(final List<Path> folders, final Set<String> jars) throws IOException {
		final SortedMap<String, Path> files = new TreeMap<>();
		for (final Path folder : folders) {
			if (!Files.isDirectory(folder)) throw new UserError(folder +
				" is not a folder. Name one that scripts/package-plugin has laid out.");
			for (final Path file : in(folder)) {
				final String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
				check(folder, name, file, jars);
				final Path other = files.putIfAbsent(name, file);
				if (other != null && !Checksums.of(name, other).equals(Checksums.of(name, file))) throw new UserError(other + " and " +
					file + " differ, but a site has one of them. Take it out of one folder.");
			}
		}
		oneVersionOfEach(files);
		if (files.keySet().stream().noneMatch(Layout::isCutis)) throw new UserError("There is no plugins/Cutis_-VERSION.jar in " +
			folders + ". Name a folder that scripts/package-plugin has laid out.");
		return new Layout(files);
	}

	static boolean isCutis(final String name) {
		return name.matches("plugins/Cutis_-[^/]*\\.jar");
	}

	/** Where Fiji is to install a file: a platform, or none for all. */
	static List<String> platforms(final String name) {
		return PLATFORMS.entrySet().stream().filter(e -> name.matches(".*-" + e.getKey() + "(-gpu)?\\.jar")).map(
			Map.Entry::getValue).toList();
	}

	/** Without hidden files, which Fiji's updater does not see. */
	private static List<Path> in(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
			return files.filter(Files::isRegularFile).filter(file -> !folder.relativize(file).toString().matches(
				"(.*[/\\\\])?\\..*")).sorted().toList();
		}
	}

	private static void check(final Path folder, final String name, final Path file, final Set<String> jars)
		throws IOException
	{
		final String jar = name.startsWith("jars/") ? SiteFile.key(name).replaceAll("^jars/|\\.jar$", "") : "";
		if (!isCutis(name) && !name.startsWith("lib/cutis/") && !jars.contains(jar)) throw new UserError(file +
			" is not a part of Cutis. Let scripts/package-plugin lay Cutis out in an empty folder, not in a Fiji, and name that.");
		if (!SiteFile.isPlain(name)) throw new UserError(folder.resolve(name) +
			" has a name that does not do in web addresses. Use letters, digits, . _ + - only.");
		// The updater takes an empty file for the order to delete the one it has.
		if (Files.size(file) == 0) throw new UserError(file + " is empty, and Fiji's updater cannot install that. Take it away.");
	}

	private static void oneVersionOfEach(final SortedMap<String, Path> files) {
		final Map<String, String> names = new HashMap<>();
		for (final String name : files.keySet()) {
			final String other = names.put(SiteFile.key(name), name);
			if (other != null) throw new UserError(other + " and " + name +
				" are versions of one file for Fiji's updater. Leave one of them.");
		}
	}
}
