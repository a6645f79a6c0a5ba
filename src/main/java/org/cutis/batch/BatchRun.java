package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

import org.cutis.image.Table;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Does a step with every file of a folder that is not done yet. A file that fails is written down and the others go on. A
 * run that is killed loses the file it was at, and leaves nothing half-written: results are made in a
 * folder of its own and moved into place.
 */
public final class BatchRun {

	private final BatchRequest request;

	private final BatchStep step;

	private final Progress progress;

	/** Errors of this run by file. */
	private final TreeMap<String, String> failed = new TreeMap<>();

	public BatchRun(final BatchRequest request, final BatchStep step, final Progress progress) {
		this.request = request;
		this.step = step;
		this.progress = progress;
	}

	/**
	 * Does the shard's files; then, if the shard is everything, joins the tables.
	 *
	 * @throws UserError if the folders are wrong; not if files fail: those are in the result
	 * @throws CancellationException if the user has stopped it; what is done stays done
	 */
	public BatchResult run() throws IOException {
		final BatchFolder folder = BatchFolder.in(request.output(), step.info().command());
		final List<String> all = InputFiles.list(request, folder, progress);
		folder.make();
		final List<String> files = request.shard().of(all);
		final List<String> todo = todo(files, folder);
		WorkFolder.cleanLeftovers(folder.path());
		try (WorkFolder work = WorkFolder.in(folder.path())) {
			process(todo, new FileRun(request, step, folder, all, work));
		}
		final int skipped = files.size() - todo.size();
		if (request.shard().equals(Shard.ALL)) return Gathering.of(request, step.info(), all, progress, skipped);
		return new BatchResult(files.size(), skipped, failed.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue())
			.toList(), report(files), folder.path());
	}

	/** The files that are not done, or all. */
	private List<String> todo(final List<String> files, final BatchFolder folder) throws IOException {
		if (request.redo()) return files;
		final DoneCheck check = new DoneCheck(InputFiles.root(request.input()), folder, step.info());
		final List<String> todo = new ArrayList<>();
		for (final String file : files) {
			progress.update(0, "Looking what is done: " + file);
			if (!check.isDone(file, progress)) todo.add(file);
		}
		return todo;
	}

	private void process(final List<String> files, final FileRun run) throws IOException {
		final long[] sizes = new long[files.size()];
		long total = 0;
		for (int i = 0; i < sizes.length; i++)
			total += sizes[i] = 1 + size(files.get(i));
		long done = 0;
		final QuietProgress quiet = new QuietProgress(progress);
		for (int i = 0; i < sizes.length; i++) {
			final String file = files.get(i);
			final String error = run.run(file, quiet.of(file, (i + 1) + " of " + sizes.length, (double) done / total,
				(double) (done + sizes[i]) / total));
			if (error != null) {
				failed.put(file, error);
				progress.log(file + " failed: " + error);
			}
			done += sizes[i];
		}
	}

	/** What is gone meanwhile is told when its turn comes. */
	private long size(final String file) {
		final Path path = request.input().resolve(file);
		try {
			return Files.size(path);
		}
		catch (final IOException e) {
			return 0;
		}
	}

	private Table report(final List<String> files) {
		return Report.table(files.stream().map(f -> new Report.Line(f, failed.containsKey(f) ? Report.FAILED : Report.DONE,
			failed.get(f))).toList());
	}
}
