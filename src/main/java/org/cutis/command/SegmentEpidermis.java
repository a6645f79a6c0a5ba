package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.Provenance;
import org.cutis.image.Table;
import org.cutis.image.Volume;
import org.cutis.measure.LayerThickness;
import org.cutis.measure.SurfaceTables;
import org.cutis.measure.Surfaces;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.rsom.EpidermisRequest;
import org.cutis.rsom.EpidermisResult;
import org.cutis.rsom.EpidermisSegmenter;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.view.EpidermisOverlay;
import org.cutis.view.LabelColors;
import org.cutis.view.ResultsTables;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Segments the epidermis in an optoacoustic (RSOM) volume. */
@Plugin(type = Command.class, name = "segment-epidermis", menuPath = "Plugins>Cutis>Segment Epidermis...",
	headless = true,
	description = "Segments the epidermis in an optoacoustic (RSOM) volume, B-scan by B-scan.")
public class SegmentEpidermis extends CutisCommand {

	@Parameter(label = "Image", persist = false,
		description = "RSOM volume or B-scan, 1 or 2 channels (LF, HF), 8, 16 or 32 bit")
	private ImagePlus image;

	@Parameter(label = "Model", style = "model:rsom", persist = false,
		description = "Name of an installed model, or a model bundle's folder or .zip file")
	private String model = "epidermis";

	@Parameter(label = "Depth axis", choices = { "auto", "Z", "Y" }, persist = false,
		description = "Axis that runs into the skin: Z for a stack of en-face slices, Y for a stack of B-scans; auto takes the axis with the finer pixel")
	private String depth_axis = "auto";

	@Parameter(label = "Device", persist = false, description = "auto, cpu, gpu or gpu:N")
	private String device = "auto";

	@Parameter(label = "Threshold", min = "0", max = "1", stepSize = "0.05", persist = false,
		description = "Probability from which a voxel counts as epidermis")
	private double threshold = 0.5;

	@Parameter(label = "Show probability", persist = false,
		description = "Also gives the probability as a 32-bit image")
	private boolean show_probability = false;

	@Parameter(label = "Show overlay", persist = false,
		description = "Also gives a copy of the image with the epidermis as a half-transparent overlay")
	private boolean show_overlay = false;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Labels")
	private ImagePlus labels;

	@Parameter(type = ItemIO.OUTPUT, label = "Probability")
	private ImagePlus probability;

	@Parameter(type = ItemIO.OUTPUT, label = "Overlay")
	private ImagePlus overlay;

	@Override
	protected void execute(final Progress progress) throws IOException {
		if (image.getBitDepth() == 24) throw new UserError("The image \"" + image.getTitle() +
			"\" is an RGB image, but an RSOM image has one or two channels of grey values (LF, HF). " +
			"Choose another image, or take its colors apart with Image > Color > Split Channels.");
		final Volume<?> volume = ImagePlusDoor.volume(image);
		final DepthAxis depth = DepthAxis.resolve(depth_axis, volume.pixels().dimensionsAsLongArray(), volume.size());
		final Device wanted = Device.parse(device);
		final Optional<OutputFolder> folder = OutputFolder.of(output, image.getTitle());
		final ModelBundle bundle = Models.resolve(model, progress).requireModality(Modality.RSOM);
		final EpidermisResult result = EpidermisSegmenter.segment(new EpidermisRequest(volume, depth, bundle, wanted,
			threshold, show_probability), progress);
		final Surfaces surfaces = result.surfaces(depth, progress);
		final Table table = SurfaceTables.thickness(surfaces, depth, volume.size());
		if (LayerThickness.of(surfaces).coverage() == 0) progress.log("No epidermis was found in \"" + image.getTitle() + "\".");

		final Products products = new Products(provenance(volume, depth, bundle, result));
		final String stem = OutputFolder.stem(image.getTitle());
		final ImagePlus found = products.image(ImagePlusDoor.labels(stem + "_epidermis", result.labels(), image),
			"epidermis");
		LabelColors.apply(found);
		final ImagePlus share = !show_probability ? null : products.image(ImagePlusDoor.probability(stem +
			"_epidermis_probability", result.probability(), image), "epidermis_probability");
		final ImagePlus picture = !show_overlay ? null : products.image(EpidermisOverlay.on(image, stem + "_epidermis_overlay",
			result.labelImage(), EpidermisResult.EPIDERMIS, progress), "epidermis_overlay");
		products.table(table, "epidermis");
		products.save(folder);
		// Not earlier: a run that fails or is cancelled gives nothing.
		labels = found;
		probability = share;
		overlay = picture;
		ResultsTables.show(table);
	}

	private Provenance provenance(final Volume<?> volume, final DepthAxis depth, final ModelBundle bundle,
		final EpidermisResult result)
	{
		return Provenance.create("Segment Epidermis").with("image", volume.title()).with("model", bundle.info().name())
			.with("model.sha256", bundle.sha256()).with("model.trained_on", bundle.info().training().data()).with(
				"depth_axis", depth).with("threshold", threshold).with("device_wanted", device).with("device", result.device())
			.with("engine", result.engine().engine()).with(volume.size());
	}
}
