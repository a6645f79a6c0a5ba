package org.cutis.command;

import java.io.File;
import java.io.IOException;

import org.cutis.image.OutputFolder;
import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.rsom.PhantomFiles;
import org.cutis.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Makes a synthetic RSOM scan, OCT tomogram or RCM mosaic with exact truth. */
@Plugin(type = Command.class, name = "generate-phantom", menuPath = "Plugins>Cutis>Generate Phantom...",
	headless = true,
	description = "Makes a synthetic image of skin with exact truth: an optoacoustic (RSOM) scan with epidermis and vessel labels, an OCT tomogram with five layers (0 glass, 1 glycerol, 2 epidermis, 3 DEJ, 4 dermis), or an RCM mosaic with six classes (0 background, 1 artifact, 2 meshwork, 3 ring, 4 nested, 5 aspecific) and the partial labels of readers (255: not labelled).")
public class GeneratePhantom extends CutisCommand {

	private static final String OCT = "OCT", RCM = "RCM";

	@Parameter(label = "Modality", choices = { "RSOM", OCT, RCM }, persist = false,
		description = "The kind of image to make")
	private String modality = "RSOM";

	@Parameter(label = "Width", min = "0", max = "24000", persist = false,
		description = "Voxels along x, 12 µm each in RSOM, 0.9 µm in OCT, pixel_size in RCM; 0 for the usual 333, 512 or 7000")
	private int width = 0;

	@Parameter(label = "Scans", min = "0", max = "4000", persist = false,
		description = "RSOM and OCT: B-scans, 12 µm apart in RSOM, 0.9 µm in OCT; 0 for the usual 171 or 439")
	private int scans = 0;

	@Parameter(label = "Depth", min = "0", max = "4000", persist = false,
		description = "RSOM and OCT: voxels into the skin, 3 µm each in RSOM, 0.9 µm in OCT, at least 16; 0 for the usual 500 or 224")
	private int depth = 0;

	@Parameter(label = "Height", min = "0", max = "24000", persist = false,
		description = "RCM: pixels along y; 0 for the usual 8000")
	private int height = 0;

	@Parameter(label = "Pixel size", min = "0", max = "20", persist = false,
		description = "RCM: µm per pixel, at least 0.1; 0 for the usual 0.5")
	private double pixel_size = 0;

	@Parameter(label = "Arteries", persist = false,
		description = "RSOM: grows arterial trees below the capillaries, as those that Mask Vessels has learned from, in place of single vessels")
	private boolean arteries = false;

	@Parameter(label = "Seed", persist = false,
		description = "Whole number from which the skin is drawn; the same seed gives the same image")
	private long seed = 1;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save in; RSOM: the scan as .mat files (LF, HF, surface) and its truth, which lies as Open RSOM opens the scan (flattened, 500 slices); OCT: image and layers, RCM: image, classes and labels as TIFF; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Phantom")
	private ImagePlus image;

	@Parameter(type = ItemIO.OUTPUT, label = "Epidermis")
	private ImagePlus epidermis;

	@Parameter(type = ItemIO.OUTPUT, label = "Vessels")
	private ImagePlus vessels;

	@Parameter(type = ItemIO.OUTPUT, label = "Layers")
	private ImagePlus layers;

	@Parameter(type = ItemIO.OUTPUT, label = "Classes")
	private ImagePlus classes;

	@Parameter(type = ItemIO.OUTPUT, label = "Reader labels")
	private ImagePlus reader_labels;

	@Override
	protected void execute(final Progress progress) throws IOException {
		switch (modality) {
			case OCT -> oct(progress);
			case RCM -> rcm(progress);
			default -> rsom(progress);
		}
	}

	private void rsom(final Progress progress) throws IOException {
		final PhantomSize size = new PhantomSize(width, scans, depth).or(RsomPhantomImages.USUAL);
		size.checkMemory(RsomPhantomImages.BYTES_PER_VOXEL);
		final Provenance provenance = provenance(size, PixelSize.RSOM);
		final RsomPhantomImages made = RsomPhantomImages.make(size, seed, arteries, output, OutputFolder.of(output, PhantomFiles
			.title(seed)), arteries ? provenance.with("arteries", true) : provenance, progress);
		image = made.image();
		epidermis = made.epidermis();
		vessels = made.vessels();
	}

	private void oct(final Progress progress) throws IOException {
		final PhantomSize size = new PhantomSize(width, scans, depth).or(OctPhantomImages.USUAL);
		size.checkMemory(OctPhantomImages.BYTES_PER_VOXEL);
		final OctPhantomImages made = OctPhantomImages.make(size, seed, OutputFolder.of(output, OctPhantomImages.title(seed)),
			provenance(size, OctPhantomImages.PIXEL), progress);
		image = made.image();
		layers = made.layers();
	}

	private void rcm(final Progress progress) throws IOException {
		final RcmPhantomOptions options = RcmPhantomImages.options(width, height, pixel_size, seed);
		final double p = options.pixel();
		final RcmPhantomImages made = RcmPhantomImages.make(options, OutputFolder.of(output, RcmPhantomImages.title(seed)),
			Provenance.create(Provenance.PHANTOM).with("modality", modality).with("width", options.width()).with("height",
				options.height()).with("seed", seed).with(new PixelSize(p, p, p, true)), progress);
		image = made.image();
		classes = made.truth();
		reader_labels = made.labels();
	}

	private Provenance provenance(final PhantomSize size, final PixelSize pixel) {
		return Provenance.create(Provenance.PHANTOM).with("modality", modality).with("width", size.width()).with("scans", size
			.scans()).with("depth", size.depth()).with("seed", seed).with(pixel);
	}
}
