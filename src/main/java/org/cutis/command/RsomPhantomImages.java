package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.image.Volume;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.PhantomFiles;
import org.cutis.rsom.PhantomScan;
import org.cutis.task.Progress;
import org.cutis.view.Composites;
import org.cutis.view.LabelColors;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * An RSOM phantom as ImageJ shows it, and its files.
 *
 * @param image both bands as Open RSOM would give them
 * @param epidermis labels 0 and 1
 * @param vessels labels 0 and 1
 */
record RsomPhantomImages(ImagePlus image, ImagePlus epidermis, ImagePlus vessels) {

	private static final RsomPhantomOptions OPTIONS = RsomPhantomOptions.defaults();

	static final PhantomSize USUAL = new PhantomSize(OPTIONS.width(), OPTIONS.scans(), OPTIONS.depth());

	/** Bands, labels, the 8-bit copies that are shown, and what is written to a file at a time. */
	static final int BYTES_PER_VOXEL = 22;

	/**
	 * @param arteries whether arterial trees are grown below the capillaries
	 * @param output where the files are written; not used if there is no folder
	 * @param folder the same for the truth
	 */
	static RsomPhantomImages make(final PhantomSize size, final long seed, final boolean arteries, final File output,
		final Optional<OutputFolder> folder, final Provenance provenance, final Progress progress) throws IOException
	{
		final RsomPhantomOptions usual = OPTIONS.withSize(size.width(), size.scans(), size.depth()).withSeed(seed);
		final RsomPhantom phantom = RsomPhantomGenerator.generate(arteries ? usual.withArteries() : usual, progress);
		if (folder.isPresent()) save(phantom, seed, output, folder.get(), provenance, progress);
		final String title = PhantomFiles.title(seed);
		final ImagePlus image = Composites.rsom(ImagePlusDoor.image(PhantomScan.normalized(phantom, title)));
		provenance.attachTo(image);
		// Segment Epidermis calls its result _epidermis; a macro must be able to tell them apart.
		return new RsomPhantomImages(image, labels(phantom.epidermis(), title + "_truth_epidermis", provenance), labels(
			phantom.vessels(), title + "_truth_vessels", provenance));
	}

	private static void save(final RsomPhantom phantom, final long seed, final File output, final OutputFolder folder,
		final Provenance provenance, final Progress progress) throws IOException
	{
		final Provenance opened = provenance.with("flatten", true).with("cut_depth", true);
		folder.tiff(labels(PhantomFiles.asOpened(phantom.epidermis(), phantom), "truth", opened), "truth_epidermis");
		folder.tiff(labels(PhantomFiles.asOpened(phantom.vessels(), phantom), "truth", opened), "truth_vessels");
		PhantomFiles.write(output, seed, phantom, progress);
	}

	private static ImagePlus labels(final RandomAccessibleInterval<UnsignedByteType> labels, final String title,
		final Provenance provenance)
	{
		final ImagePlus image = ImagePlusDoor.image(new Volume<>(title, Views.addDimension(labels, 0, 0),
			PixelSize.RSOM));
		LabelColors.apply(image);
		provenance.attachTo(image);
		return image;
	}
}
