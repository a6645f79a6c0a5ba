package org.cutis.face;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.cutis.task.UserError;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.io.FileInfo;
import ij.io.Opener;

/** Finds the image that a macro or a command line names. */
final class ImageInput {

	private ImageInput() {}

	/**
	 * Opens an image file with whatever reader ImageJ has.
	 *
	 * @param parameter the parameter's name, for the sentence
	 * @throws UserError if there is no such file or it is not an image
	 */
	static ImagePlus open(final String parameter, final String path) {
		final File file = new File(path);
		if (!file.exists()) throw new UserError("There is no file " + path + " (parameter " + parameter +
			"). Check its path.");
		if (file.isDirectory()) throw new UserError(path + " (parameter " + parameter +
			") is a folder, but must be an image file.");
		if (!file.canRead()) throw new UserError("The file " + path + " (parameter " + parameter +
			") cannot be read. Check its permissions.");
		checkWhole(parameter, file);
		final ImagePlus image = read(file);
		if (image == null || image.getWidth() == 0) throw new UserError("The file " + path +
			" (parameter " + parameter +
			") is not an image that ImageJ can open. Give a TIFF file, or open it in Fiji and save it as TIFF.");
		return image;
	}

	/**
	 * The open image with a title; where there is none, the image file with that path.
	 *
	 * @throws UserError if there is neither
	 */
	static ImagePlus find(final String parameter, final String titleOrPath) {
		final ImagePlus current = WindowManager.getCurrentImage();
		if (current != null && titleOrPath.equals(current.getTitle())) return current;
		final ImagePlus image = WindowManager.getImage(titleOrPath);
		if (image != null) return image;
		if (new File(titleOrPath).exists()) return open(parameter, titleOrPath);
		throw new UserError("There is no open image and no file named '" + titleOrPath + "' (parameter " +
			parameter + "). " + openImages());
	}

	/** Of a truncated TIFF file ImageJ opens what there is, without a word. */
	private static void checkWhole(final String parameter, final File file) {
		final FileInfo[] parts;
		try {
			parts = Opener.getTiffFileInfo(file.getAbsolutePath());
		}
		catch (final RuntimeException e) {
			return; // not a TIFF file that ImageJ understands
		}
		if (parts == null) return;
		for (final FileInfo part : parts)
			if (part != null && end(part) > file.length()) throw new UserError("The file " + file +
				" (parameter " + parameter + ") is cut short: it has " + file.length() + " bytes, but should have " +
				end(part) + ". Copy or save it again.");
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

	private static String openImages() {
		final String[] titles = WindowManager.getImageTitles();
		if (titles.length == 0) return "No image is open.";
		return Arrays.stream(titles).collect(Collectors.joining(", ", "Open images: ", "."));
	}

	/** ImageJ's readers report some errors in a message of their own and some as exceptions. */
	private static ImagePlus read(final File file) {
		try {
			IJ.redirectErrorMessages(true);
			return IJ.openImage(file.getAbsolutePath());
		}
		catch (final RuntimeException e) {
			return null;
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}
}
