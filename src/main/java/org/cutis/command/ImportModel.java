package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.cutis.image.OutputFolder;
import org.cutis.model.FileTrees;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelBundleWriter;
import org.cutis.rsom.EpidermisImport;
import org.cutis.rsom.ImportRequest;
import org.cutis.rsom.VesselImport;
import org.cutis.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a model of weights that were trained with PyTorch. */
@Plugin(type = Command.class, name = "import-model", menuPath = "Plugins>Cutis>Import Model...", headless = true,
	description = "Makes a model for Segment Epidermis or Mask Vessels of weights that were trained with PyTorch: those of the RSOM paper's U-Net with batch norm, or of its vessel network with group norm.")
public class ImportModel extends CutisCommand {

	@Parameter(label = "File", style = "open,extensions:pt/pth", persist = false,
		description = "The weights: a .pt or .pth file that torch.save(model.state_dict(), file) of PyTorch 1.6 or newer wrote")
	private File file;

	@Parameter(label = "Name", persist = false,
		description = "Name of the model, of lower-case letters, digits, dots and dashes; one that is not taken")
	private String name;

	@Parameter(label = "Values", choices = { "0 to 255", "0 to 1", "-127 to 128" }, persist = false,
		description = "What the network was given for the bands when it was trained; the paper's reference takes 8-bit values as they are")
	private String values = "0 to 255";

	@Parameter(label = "License", required = false, persist = false,
		description = "Under which the weights were published, as an SPDX identifier, for example MIT; empty if it is not known")
	private String license = "";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the model in as well, as NAME.zip; if empty it is only installed")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Model")
	private String model;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final String wanted = name.strip();
		Models.registry().requireInstallable(wanted, false);
		final Path copy = OutputFolder.of(output, wanted).isEmpty() ? null : output.toPath().resolve(wanted + ".zip");
		final Path work = Files.createTempDirectory("cutis-import");
		try {
			final boolean vessels = VesselImport.isOne(file.toPath());
			final Path folder = work.resolve(wanted);
			final ModelBundle bundle = vessels ? VesselImport.write(request(wanted), folder, progress) : EpidermisImport.write(
				request(wanted), folder, progress);
			if (copy != null) ModelBundleWriter.zip(bundle.folder(), copy);
			Models.registry().install(bundle, wanted);
			progress.log("The model " + wanted + " is installed: the RSOM paper's " + (vessels ? "vessel network, for Mask Vessels."
				: "U-Net with " + bundle.info().network().depth() + " levels and " + bundle.info().network().width() +
					" filters on the first, for Segment Epidermis."));
			model = wanted;
		}
		finally {
			FileTrees.clean(work);
		}
	}

	private ImportRequest request(final String wanted) {
		final double black = values.startsWith("-127") ? -127 : 0;
		final double white = values.equals("0 to 1") ? 1 : black + 255;
		return new ImportRequest(file.toPath(), wanted, black, white, license == null || license.isBlank() ? "NOASSERTION"
			: license.strip());
	}
}
