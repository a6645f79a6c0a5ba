package org.cutis.train;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Small folders of images and labels, written by ImageJ. */
final class TestFolders {

	/** The value of a pixel. */
	@FunctionalInterface
	interface Value {

		double at(int x, int y, int z);
	}

	final Path images, labels;

	TestFolders(final File root) throws IOException {
		images = Files.createDirectories(root.toPath().resolve("images"));
		labels = Files.createDirectories(root.toPath().resolve("labels"));
	}

	/** A stack of 8, 16, 24 (RGB) or 32 bit. */
	static ImagePlus image(final int width, final int height, final int depth, final int bits, final Value value) {
		final ImageStack stack = new ImageStack(width, height);
		for (int z = 0; z < depth; z++) {
			final ImageProcessor p = switch (bits) {
				case 8 -> new ByteProcessor(width, height);
				case 16 -> new ShortProcessor(width, height);
				case 24 -> new ColorProcessor(width, height);
				default -> new FloatProcessor(width, height);
			};
			for (int y = 0; y < height; y++)
				for (int x = 0; x < width; x++) {
					final double v = value.at(x, y, z);
					if (bits == 32) p.setf(x, y, (float) v);
					else p.set(x, y, (int) v);
				}
			stack.addSlice(p);
		}
		final ImagePlus image = new ImagePlus("image", stack);
		image.setDimensions(1, depth, 1);
		return image;
	}

	static void save(final ImagePlus image, final Path file) {
		final String name = file.toString(), extension = name.substring(name.lastIndexOf('.') + 1);
		if (extension.equals("tif")) new FileSaver(image).saveAsTiff(name);
		else write(image, extension, file);
	}

	private static void write(final ImagePlus image, final String format, final Path file) {
		try {
			ImageIO.write(image.getBufferedImage(), format, file.toFile());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A ramp. */
	static double gray(final int x, final int y, final int z) {
		return (7 * x + 13 * y + 29 * z) % 251;
	}

	/** Label 1 in the lower half, 0 above. @param height of the image */
	static Value half(final int height) {
		return (x, y, z) -> y < height / 2 ? 0 : 1;
	}

	/** An 8-bit slice and its labels, as TIFFs of one name. */
	TestFolders pair(final String name, final int width, final int height) {
		save(image(width, height, 1, 8, TestFolders::gray), images.resolve(name + ".tif"));
		save(image(width, height, 1, 8, half(height)), labels.resolve(name + ".tif"));
		return this;
	}

	DatasetRequest request() {
		return new DatasetRequest(images, labels, Optional.empty(), OptionalInt.empty(), "auto", "", Optional.empty(), 2,
			1L << 30);
	}

	DatasetRequest request(final Extent patch) {
		return new DatasetRequest(images, labels, Optional.empty(), OptionalInt.empty(), "auto", "", Optional.of(patch), 2,
			1L << 30);
	}

	DatasetRequest request(final String classes, final String ignore) {
		return new DatasetRequest(images, labels, Optional.of(LabelClasses.parse(classes, ignore)), OptionalInt.empty(),
			"auto", "", Optional.empty(), 2, 1L << 30);
	}
}
