package org.cutis.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

/** Writes label images of a rough layer, no two alike, for scripts/test-slurm: {@code LabelFiles FOLDER NUMBER}. */
public final class LabelFiles {

	private static final int WIDTH = 60, DEPTH = 50, SCANS = 8;

	private LabelFiles() {}

	public static void main(final String[] arguments) throws IOException {
		System.setProperty("java.awt.headless", "true");
		for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
			final Path folder = Files.createDirectories(Path.of(arguments[0], "patient " + i % 3));
			new FileSaver(labels(i)).saveAsTiffStack(folder.resolve("scan" + i + ".tif").toString());
		}
	}

	/** B-scans with depth along y. */
	private static ImagePlus labels(final int seed) {
		final Random random = new Random(seed);
		final ImageStack stack = new ImageStack(WIDTH, DEPTH);
		for (int s = 0; s < SCANS; s++) {
			final ByteProcessor scan = new ByteProcessor(WIDTH, DEPTH);
			for (int x = 0; x < WIDTH; x++)
				for (int y = 8 + random.nextInt(5); y < 36 + random.nextInt(5); y++)
					scan.set(x, y, 1);
			stack.addSlice(scan);
		}
		return new ImagePlus("", stack);
	}
}
