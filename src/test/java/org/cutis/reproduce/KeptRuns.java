package org.cutis.reproduce;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.cutis.task.Progress;

/**
 * A row of trainings of which each one's result is kept, so that an interrupted row goes on.
 *
 * @param <K> what is to be trained
 * @param <R> what comes of it
 * @param store where results are kept
 * @param key all that a result depends on
 * @param title of a training, for the terminal
 * @param summary of a result, for the terminal
 */
record KeptRuns<K, R>(ResultStore<R> store, Function<K, String> key, Function<K, String> title,
	Function<R, String> summary)
{

	/** Trains one network and scores it. */
	@FunctionalInterface
	interface Trial<K, R> {

		R run(K run, Progress progress) throws IOException;
	}

	/**
	 * Results of all runs, in their order; those that are kept already are taken from there.
	 *
	 * @param out told where the work stands
	 */
	List<R> results(final List<K> runs, final Trial<K, R> trial, final PrintStream out) throws IOException {
		final List<K> missing = new ArrayList<>();
		for (final K run : runs)
			if (store.find(key.apply(run)).isEmpty()) missing.add(run);
		final RunProgress progress = new RunProgress(missing.size(), out, System::nanoTime);
		for (final K run : missing) {
			progress.begin(title.apply(run));
			final R result = trial.run(run, progress);
			store.keep(key.apply(run), result);
			progress.end(summary.apply(result));
		}
		final List<R> results = new ArrayList<>();
		for (final K run : runs)
			results.add(store.find(key.apply(run)).orElseThrow());
		return results;
	}
}
