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
import org.cutis.task.UserError;
import org.cutis.view.Composites;
import org.cutis.view.LabelColors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Makes a synthetic RSOM scan with exact truth. */
@Plugin(type = Command.class, name = "generate-phantom", menuPath = "Plugins>Cutis>Generate Phantom...",
	headless = true,
	description = "Makes a synthetic optoacoustic (RSOM) scan of skin with exact epidermis and vessel labels.")
public class GeneratePhantom extends CutisCommand {

	/** Bands, labels, the 8-bit copies that are shown, and what is written to a file at a time. */
	private static final int BYTES_PER_VOXEL = 22;

	@Parameter(label = "Modality", choices = { "RSOM" }, persist = false,
		description = "The kind of image to make")
	private String modality = "RSOM";

	@Parameter(label = "Width", min = "1", max = "4000", persist = false,
		description = "Voxels along x, 12 µm each")
	private int width = 333;

	@Parameter(label = "Scans", min = "1", max = "4000", persist = false,
		description = "B-scans, that is voxels along y, 12 µm each")
	private int scans = 171;

	@Parameter(label = "Depth", min = "16", max = "4000", persist = false,
		description = "Voxels along z, 3 µm each")
	private int depth = 500;

	@Parameter(label = "Seed", persist = false,
		description = "Whole number from which the skin is drawn; the same seed gives the same scan")
	private long seed = 1;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the scan as .mat files (LF, HF, surface) and its truth, which lies as Open RSOM opens the scan (flattened, 500 slices); nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Phantom")
	private ImagePlus image;

	@Parameter(type = ItemIO.OUTPUT, label = "Epidermis")
	private ImagePlus epidermis;

	@Parameter(type = ItemIO.OUTPUT, label = "Vessels")
	private ImagePlus vessels;

	@Override
	protected void execute(final Progress progress) throws IOException {
		checkMemory();
		final String title = PhantomFiles.title(seed);
		final Optional<OutputFolder> folder = OutputFolder.of(output, title);
		final Provenance provenance = Provenance.create(Provenance.PHANTOM).with("modality", modality).with("width",
			width).with("scans", scans).with("depth", depth).with("seed", seed).with(PixelSize.RSOM);
		final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(width, scans,
			depth).withSeed(seed), progress);
		if (folder.isPresent()) save(phantom, folder.get(), provenance, progress);

		image = Composites.rsom(ImagePlusDoor.image(PhantomScan.normalized(phantom, title)));
		provenance.attachTo(image);
		// Segment Epidermis calls its result _epidermis; a macro must be able to tell them apart.
		epidermis = labels(phantom.epidermis(), title + "_truth_epidermis", provenance);
		vessels = labels(phantom.vessels(), title + "_truth_vessels", provenance);
	}

	private void save(final RsomPhantom phantom, final OutputFolder folder, final Provenance provenance,
		final Progress progress) throws IOException
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

	private void checkMemory() {
		final double voxels = (double) width * scans * depth;
		final Runtime runtime = Runtime.getRuntime();
		final long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
		if (voxels > Integer.MAX_VALUE - 8) throw new UserError("A phantom of " + width + " x " + scans + " x " + depth +
			" voxels is too large: at most 2147 million voxels are possible. Make width, scans or depth smaller.");
		if (voxels * BYTES_PER_VOXEL > free) throw new UserError("A phantom of " + width + " x " + scans + " x " + depth +
			" voxels needs about " + Math.round(voxels * BYTES_PER_VOXEL / 1e6) + " MB of memory, but only " + free /
			1_000_000 + " MB are free. Make it smaller, or give ImageJ more with Edit > Options > Memory & Threads.");
	}
}
