package org.cutis.command;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.NetworkSpec;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelClass;
import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/** Mosaics whose classes differ in their grey values, and a model that has learned them in seconds. */
public final class RcmImages {

	/** Grey value of each class. */
	static final int[] GREY = { 15, 245, 200, 60, 150, 105 };

	/** µm per pixel of the mosaics, and of the model. */
	public static final double FINE = 0.5, COARSE = 2;

	/** Sides of a patch of one class, in pixels of the mosaic. */
	private static final int PATCH = 40;

	private static final int SIDE = 32;

	private RcmImages() {}

	/** The class at a place in a mosaic. */
	public static int label(final int x, final int y) {
		return (x / PATCH + 2 * (y / PATCH)) % GREY.length;
	}

	/** An 8-bit mosaic of 0.5 µm. */
	public static ImagePlus mosaic(final String title, final int width, final int height) {
		final ImagePlus image = IJ.createImage(title, "8-bit black", width, height, 1);
		final Random random = new Random(7);
		final ImageProcessor p = image.getProcessor();
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				p.set(x, y, GREY[label(x, y)] + random.nextInt(19) - 9);
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = image.getCalibration().pixelDepth = FINE;
		image.getCalibration().xOrigin = 4;
		image.setProperty("Info", "Patient: phantom");
		return image;
	}

	/** The model, of six classes at 2 µm. @param folder must not exist */
	public static ModelBundle model(final Path folder) throws IOException {
		final FloatBuffer images = Buffers.direct(1, SIDE, SIDE, 1), labels = Buffers.direct(1, SIDE, SIDE, GREY.length);
		final Random random = new Random(9);
		for (int y = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++) {
				final int label = label((int) (x * COARSE / FINE), (int) (y * COARSE / FINE));
				images.put((GREY[label] + random.nextInt(5) - 2) / 255f);
				for (int c = 0; c < GREY.length; c++)
					labels.put(c == label ? 1 : 0);
			}
		return TinyModels.write(folder, plan("tiny-rcm", List.of("intensity"), RcmClasses.ALL), 400, images, labels);
	}

	static TinyModels.Plan plan(final String name, final List<String> channels, final List<ModelClass> classes) {
		return new TinyModels.Plan(name, Modality.RCM, new NetworkSpec("fcn7", channels.size(), classes.size(), 8, 7, 0),
			channels, classes, new Normalization(1 / 255.0, 0, "8-bit values divided by 255"), TinyModels.axes(COARSE));
	}

	/** Such a model with random weights. @param folder must not exist */
	public static ModelBundle untrained(final Path folder) throws IOException {
		return untrained(folder, plan("untrained-rcm", List.of("intensity"), RcmClasses.ALL));
	}

	static ModelBundle untrained(final Path folder, final TinyModels.Plan plan) throws IOException {
		return TinyModels.write(folder, plan, 0, null, null);
	}
}
