package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.cutis.task.Progress;

/** Folders of small text files for tests of batches, and what is in a folder. */
final class BatchTrees {

	private BatchTrees() {}

	/** {@code a.txt}, {@code b/a.txt}, {@code b/c.txt}, {@code d.txt} with the lines 1, 2, 3 and 4 5; and files that are not meant. */
	static Path inputs(final Path folder) throws IOException {
		write(folder, "a.txt", "1\n");
		write(folder, "b/a.txt", "2\n");
		write(folder, "b/c.txt", "3\n");
		write(folder, "d.txt", "4\n5\n");
		write(folder, "notes.md", "bad\n");
		write(folder, ".hidden.txt", "bad\n");
		write(folder, ".cache/x.txt", "bad\n");
		return folder;
	}

	static void write(final Path folder, final String name, final String text) throws IOException {
		Files.createDirectories(folder.resolve(name).getParent());
		Files.writeString(folder.resolve(name), text);
	}

	/** Path to content of all files below a folder. */
	static Map<String, String> content(final Path folder) throws IOException {
		final Map<String, String> content = new TreeMap<>();
		try (Stream<Path> walk = Files.walk(folder)) {
			for (final Path file : walk.filter(Files::isRegularFile).toList())
				content.put(StoredFile.path(folder, file), Files.readString(file));
		}
		return content;
	}

	/** The results and tables, without what is different in every run. */
	static Map<String, String> results(final Path folder) throws IOException {
		final Map<String, String> results = content(folder);
		results.keySet().removeIf(name -> name.endsWith(".jsonl"));
		return results;
	}

	static BatchRequest request(final Path input, final Path output, final String shard) {
		return new BatchRequest(input, "*.txt", true, output, Shard.parse(shard), false);
	}

	static BatchResult run(final Path input, final Path output, final String shard, final BatchStep step)
		throws IOException
	{
		return new BatchRun(request(input, output, shard), step, Progress.none()).run();
	}
}
