package org.cutis.command;

import java.io.IOException;
import java.util.Optional;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.image.Volume;
import org.cutis.model.OctClasses;
import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.phantom.OctPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.view.LabelColors;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * An OCT phantom as ImageJ shows and saves it: stacks of B-scans.
 *
 * @param image 8-bit grey
 * @param layers labels 0 to 4 in the classes' colours
 */
record OctPhantomImages(ImagePlus image, ImagePlus layers) {

	private static final OctPhantomOptions OPTIONS = OctPhantomOptions.defaults();

	static final PhantomSize USUAL = new PhantomSize(OPTIONS.width(), OPTIONS.scans(), OPTIONS.depth());

	static final PixelSize PIXEL = new PixelSize(OPTIONS.pixel(), OPTIONS.pixel(), OPTIONS.pixel(), true);

	/** Image and labels twice: as they are made and as they are shown. */
	static final int BYTES_PER_VOXEL = 4;

	static String title(final long seed) {
		final String digits = Long.toUnsignedString(seed);
		return "OCT_" + "0".repeat(Math.max(0, 14 - digits.length())) + digits + "_phantom";
	}

	/** @param folder where both are saved, if anywhere */
	static OctPhantomImages make(final PhantomSize size, final long seed, final Optional<OutputFolder> folder,
		final Provenance provenance, final Progress progress) throws IOException
	{
		final OctPhantom phantom = OctPhantomGenerator.generate(OPTIONS.withSize(size.width(), size.depth(), size.scans())
			.withSeed(seed), progress);
		final String title = title(seed);
		final ImagePlus image = show(phantom.image(), title, provenance);
		// Segment OCT Layers calls its result _layers; a macro must be able to tell them apart.
		final ImagePlus layers = show(phantom.labels(), title + "_truth_layers", provenance);
		LabelColors.apply(layers, OctClasses.ALL);
		if (folder.isPresent()) {
			folder.get().tiff(image, "image");
			folder.get().tiff(layers, "truth_layers");
		}
		return new OctPhantomImages(image, layers);
	}

	private static ImagePlus show(final RandomAccessibleInterval<UnsignedByteType> pixels, final String title,
		final Provenance provenance)
	{
		final ImagePlus image = ImagePlusDoor.image(new Volume<>(title, Views.addDimension(pixels, 0, 0), PIXEL));
		provenance.attachTo(image);
		return image;
	}
}
