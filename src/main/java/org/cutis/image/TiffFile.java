package org.cutis.image;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;

/**
 * Writes TIFFs as ImageJ's FileSaver does, with three differences: errors are
 * thrown instead of shown in a dialog, the image is not renamed after the file,
 * and it does not forget the file it came from.
 */
final class TiffFile {

	private TiffFile() {}

	static void write(final ImagePlus image, final Path file) throws IOException {
		final FileInfo info = describe(image);
		try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
			new TiffEncoder(info).write(out);
		}
	}

	private static FileInfo describe(final ImagePlus image) {
		final FileSaver saver = new FileSaver(image);
		final FileInfo info = image.getFileInfo();
		final ImageStack stack = image.getStack();
		info.info = image.getInfoProperty();
		info.roi = RoiEncoder.saveAsByteArray(image.getRoi());
		info.overlay = FileSaver.getOverlay(image);
		info.properties = image.getPropertiesAsArray();
		info.sliceLabels = labels(stack);
		info.description = saver.getDescriptionString();
		if (stack.isVirtual()) info.virtualStack = (VirtualStack) stack;
		if (image instanceof CompositeImage) saver.saveDisplayRangesAndLuts(image, info);
		return info;
	}

	private static String[] labels(final ImageStack stack) {
		final String[] labels = new String[stack.getSize()];
		boolean any = false;
		for (int i = 0; i < labels.length; i++) {
			labels[i] = stack.getSliceLabel(i + 1);
			any |= labels[i] != null;
		}
		return any ? labels : null;
	}
}
