package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;

import ij.io.FileSaver;
import ij.process.ColorProcessor;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Small folders to train on. */
final class TrainingFolders {

	/** Colours of the classes of {@link #stripes}. */
	static final int[] COLORS = { 0x000000, 0xe0e0e0, 0xff8040 };

	final Path images, labels;

	TrainingFolders(final File root) throws IOException {
		images = Files.createDirectories(root.toPath().resolve("images"));
		labels = Files.createDirectories(root.toPath().resolve("labels"));
	}

	/** RSOM phantoms, of 4 B-scans each, with the epidermis as label 1. */
	TrainingFolders rsom(final int volumes) {
		for (int i = 0; i < volumes; i++) {
			new FileSaver(RsomImages.enFace("a", 32, 4, 48, i + 1)).saveAsTiff(images.resolve("scan" + i + ".tif").toString());
			final Volume<UnsignedByteType> truth = new Volume<>("a", Views.addDimension(RsomImages.truth(32, 4, 48, i + 1), 0,
				0), PixelSize.RSOM);
			new FileSaver(ImagePlusDoor.image(truth)).saveAsTiff(labels.resolve("scan" + i + ".tif").toString());
		}
		return this;
	}

	/** RGB images of three horizontal bands whose hues differ, labelled by colour. */
	TrainingFolders stripes(final int count, final int width, final int height) throws IOException {
		for (int i = 0; i < count; i++) {
			final ColorProcessor image = new ColorProcessor(width, height), label = new ColorProcessor(width, height);
			for (int y = 0; y < height; y++)
				for (int x = 0; x < width; x++) {
					final int band = Math.min(2, 3 * (y + (i + x / 8) % 3) / height);
					final int noise = (17 * x + 31 * y + 7 * i) % 40;
					image.set(x, y, band == 0 ? 0x300000 + (noise << 8) : band == 1 ? 0x00a000 + noise : 0x2020a0 + (noise << 16));
					label.set(x, y, COLORS[band]);
				}
			final String name = "p" + i / 2 + "_" + i + ".png";
			ImageIO.write(image.getBufferedImage(), "png", images.resolve(name).toFile());
			ImageIO.write(label.getBufferedImage(), "png", labels.resolve(name).toFile());
		}
		return this;
	}
}
