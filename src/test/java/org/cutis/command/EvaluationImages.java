package org.cutis.command;

import java.io.File;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

/** Label images as files. */
public final class EvaluationImages {

	private EvaluationImages() {}

	/** An 8-bit image. @param values x fastest */
	public static ImagePlus bytes(final int width, final int... values) {
		final ByteProcessor ip = new ByteProcessor(width, values.length / width);
		for (int i = 0; i < values.length; i++)
			ip.set(i, values[i]);
		return new ImagePlus("labels", ip);
	}

	/** B-scans of 10 columns, 12 x 3 µm: label 1 from depth 4, deeper by a step from column 5 on, down to 12. */
	static ImagePlus layer(final int scans, final int step) {
		final ImageStack stack = new ImageStack(10, 20);
		for (int i = 0; i < scans; i++) {
			final ByteProcessor ip = new ByteProcessor(10, 20);
			for (int x = 0; x < 10; x++)
				for (int z = x < 5 ? 4 : 4 + step; z < 12; z++)
					ip.set(x, z, 1);
			stack.addSlice(ip);
		}
		final ImagePlus image = new ImagePlus("layer", stack);
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 12;
		image.getCalibration().pixelHeight = 3;
		image.getCalibration().pixelDepth = 12;
		return image;
	}

	/** Saves as the kind of file that its name tells. */
	public static File save(final File folder, final String name, final ImagePlus image) {
		final File file = new File(folder, name);
		final FileSaver saver = new FileSaver(image);
		final boolean saved = name.endsWith(".png") ? saver.saveAsPng(file.getPath()) : image.getStackSize() > 1 ? saver
			.saveAsTiffStack(file.getPath()) : saver.saveAsTiff(file.getPath());
		if (!saved) throw new IllegalStateException(file + " was not saved");
		return file;
	}
}
