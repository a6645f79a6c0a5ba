package org.cutis.batch;

import java.nio.file.Path;
import java.util.List;

import org.cutis.image.Table;

/**
 * What came of a batch.
 *
 * @param files how many files of this shard there are
 * @param skipped how many of them had been done before
 * @param problems those that failed or, when tables were joined, are not done; sentences in order of the files' names
 * @param report input, status and error of every file of this shard
 * @param folder the batch's own folder, with manifest, report and joined tables
 */
public record BatchResult(int files, int skipped, List<String> problems, Table report, Path folder) {

	public BatchResult {
		problems = List.copyOf(problems);
	}
}
