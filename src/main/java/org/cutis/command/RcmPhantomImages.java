package org.cutis.command;

import java.io.IOException;
import java.util.Optional;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.Provenance;
import org.cutis.image.Volume;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.view.LabelColors;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * An RCM phantom as ImageJ shows and saves it: mosaics.
 *
 * @param image 8-bit grey
 * @param truth labels 0 to 5 in the classes' colours
 * @param labels the same, but 255 where readers would not have labelled
 */
record RcmPhantomImages(ImagePlus image, ImagePlus truth, ImagePlus labels) {

	private static final RcmPhantomOptions USUAL = RcmPhantomOptions.defaults();

	/** Image, truth and labels, and what is written to a file at a time. */
	private static final int BYTES_PER_PIXEL = 4;

	/** Of what is drawn beforehand. */
	private static final int BYTES_PER_SQUARE_MICROMETRE = 1;

	static String title(final long seed) {
		final String digits = Long.toUnsignedString(seed);
		return "RCM_" + "0".repeat(Math.max(0, 14 - digits.length())) + digits + "_phantom";
	}

	/**
	 * What to make; each number is the usual one if it is 0.
	 *
	 * @throws UserError if it is too large
	 */
	static RcmPhantomOptions options(final int width, final int height, final double pixel, final long seed) {
		final int w = width == 0 ? USUAL.width() : width, h = height == 0 ? USUAL.height() : height;
		final double p = pixel == 0 ? USUAL.pixel() : pixel;
		if (p < 0.1) throw new UserError("The parameter pixel_size is " + pixel +
			", but must be between 0.1 and 20, or 0 for the usual size.");
		final String words = "A mosaic of " + w + " x " + h + " pixels of " + p + " µm";
		if (Math.max(w, h) * p > RcmPhantomOptions.LARGEST || (long) w * h > Integer.MAX_VALUE - 8) throw new UserError(words +
			" is too large: at most 20 x 20 mm and 2147 million pixels are possible. Make width, height or pixel_size smaller.");
		final double bytes = (double) w * h * (BYTES_PER_PIXEL + BYTES_PER_SQUARE_MICROMETRE * p * p);
		final Runtime runtime = Runtime.getRuntime();
		final long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
		if (bytes > free) throw new UserError(words + " needs about " + Math.round(bytes / 1e6) + " MB of memory, but only " +
			free / 1_000_000 + " MB are free. Make it smaller, or give ImageJ more with Edit > Options > Memory & Threads.");
		return USUAL.withSize(w, h).withPixel(p).withSeed(seed);
	}

	/** @param folder where all three are saved, if anywhere */
	static RcmPhantomImages make(final RcmPhantomOptions options, final Optional<OutputFolder> folder,
		final Provenance provenance, final Progress progress) throws IOException
	{
		final RcmPhantom phantom = RcmPhantomGenerator.generate(options, progress);
		final String title = title(options.seed());
		final ImagePlus image = show(phantom.image(), phantom, title, provenance);
		final ImagePlus truth = show(phantom.truth(), phantom, title + "_truth_classes", provenance);
		LabelColors.apply(truth, RcmClasses.ALL);
		final ImagePlus labels = show(phantom.labels(), phantom, title + "_reader_labels", provenance);
		LabelColors.apply(labels, RcmClasses.ALL, RcmClasses.UNLABELLED);
		if (folder.isPresent()) {
			folder.get().tiff(image, "image");
			folder.get().tiff(truth, "truth_classes");
			folder.get().tiff(labels, "reader_labels");
		}
		return new RcmPhantomImages(image, truth, labels);
	}

	private static ImagePlus show(final RandomAccessibleInterval<UnsignedByteType> pixels, final RcmPhantom phantom,
		final String title, final Provenance provenance)
	{
		final ImagePlus image = ImagePlusDoor.image(new Volume<>(title, Views.addDimension(Views.addDimension(pixels, 0, 0), 0,
			0), phantom.size()));
		provenance.attachTo(image);
		return image;
	}
}
