package org.cutis.face;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.cutis.image.ImageFile;
import org.cutis.task.UserError;

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
		return ImageFile.open(new File(path), " (parameter " + parameter + ")");
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
}
