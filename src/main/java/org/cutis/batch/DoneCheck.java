package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.cutis.task.Progress;

/** Whether a file is done: the same was done with the same file, and the results are there. */
final class DoneCheck {

	private final Path input, output;

	private final StepInfo step;

	private final Map<String, ManifestEntry> latest;

	DoneCheck(final Path input, final BatchFolder folder, final StepInfo step) throws IOException {
		this.input = input;
		this.output = folder.output();
		this.step = step;
		this.latest = folder.latest();
	}

	/** What was done with a file last; null if nothing was, or something else. */
	ManifestEntry entry(final String file) {
		final ManifestEntry entry = latest.get(file);
		return entry != null && entry.step().equals(step) ? entry : null;
	}

	/** Whether something else was done with a file, and not this. */
	boolean isOfOtherStep(final String file) {
		return latest.containsKey(file) && entry(file) == null;
	}

	/** Compares the input's content. */
	boolean isDone(final String file, final Progress progress) throws IOException {
		if (!looksDone(file)) return false;
		for (final StoredFile part : entry(file).inputFiles())
			if (!part.isUnchangedIn(input, progress)) return false;
		return true;
	}

	/** Compares only sizes: that takes no time, and is for what has been done just now. */
	boolean looksDone(final String file) throws IOException {
		final ManifestEntry entry = entry(file);
		if (entry == null || entry.error() != null || entry.outputs().isEmpty()) return false;
		for (final StoredFile part : entry.inputFiles())
			if (!part.isIn(input)) return false;
		for (final StoredFile result : entry.outputs())
			if (!result.isIn(output)) return false;
		return true;
	}
}
