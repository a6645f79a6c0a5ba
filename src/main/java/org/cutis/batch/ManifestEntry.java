package org.cutis.batch;

import java.time.Instant;
import java.util.List;

/**
 * What was done with a file, once.
 *
 * @param input below the input folder
 * @param inputFiles the file, and others that belong to it
 * @param step what was done
 * @param outputs below the output folder; none if it failed
 * @param seconds it took
 * @param finished when it ended
 * @param host on which machine
 * @param error why it failed; null if it did not
 */
record ManifestEntry(String input, List<StoredFile> inputFiles, StepInfo step, List<StoredFile> outputs, double seconds,
	Instant finished, String host, String error)
{

	ManifestEntry {
		inputFiles = List.copyOf(inputFiles);
		outputs = List.copyOf(outputs);
	}
}
