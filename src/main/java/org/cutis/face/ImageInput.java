package org.cutis.face;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.cutis.task.UserError;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

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
