package org.cutis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.PhantomScan;
import org.cutis.task.Progress;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import net.imglib2.view.Views;

/** Images and labels to train on, written to folders named images and labels. */
final class TrainFolders {

	private static final int FILES = 2;

	private static final int SCANS = 6;

	private static final int MOSAIC = 1024, CLASSES = 6, TILE = 128;

	private final Path root;

	TrainFolders(final Path root) throws IOException {
		this.root = root;
		Files.createDirectories(images());
		Files.createDirectories(labels());
	}

	Path images() {
		return root.resolve("images");
	}

	Path labels() {
		return root.resolve("labels");
	}

	/** Slabs of RSOM volumes: B-scans of 333 x 500 pixels in 2 channels, with the epidermis. */
	TrainFolders rsom() {
		for (int i = 0; i < FILES; i++) {
			final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(333, SCANS, 500)
				.withSeed(i + 1), Progress.none());
			save(i, ImagePlusDoor.image(PhantomScan.normalized(phantom, "bench")), ImagePlusDoor.image(new Volume<>("bench",
				Views.addDimension(phantom.epidermis(), 0, 0), PixelSize.RSOM)));
		}
		return this;
	}

	/** As large as small RCM mosaics, in tiles of six classes: a network learns nothing from them, but as fast. */
	TrainFolders mosaics() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < FILES; i++) {
			final ByteProcessor image = new ByteProcessor(MOSAIC, MOSAIC), labels = new ByteProcessor(MOSAIC, MOSAIC);
			for (int p = 0; p < MOSAIC * MOSAIC; p++) {
				final int tile = p % MOSAIC / TILE + p / MOSAIC / TILE;
				image.set(p, random.nextInt(256));
				labels.set(p, tile % CLASSES);
			}
			save(i, new ImagePlus("image", image), new ImagePlus("labels", labels));
		}
		return this;
	}

	private void save(final int number, final ImagePlus image, final ImagePlus label) {
		final String name = "bench" + number + ".tif";
		if (!new FileSaver(image).saveAsTiff(images().resolve(name).toString()) || !new FileSaver(label).saveAsTiff(labels()
			.resolve(name).toString())) throw new IllegalStateException("Could not save " + name);
	}
}
