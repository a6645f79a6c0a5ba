package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * A step whose results are easy to foresee: of a text file {@code a.txt} with the lines 3 and 5 it makes
 * {@code a_sum.csv} with one row for each line and {@code a_copy.bin}. A file that begins with "bad" fails, after it
 * has saved something.
 */
class CountingStep implements BatchStep {

	/** The files it was run with, in order. */
	final List<String> seen = Collections.synchronizedList(new ArrayList<>());

	private final int factor;

	CountingStep(final int factor) {
		this.factor = factor;
	}

	@Override
	public StepInfo info() {
		return new StepInfo("count", Map.of("factor", "" + factor), Map.of("net", "abc"), "1");
	}

	@Override
	public void run(final Path input, final Path output, final Progress progress) throws IOException {
		final String name = input.getFileName().toString();
		seen.add(name);
		final String stem = name.substring(0, name.lastIndexOf('.'));
		Files.writeString(output.resolve(stem + "_copy.bin"), Files.readString(input));
		progress.update(0.5, "Counting");
		final StringBuilder csv = new StringBuilder("value,times\n");
		for (final String line : Files.readAllLines(input)) {
			if (line.startsWith("bad")) throw new UserError("The file " + name + " is bad.");
			if (line.startsWith("bug")) throw new IllegalStateException("a bug");
			csv.append(line).append(',').append(factor * Integer.parseInt(line)).append('\n');
		}
		Files.writeString(output.resolve(stem + "_sum.csv"), csv);
	}

	@Override
	public void close() {}
}
