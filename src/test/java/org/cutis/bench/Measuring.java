package org.cutis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.io.FileSaver;

/** Time and memory, for all benchmarks. */
final class Measuring {

	interface Work {

		void run() throws Exception;
	}

	private Measuring() {}

	static double seconds(final Work work) throws Exception {
		final long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}

	/** Of an even number of values the upper one. */
	static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	/**
	 * The most physical memory, in megabytes, of a process that runs a main class with an image's file as its argument
	 * and ends with {@link #printPeak}.
	 *
	 * @param heap for example {@code 600m}
	 * @param more arguments after the file
	 */
	static double peakMegabytes(final Class<?> main, final ImagePlus image, final String heap, final String... more)
		throws IOException, InterruptedException
	{
		final Path file = Files.createTempFile("cutis-bench", ".tif");
		try {
			if (image.getStackSize() > 1) new FileSaver(image).saveAsTiffStack(file.toString());
			else new FileSaver(image).saveAsTiff(file.toString());
			final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
				.toString(), "-Xmx" + heap, "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), main
					.getName(), file.toString()));
			command.addAll(List.of(more));
			final Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
			final String out = new String(process.getInputStream().readAllBytes());
			if (process.waitFor() != 0) throw new IllegalStateException("The process failed: " + out);
			return Arrays.stream(out.split("\n")).filter(l -> l.startsWith("peak_kb ")).mapToDouble(l -> Double.parseDouble(l
				.substring(8)) / 1024).findFirst().orElseThrow();
		}
		finally {
			Files.delete(file);
		}
	}

	/** Prints the most physical memory this process has had, native memory included (Linux). */
	static void printPeak() throws IOException {
		System.out.println("peak_kb " + Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith(
			"VmHWM")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElseThrow());
	}
}
