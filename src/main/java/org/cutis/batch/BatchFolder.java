package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cutis.image.OutputFolder;
import org.cutis.task.UserError;

/**
 * What batches of a command keep in an output folder, in {@code batch-COMMAND}: for each shard a manifest (one line of JSON
 * for each file done) and a list of the results' paths, which is written before the results are there, so that
 * nobody takes a result for an input; the joined tables and the report.
 */
final class BatchFolder {

	private static final String PREFIX = "batch-", MANIFEST = "manifest", RESULTS = "results", LINES = ".jsonl";

	private final Path output, path;

	/** What the shard's list has; null if not read yet. */
	private Set<Path> announced;

	private BatchFolder(final Path path) {
		this.output = path.getParent();
		this.path = path;
	}

	/** Of an output folder, which need not exist yet. */
	static BatchFolder in(final Path output, final String command) throws IOException {
		return at((Files.exists(output) ? output.toRealPath() : output.toAbsolutePath().normalize()).resolve(PREFIX +
			command));
	}

	/** @param path absolute */
	static BatchFolder at(final Path path) {
		return new BatchFolder(path);
	}

	/** The folder of all results. */
	Path output() {
		return output;
	}

	Path path() {
		return path;
	}

	/** @throws UserError if it cannot be made or written to */
	void make() {
		new OutputFolder(path.toFile(), "");
	}

	/** Whether a folder is one of these, of whatever command. */
	static boolean is(final Path folder) throws IOException {
		if (!folder.getFileName().toString().startsWith(PREFIX)) return false;
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).anyMatch(name -> isLines(name, MANIFEST) || isLines(name,
				RESULTS));
		}
	}

	void append(final Shard shard, final ManifestEntry entry) throws IOException {
		LineFile.append(path.resolve(MANIFEST + shard.suffix() + LINES), ManifestJson.write(entry));
	}

	/** Says which results will be there soon. @param results below the output folder */
	void announce(final Shard shard, final List<String> results) throws IOException {
		final Path file = path.resolve(RESULTS + shard.suffix() + LINES);
		if (announced == null) {
			announced = new HashSet<>();
			results(file, announced);
		}
		final String lines = results.stream().filter(r -> announced.add(output.resolve(r))).map(ManifestJson::writeText)
			.collect(Collectors.joining("\n"));
		if (!lines.isEmpty()) LineFile.append(file, lines);
	}

	/** All results that are or will be there, of all shards, as absolute paths. */
	Set<Path> results() throws IOException {
		final Set<Path> results = new HashSet<>();
		for (final Path file : lines(RESULTS))
			results(file, results);
		return results;
	}

	/** What was done last with each input, by any shard. */
	Map<String, ManifestEntry> latest() throws IOException {
		final Map<String, ManifestEntry> latest = new HashMap<>();
		for (final Path file : lines(MANIFEST)) {
			// Within a manifest the order counts, between those of different machines their clocks.
			final Map<String, ManifestEntry> own = new HashMap<>();
			LineFile.read(file, line -> ManifestJson.read(line).ifPresent(e -> own.put(e.input(), e)));
			own.forEach((input, entry) -> latest.merge(input, entry, (a, b) -> b.finished().isBefore(a.finished()) ? a : b));
		}
		return latest;
	}

	private void results(final Path file, final Set<Path> results) throws IOException {
		LineFile.read(file, line -> ManifestJson.readText(line).ifPresent(p -> results.add(output.resolve(p))));
	}

	private List<Path> lines(final String name) throws IOException {
		if (!Files.isDirectory(path)) return List.of();
		try (Stream<Path> files = Files.list(path)) {
			return new ArrayList<>(files.filter(f -> isLines(f.getFileName().toString(), name)).sorted().toList());
		}
	}

	private static boolean isLines(final String file, final String name) {
		return file.matches(name + "(-\\d+-of-\\d+)?\\" + LINES);
	}
}
