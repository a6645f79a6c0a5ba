package org.cutis.command;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.cutis.engine.Buffers;
import org.cutis.engine.NetworkSpec;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelClass;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/** Layers that differ in their grey values, and a model that has learned them in a second. */
public final class OctImages {

	/** Grey values of glass, glycerol, epidermis, DEJ, dermis. */
	static final int[] GREY = { 235, 20, 150, 80, 195 };

	/** The model's classes; in the network's output they stand in another order than in skin. */
	private static final List<ModelClass> CLASSES = List.of(new ModelClass("dermis", 0x3F7FD9), new ModelClass("glass",
		0xFDE725), new ModelClass("DEJ", 0x16167A), new ModelClass("epidermis", 0x2A9D4A), new ModelClass("glycerol",
			0xA6DB45));

	/** Label of each of them. */
	static final int[] LABELS = { 4, 0, 3, 2, 1 };

	/** Class weights, in the order of the network's output. */
	static final double[] WEIGHTS = { 1, 10, 20, 1, 10 };

	private static final int SIDE = 32;

	private OctImages() {}

	/** Rows above the interface below a layer. @param layer 0 to 3 */
	static int end(final int layer, final int x, final int scan) {
		final int skin = 9 + (int) Math.round(2 * Math.sin(x / 6.0));
		return switch (layer) {
			case 0 -> 4 + scan % 2;
			case 1 -> skin;
			case 2 -> skin + 7 + (int) Math.round(2 * Math.sin(x / 3.0 + scan));
			default -> end(2, x, scan) + 3;
		};
	}

	static int label(final int x, final int row, final int scan) {
		int layer = 0;
		while (layer < 4 && row >= end(layer, x, scan))
			layer++;
		return layer;
	}

	/** 8-bit B-scans of 2 x 0.5 µm, 3 µm apart; the first pixels are 0 and 255. */
	public static ImagePlus scans(final String title, final int width, final int depth, final int scans) {
		final ImagePlus image = IJ.createImage(title, "8-bit black", width, depth, scans);
		final Random random = new Random(7);
		for (int z = 0; z < scans; z++) {
			final ImageProcessor p = image.getStack().getProcessor(z + 1);
			for (int y = 0; y < depth; y++)
				for (int x = 0; x < width; x++)
					p.set(x, y, GREY[label(x, y, z)] + random.nextInt(11) - 5);
		}
		image.getStack().getProcessor(1).set(0, 0, 255);
		image.getStack().getProcessor(1).set(Math.min(1, width - 1), depth - 1, 0);
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 2;
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().pixelDepth = 3;
		image.getCalibration().xOrigin = 4;
		image.setProperty("Info", "Patient: phantom");
		return image;
	}

	/** The model, without class weights. @param folder must not exist */
	public static ModelBundle model(final Path folder) throws IOException {
		final ImagePlus image = scans("training", SIDE, SIDE, 1);
		final FloatBuffer images = Buffers.direct(1, SIDE, SIDE, 1), labels = Buffers.direct(1, SIDE, SIDE, 5);
		for (int y = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++) {
				images.put(image.getProcessor().get(x, y) / 255f);
				for (final int label : LABELS)
					labels.put(label == label(x, y, 0) ? 1 : 0);
			}
		return TinyModels.write(folder, plan(), 250, images, labels);
	}

	static TinyModels.Plan plan() {
		return plan("tiny-oct", List.of("intensity"), CLASSES);
	}

	static TinyModels.Plan plan(final String name, final List<String> channels, final List<ModelClass> classes) {
		return new TinyModels.Plan(name, Modality.OCT, new NetworkSpec("fcn7", channels.size(), classes.size(), 6, 7, 0),
			channels, classes, new Normalization(1 / 255.0, 0, "8-bit values divided by 255"), TinyModels.axes(2));
	}

	/** Such a model with random weights. @param folder must not exist */
	static ModelBundle untrained(final Path folder, final TinyModels.Plan plan) throws IOException {
		return TinyModels.write(folder, plan, 0, null, null);
	}

	/** A copy of the model, as if it had been trained with {@link #WEIGHTS}. @param folder must not exist */
	static ModelBundle weighted(final ModelBundle model, final Path folder) throws IOException {
		copy(model, folder);
		edit(folder, "      loss: cross-entropy\n", "      loss: cross-entropy\n      class_weights: [1, 10.0, 20, 1, 10]\n");
		return ModelBundle.open(folder, Progress.none());
	}

	static void copy(final ModelBundle model, final Path folder) throws IOException {
		try (var files = Files.walk(model.folder())) {
			for (final Path file : files.toList())
				Files.copy(file, folder.resolve(model.folder().relativize(file).toString()));
		}
	}

	/** Changes a bundle's description. */
	static void edit(final Path folder, final String from, final String to) throws IOException {
		final String rdf = Files.readString(folder.resolve("rdf.yaml"));
		if (!rdf.contains(from)) throw new AssertionError(from + " in\n" + rdf);
		Files.writeString(folder.resolve("rdf.yaml"), rdf.replace(from, to));
	}
}
