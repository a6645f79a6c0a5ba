package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cutis.image.AtomicFile;
import org.cutis.image.CsvFile;
import org.cutis.image.CsvJoin;
import org.cutis.image.OutputFolder;
import org.cutis.image.Table;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Joins the tables that the files of a batch have given: those of the same kind to {@code all_KIND.csv}, with the input's
 * path in a first column, in order of the paths; and writes what became of each file to {@code report.csv}. The same comes of it,
 * byte for byte, whether one run did all files or many shards.
 */
public final class Gathering {

	private static final String JOINED = "all_", CSV = ".csv", PROVENANCE = ".provenance.txt";

	private static final String OTHER = "It was done with other parameters, another model or another version of Cutis.";

	private final StepInfo step;

	private final BatchFolder folder;

	private final DoneCheck check;

	private final Progress progress;

	/** By the joined table's name. */
	private final Map<String, List<CsvJoin.Part>> tables = new TreeMap<>();

	private Gathering(final BatchRequest request, final StepInfo step, final BatchFolder folder, final Progress progress)
		throws IOException
	{
		this.step = step;
		this.folder = folder;
		this.check = new DoneCheck(InputFiles.root(request.input()), folder, step);
		this.progress = progress;
	}

	/**
	 * Joins what earlier runs have done, whatever the request's shard.
	 *
	 * @throws UserError if the folders are wrong; not if files failed or are not done: those are in the result
	 * @throws CancellationException if the user has stopped it
	 */
	public static BatchResult run(final BatchRequest request, final StepInfo step, final Progress progress)
		throws IOException
	{
		final BatchFolder folder = BatchFolder.in(request.output(), step.command());
		final List<String> all = InputFiles.list(request, folder, progress);
		if (!Files.isDirectory(folder.path())) throw new UserError("There is nothing to gather: no batch of " + step
			.command() + " has been run into " + request.output() + ". Run the shards first, with this output folder.");
		WorkFolder.cleanLeftovers(folder.path());
		return of(request, step, all, progress, 0);
	}

	static BatchResult of(final BatchRequest request, final StepInfo step, final List<String> files,
		final Progress progress, final int skipped) throws IOException
	{
		final BatchFolder folder = BatchFolder.in(request.output(), step.command());
		return new Gathering(request, step, folder, progress).gather(files, skipped);
	}

	private BatchResult gather(final List<String> files, final int skipped) throws IOException {
		folder.make();
		final List<Report.Line> lines = new ArrayList<>();
		for (final String file : files) {
			progress.update(1, "Joining tables: " + file);
			lines.add(take(file));
		}
		final Set<String> before = joined();
		for (final Map.Entry<String, List<CsvJoin.Part>> e : tables.entrySet()) {
			table(e.getKey(), file -> CsvJoin.write("input", e.getValue(), file, () -> progress.update(1, "Joining tables")));
			before.remove(e.getKey());
		}
		// Of an earlier batch with other parameters.
		for (final String old : before) {
			Files.deleteIfExists(folder.path().resolve(old));
			Files.deleteIfExists(folder.path().resolve(old + PROVENANCE));
		}
		final Table report = Report.table(lines);
		AtomicFile.write(folder.path().resolve("report.csv"), file -> CsvFile.write(report, file));
		return new BatchResult(files.size(), skipped, lines.stream().filter(Report.Line::isProblem).map(Report.Line::sentence)
			.toList(), report, folder.path());
	}

	private Report.Line take(final String file) throws IOException {
		final ManifestEntry entry = check.entry(file);
		if (entry != null && entry.error() != null) return new Report.Line(file, Report.FAILED, entry.error());
		if (check.isOfOtherStep(file)) return new Report.Line(file, Report.MISSING, OTHER);
		if (!check.looksDone(file)) return new Report.Line(file, Report.MISSING, null);
		final List<StoredFile> found = entry.outputs().stream().filter(f -> f.path().endsWith(CSV)).toList();
		for (final StoredFile table : found)
			if (!table.isUnchangedIn(folder.output(), progress)) return new Report.Line(file, Report.FAILED, "Its table " +
				table.path() + " has been changed since. Delete it and run the batch again.");
		for (final StoredFile table : found)
			tables.computeIfAbsent(JOINED + kind(file, table.path()), k -> new ArrayList<>()).add(new CsvJoin.Part(file, folder
				.output().resolve(table.path())));
		return new Report.Line(file, Report.DONE, null);
	}

	/** What a table is called without the input's name: {@code roughness.csv}. */
	private static String kind(final String input, final String table) {
		final String stem = OutputFolder.stem(Path.of(input).getFileName().toString()) + "_";
		final String name = Path.of(table).getFileName().toString();
		return name.startsWith(stem) ? name.substring(stem.length()) : name;
	}

	private void table(final String name, final AtomicFile.Content content) throws IOException {
		AtomicFile.write(folder.path().resolve(name), content);
		AtomicFile.write(folder.path().resolve(name + PROVENANCE), file -> Files.writeString(file, step.provenance()
			.toText()));
	}

	private Set<String> joined() throws IOException {
		try (Stream<Path> files = Files.list(folder.path())) {
			return files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith(JOINED) && n.endsWith(CSV)).collect(
				Collectors.toSet());
		}
	}
}
