package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** What a batch does with each of its files: a command whose other parameters are set and checked. */
public interface BatchStep extends AutoCloseable {

	/** What it does. Files for which the same was done before need not be done again. */
	StepInfo info();

	/**
	 * The files that an input consists of, the input itself first.
	 *
	 * @throws UserError if one is missing
	 */
	default List<Path> parts(final Path input) {
		return List.of(input);
	}

	/**
	 * Does it with one file.
	 *
	 * @param output an empty folder for the results, whose names begin with that of the input
	 * @throws UserError if it cannot be done with this file
	 * @throws CancellationException if the user has stopped it
	 */
	void run(Path input, Path output, Progress progress) throws IOException;

	@Override
	void close();
}
