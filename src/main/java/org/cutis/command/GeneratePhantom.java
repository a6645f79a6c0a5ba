package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import org.cutis.image.OutputFolder;
import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.rsom.PhantomFiles;
import org.cutis.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Makes a synthetic RSOM scan or OCT tomogram with exact truth. */
@Plugin(type = Command.class, name = "generate-phantom", menuPath = "Plugins>Cutis>Generate Phantom...",
	headless = true,
	description = "Makes a synthetic image of skin with exact truth: an optoacoustic (RSOM) scan with epidermis and vessel labels, or an OCT tomogram with five layers (0 glass, 1 glycerol, 2 epidermis, 3 DEJ, 4 dermis).")
public class GeneratePhantom extends CutisCommand {

	private static final String OCT = "OCT";

	@Parameter(label = "Modality", choices = { "RSOM", OCT }, persist = false,
		description = "The kind of image to make")
	private String modality = "RSOM";

	@Parameter(label = "Width", min = "0", max = "4000", persist = false,
		description = "Voxels along x, 12 µm each in RSOM, 0.9 µm in OCT; 0 for the usual 333 or 512")
	private int width = 0;

	@Parameter(label = "Scans", min = "0", max = "4000", persist = false,
		description = "B-scans, 12 µm apart in RSOM, 0.9 µm in OCT; 0 for the usual 171 or 439")
	private int scans = 0;

	@Parameter(label = "Depth", min = "0", max = "4000", persist = false,
		description = "Voxels into the skin, 3 µm each in RSOM, 0.9 µm in OCT, at least 16; 0 for the usual 500 or 224")
	private int depth = 0;

	@Parameter(label = "Seed", persist = false,
		description = "Whole number from which the skin is drawn; the same seed gives the same image")
	private long seed = 1;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save in; RSOM: the scan as .mat files (LF, HF, surface) and its truth, which lies as Open RSOM opens the scan (flattened, 500 slices); OCT: image and layers as TIFF; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Phantom")
	private ImagePlus image;

	@Parameter(type = ItemIO.OUTPUT, label = "Epidermis")
	private ImagePlus epidermis;

	@Parameter(type = ItemIO.OUTPUT, label = "Vessels")
	private ImagePlus vessels;

	@Parameter(type = ItemIO.OUTPUT, label = "Layers")
	private ImagePlus layers;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final boolean oct = modality.equals(OCT);
		final PhantomSize size = new PhantomSize(width, scans, depth).or(oct ? OctPhantomImages.USUAL
			: RsomPhantomImages.USUAL);
		size.checkMemory(oct ? OctPhantomImages.BYTES_PER_VOXEL : RsomPhantomImages.BYTES_PER_VOXEL);
		final Optional<OutputFolder> folder = OutputFolder.of(output, oct ? OctPhantomImages.title(seed) : PhantomFiles
			.title(seed));
		final Provenance provenance = Provenance.create(Provenance.PHANTOM).with("modality", modality).with("width", size
			.width()).with("scans", size.scans()).with("depth", size.depth()).with("seed", seed).with(oct
				? OctPhantomImages.PIXEL : PixelSize.RSOM);
		if (oct) {
			final OctPhantomImages made = OctPhantomImages.make(size, seed, folder, provenance, progress);
			image = made.image();
			layers = made.layers();
		}
		else {
			final RsomPhantomImages made = RsomPhantomImages.make(size, seed, output, folder, provenance, progress);
			image = made.image();
			epidermis = made.epidermis();
			vessels = made.vessels();
		}
	}
}
