package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.rsom.OpenRsomRequest;
import org.cutis.rsom.RsomImage;
import org.cutis.rsom.RsomReader;
import org.cutis.task.Progress;
import org.cutis.view.Composites;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Opens an optoacoustic (RSOM) scan. */
@Plugin(type = Command.class, name = "open-rsom", menuPath = "Plugins>Cutis>Open RSOM...", headless = true,
	description = "Opens an optoacoustic (RSOM) scan: the LF and HF files and, if there is one, the surface file beside them.")
public class OpenRsom extends CutisCommand {

	@Parameter(label = "LF file", style = "open", persist = false,
		description = "R_DATETIME_ID_LF.mat (MATLAB 5 or 7.3); the HF and surface files are found beside it")
	private File lf_file;

	@Parameter(label = "Flatten", persist = false,
		description = "Shifts the columns in depth so that the skin's surface is flat, if there is a surface file")
	private boolean flatten = true;

	@Parameter(label = "Cut depth", persist = false, description = "Cuts or pads the depth to 500 slices (1.5 mm)")
	private boolean cut_depth = true;

	@Parameter(label = "Normalize", persist = false,
		description = "Maps each band to 8 bits as the networks expect it; otherwise the raw values, 32 bits")
	private boolean normalize = true;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the image in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Image")
	private ImagePlus image;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final OpenRsomRequest request = new OpenRsomRequest(lf_file, flatten, cut_depth, normalize);
		final Optional<OutputFolder> folder = OutputFolder.of(output, lf_file == null ? "" : lf_file.getName()
			.replaceFirst("_LF\\.mat$", ""));
		final RsomImage scan = RsomReader.read(request, progress);
		final ImagePlus opened = Composites.rsom(ImagePlusDoor.image(scan.volume()));
		scan.provenance().attachTo(opened);
		if (folder.isPresent()) folder.get().tiff(opened, "rsom");
		image = opened;
	}
}
