package org.cutis.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.cutis.image.AtomicFile;
import org.cutis.image.OutputFolder;
import org.cutis.image.Provenance;
import org.cutis.image.Table;
import org.cutis.view.Pictures;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * The results of a command: each says where it came from, and is saved under its
 * product's name, if wished, once all of them are there.
 */
final class Products {

	private interface Save {

		void in(OutputFolder folder) throws IOException;
	}

	private final Provenance provenance;

	private final List<Save> saves = new ArrayList<>();

	Products(final Provenance provenance) {
		this.provenance = provenance;
	}

	/** An image, saved as TIFF. @return the same */
	ImagePlus image(final ImagePlus image, final String product) {
		provenance.attachTo(image);
		saves.add(folder -> folder.tiff(image, product));
		return image;
	}

	/** An image that is drawn: its slices are saved as PNG. @param names of the slices' products @return the same */
	ImagePlus drawn(final ImagePlus image, final String... names) {
		provenance.attachTo(image);
		for (int i = 0; i < names.length; i++)
			picture(image.getStack().getProcessor(i + 1), names[i]);
		return image;
	}

	/** A picture, saved as PNG. */
	void picture(final ImageProcessor picture, final String product) {
		file(product, "png", file -> Pictures.png(picture, file));
	}

	/** A table, saved as CSV with its provenance beside it. @return the same */
	Table table(final Table table, final String product) {
		saves.add(folder -> folder.csv(table, product, provenance));
		return table;
	}

	/** Anything else. */
	void file(final String product, final String extension, final AtomicFile.Content content) {
		saves.add(folder -> folder.write(product, extension, content));
	}

	/** Saves all, each whole or not at all. @param folder empty if nothing is to be saved */
	void save(final Optional<OutputFolder> folder) throws IOException {
		if (folder.isEmpty()) return;
		for (final Save save : saves)
			save.in(folder.get());
	}
}
