package org.cutis.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.cutis.task.UserError;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;

/** Opens image files with whatever reader ImageJ has; shows no window. */
public final class ImageFile {

	private ImageFile() {}

	/**
	 * Opens a file.
	 *
	 * @param note follows the file's path in the sentences, for example {@code " (parameter image)"}; may be empty
	 * @throws UserError if there is no such file, it is not an image, not whole, or too large for the memory
	 */
	public static ImagePlus open(final File file, final String note) {
		if (!file.exists()) throw new UserError("There is no file " + file.getPath() + note + ". Check its path.");
		if (file.isDirectory()) throw new UserError(file.getPath() + note + " is a folder, but must be an image file.");
		if (!file.canRead()) throw new UserError("The file " + file.getPath() + note +
			" cannot be read. Check its permissions.");
		final FileInfo[] parts = tiffParts(file);
		checkWhole(file, parts, note);
		checkMemory(file, parts, note);
		final ImagePlus image = read(file, note);
		if (image == null || image.getWidth() == 0) throw new UserError("The file " + file.getPath() + note +
			" is not an image that ImageJ can open. Give a TIFF file, or open it in Fiji and save it as TIFF.");
		return image;
	}

	/**
	 * Opens a file as {@link ImagePlusDoor#volume} takes an image.
	 *
	 * @throws UserError as {@link #open} and {@link ImagePlusDoor#volume}
	 */
	public static Volume<?> volume(final Path file) {
		return ImagePlusDoor.volume(open(file.toFile(), ""));
	}

	/** The parts of a TIFF file; none of a file that is not one. */
	private static FileInfo[] tiffParts(final File file) {
		try {
			final FileInfo[] parts = Opener.getTiffFileInfo(file.getAbsolutePath());
			return parts == null ? new FileInfo[0] : parts;
		}
		catch (final RuntimeException e) {
			return new FileInfo[0]; // not a TIFF file that ImageJ understands
		}
	}

	/** Of a truncated TIFF file ImageJ opens what there is, without a word. */
	private static void checkWhole(final File file, final FileInfo[] parts, final String note) {
		for (final FileInfo part : parts)
			if (part != null && end(part) > file.length()) throw new UserError("The file " + file.getPath() + note +
				" is cut short: it has " + file.length() + " bytes, but should have " + end(part) +
				". Copy or save it again.");
	}

	/** The byte after the pixels of a part of an uncompressed file, 0 if that is not known. */
	private static long end(final FileInfo part) {
		if (part.compression != FileInfo.COMPRESSION_NONE && part.compression != FileInfo.COMPRESSION_UNKNOWN)
			return 0;
		final int[] strips = part.stripOffsets;
		if (strips != null && strips.length > 1) return Integer.toUnsignedLong(strips[strips.length - 1]) +
			part.stripLengths[strips.length - 1];
		final long pixels = (long) part.width * part.height * part.getBytesPerPixel();
		return part.getOffset() + part.nImages * (pixels + part.getGap()) - part.getGap();
	}

	/** A small compressed file may say that it is huge. */
	private static void checkMemory(final File file, final FileInfo[] parts, final String note) {
		long bytes = 4 * pixels(file);
		for (final FileInfo part : parts)
			if (part != null) bytes += (long) part.width * part.height * part.getBytesPerPixel() * part.nImages;
		if (bytes > Runtime.getRuntime().maxMemory()) throw tooLarge(file, note);
	}

	private static UserError tooLarge(final File file, final String note) {
		return new UserError("The file " + file.getPath() + note + " does not fit into the " + (Runtime.getRuntime()
			.maxMemory() >> 20) + " MB of memory that ImageJ may use. Crop the image, or give ImageJ more memory with " +
			"Edit > Options > Memory & Threads....");
	}

	/** What the header of a PNG, JPEG, BMP or GIF file says; 0 of other files. */
	private static long pixels(final File file) {
		try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
			if (in == null) return 0;
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) return 0;
			final ImageReader reader = readers.next();
			try {
				// TIFF files are looked at above.
				if (reader.getFormatName().startsWith("tif")) return 0;
				reader.setInput(in);
				return (long) reader.getWidth(0) * reader.getHeight(0);
			}
			finally {
				reader.dispose();
			}
		}
		catch (final IOException | RuntimeException e) {
			return 0; // opening it will tell
		}
	}

	/** ImageJ's readers report some errors in a message of their own and some as exceptions. */
	private static synchronized ImagePlus read(final File file, final String note) {
		try {
			IJ.redirectErrorMessages(true);
			return IJ.openImage(file.getAbsolutePath());
		}
		catch (final RuntimeException e) {
			return null;
		}
		catch (final OutOfMemoryError e) {
			throw tooLarge(file, note);
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}
}
