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
import org.cutis.measure.vessels.Frangi;
import org.cutis.measure.vessels.GraphMlFile;
import org.cutis.measure.vessels.VesselGraphs;
import org.cutis.measure.vessels.VesselTables;
import org.cutis.measure.vessels.VtkFile;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.rsom.FrangiVessels;
import org.cutis.rsom.NetworkVessels;
import org.cutis.rsom.VesselBiomarkers;
import org.cutis.rsom.VesselFinder;
import org.cutis.rsom.VesselMasker;
import org.cutis.rsom.VesselRegion;
import org.cutis.rsom.VesselRequest;
import org.cutis.rsom.VesselResult;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.view.ResultsTables;
import org.cutis.view.Selection;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Finds the vessels below the epidermis in an optoacoustic (RSOM) volume and measures them. */
@Plugin(type = Command.class, name = "mask-vessels", menuPath = "Plugins>Cutis>Mask Vessels...", headless = true,
	description = "Finds the vessels below the epidermis in an optoacoustic (RSOM) volume, and measures their volume, length, diameters, branching and density by depth.")
public class MaskVessels extends CutisCommand {

	private static final String NETWORK = "deepvesselnet", FRANGI = "frangi";

	/** Below which vessels are called small, in pixels along x. */
	private static final double SMALL_RADIUS = 2.5;

	@Parameter(label = "Image", persist = false,
		description = "RSOM volume, 1 or 2 channels (LF, HF), 8, 16 or 32 bit, with its pixel size")
	private ImagePlus image;

	@Parameter(label = "Epidermis", required = false, autoFill = false, persist = false,
		description = "Labels of the epidermis as Segment Epidermis gives them; without them the epidermis is segmented first")
	private ImagePlus epidermis;

	@Parameter(label = "Epidermis label", min = "0", persist = false, description = "Value of the epidermis in these labels")
	private int label = 1;

	@Parameter(label = "Epidermis model", style = "model:rsom", persist = false,
		description = "Model that segments the epidermis if no labels are given: name of an installed model, or a model bundle's folder or .zip file")
	private String epidermis_model = "epidermis";

	@Parameter(label = "Method", choices = { NETWORK, FRANGI }, persist = false,
		description = "What tells vessels from the rest: a network, or the Frangi filter, which has learned nothing")
	private String method = NETWORK;

	@Parameter(label = "Vessel model", style = "model:rsom_vessels", persist = false,
		description = "The network: name of an installed model, or a model bundle's folder or .zip file")
	private String vessel_model = "vessels";

	@Parameter(label = "Depth axis", choices = { "auto", "Z", "Y" }, persist = false,
		description = "Axis that runs into the skin: Z for a stack of en-face slices, Y for a stack of B-scans; auto takes the axis with the finer pixel")
	private String depth_axis = "auto";

	@Parameter(label = "Device", persist = false, description = "auto, cpu, gpu or gpu:N")
	private String device = "auto";

	@Parameter(label = "Offset (µm)", persist = false,
		description = "How far below the epidermis' lower surface everything is taken away, in µm; negative: not quite down to it")
	private double offset = 0;

	@Parameter(label = "Threshold", min = "0", max = "1", stepSize = "0.05", persist = false,
		description = "Probability (of the Frangi filter: vesselness) from which a voxel counts as vessel; 0: the model's own")
	private double threshold = 0;

	@Parameter(label = "Region from (µm)", min = "0", persist = false,
		description = "Depth below the epidermis, in µm, from which vessels are kept and measured; 0: from the offset on")
	private double roi_from = 0;

	@Parameter(label = "Region to (µm)", min = "0", persist = false,
		description = "Depth below the epidermis, in µm, to which vessels are kept and measured; 0: as far as the image goes")
	private double roi_to = 0;

	@Parameter(label = "Selection only", persist = false,
		description = "Keeps and measures vessels only below the image's selection, seen from above (a stack of en-face slices)")
	private boolean selection_only = false;

	@Parameter(label = "Small radius (µm)", min = "0", persist = false,
		description = "Vessels with a smaller radius, in µm, are small ones; 0: 2.5 pixels along x")
	private double small_radius = 0;

	@Parameter(label = "Pruning", min = "0", persist = false,
		description = "Free ends that are not longer than this many radii of the vessel they leave, and a voxel, are taken for noise; 0 keeps all")
	private double pruning = VesselGraphs.PRUNING;

	@Parameter(label = "Depth layers (µm)", min = "1", persist = false,
		description = "Thickness, in µm, of the layers in which the density by depth is counted")
	private double depth_layers = 50;

	@Parameter(label = "Show probability", persist = false,
		description = "Also gives the probability (vesselness) as a 32-bit image")
	private boolean show_probability = false;

	@Parameter(label = "Show projections", persist = false,
		description = "Also gives the maximum projections along x, y and z, with vessels blue and the epidermis white")
	private boolean show_projections = false;

	@Parameter(label = "Show plots", persist = false,
		description = "Also gives plots of the density by depth and of the diameters")
	private boolean show_plots = false;

	@Parameter(label = "Export graph", persist = false,
		description = "Also saves the vessels' graph in the output folder: .vtk for ParaView, .graphml for graph software")
	private boolean export_graph = false;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Vessels")
	private ImagePlus labels;

	@Parameter(type = ItemIO.OUTPUT, label = "Probability")
	private ImagePlus probability;

	@Parameter(type = ItemIO.OUTPUT, label = "Epidermis")
	private ImagePlus found_epidermis;

	@Parameter(type = ItemIO.OUTPUT, label = "Projections")
	private ImagePlus projections;

	@Parameter(type = ItemIO.OUTPUT, label = "Plots")
	private ImagePlus plots;

	@Override
	protected void execute(final Progress progress) throws IOException {
		if (image.getBitDepth() == 24) throw new UserError("The image \"" + image.getTitle() +
			"\" is an RGB image, but an RSOM image has one or two channels of grey values (LF, HF). " +
			"Choose another image, or take its colors apart with Image > Color > Split Channels.");
		final Volume<?> volume = ImagePlusDoor.volume(image);
		VesselMasker.requireSize(volume);
		final DepthAxis depth = DepthAxis.resolve(depth_axis, volume.pixels().dimensionsAsLongArray(), volume.size());
		final VesselRegion region = region(depth);
		final Optional<OutputFolder> folder = OutputFolder.of(output, image.getTitle());
		if (export_graph && folder.isEmpty()) throw new UserError(
			"export_graph saves the graph in the output folder, but none is given. Give one, or switch export_graph off.");
		final Device wanted = Device.parse(device);
		final VesselFinder finder = method.equals(FRANGI) ? new FrangiVessels(Frangi.RSOM) : new NetworkVessels(Models.resolve(
			vessel_model, progress).requireModality(Modality.RSOM_VESSELS), wanted);
		final ModelBundle above = epidermis == null ? Models.resolve(epidermis_model, progress).requireModality(
			Modality.RSOM) : null;
		final double limit = threshold > 0 ? threshold : finder.threshold();

		final EpidermisInput skin = epidermis == null ? EpidermisInput.segmented(above, wanted, volume, depth, progress.part(0,
			0.25)) : EpidermisInput.of(epidermis, label, volume, depth, progress.part(0, 0.05));
		final VesselResult result = VesselMasker.mask(new VesselRequest(volume, depth, skin.lower(), finder, region, limit,
			show_probability), progress.part(0.25, 0.8));
		if (result.vessels() == 0) progress.log("No vessels were found in \"" + image.getTitle() + "\" (threshold " + limit +
			"): the mask is empty and all figures are 0. Lower the threshold, or look at the epidermis and the region.");
		final VesselBiomarkers measured = VesselBiomarkers.of(result, volume, skin.epidermis(), depth_layers, pruning, progress
			.part(0.8, 0.9));
		give(new VesselFindings(image, volume, depth, finder, region, skin, result, measured), provenance(volume, depth, finder,
			limit, region, skin, above, result), folder, progress.part(0.9, 1));
	}

	private VesselRegion region(final DepthAxis depth) {
		final double from = roi_from > 0 ? Math.max(offset, roi_from) : offset;
		final double to = roi_to > 0 ? roi_to : Double.POSITIVE_INFINITY;
		if (!(to > from)) throw new UserError("roi_to is " + InputCheck.text(roi_to) + " µm, but the region begins at " +
			InputCheck.text(from) + " µm (offset, roi_from). Give a larger roi_to, or 0 for all there is.");
		if (selection_only && depth != DepthAxis.Z) throw new UserError(
			"selection_only needs a stack of en-face slices, but depth runs along y here. Reslice the image, or switch it off.");
		return new VesselRegion(offset, from, to, selection_only ? Selection.pixels(image) : null);
	}

	private void give(final VesselFindings found, final Provenance provenance, final Optional<OutputFolder> folder,
		final Progress progress) throws IOException
	{
		final Products products = new Products(provenance);
		final ImagePlus mask = products.image(found.mask(), "vessels");
		final ImagePlus share = show_probability ? products.image(found.probability(), "vessels_probability") : null;
		final ImagePlus skin = found.isEpidermisNew() ? products.image(found.epidermis(), "epidermis") : null;
		final ImagePlus seen = show_projections ? products.drawn(found.projections(progress), "vessels_projections") : null;
		final ImagePlus curves = show_plots ? products.drawn(found.plots(), "vessels_density", "vessels_diameters") : null;
		final Table biomarkers = products.table(found.biomarkers(small(found.volume())), "vessels");
		final Table depths = products.table(found.depths(), "vessels_depth");
		products.table(found.diameters(), "vessels_diameters");
		products.table(VesselTables.branches(found.graph()), "vessels_branches");
		if (export_graph) {
			products.file("vessels", "vtk", file -> VtkFile.write(found.graph(), file));
			products.file("vessels", "graphml", file -> GraphMlFile.write(found.graph(), file));
		}
		products.save(folder);
		// Not earlier: a run that fails or is cancelled gives nothing.
		labels = mask;
		probability = share;
		found_epidermis = skin;
		projections = seen;
		plots = curves;
		ResultsTables.show(biomarkers);
		ResultsTables.show(depths);
	}

	private double small(final Volume<?> volume) {
		return small_radius > 0 ? small_radius : SMALL_RADIUS * volume.size().x();
	}

	private Provenance provenance(final Volume<?> volume, final DepthAxis depth, final VesselFinder finder,
		final double limit, final VesselRegion region, final EpidermisInput skin, final ModelBundle above,
		final VesselResult result)
	{
		Provenance p = Provenance.create("Mask Vessels").with("image", volume.title()).with("method", method);
		if (finder instanceof NetworkVessels n) p = p.with("model", n.model().info().name()).with("model.sha256", n.model()
			.sha256()).with("model.trained_on", n.model().info().training().data());
		else if (finder instanceof FrangiVessels f) p = p.with("filter", f.filter());
		p = skin.describe(p, epidermis, above).with("depth_axis", depth).with("offset_um", offset).with("threshold", limit)
			.with("region_from_um", region.from()).with("region_to_um", region.to()).with("selection_only", selection_only);
		return p.with("small_radius_um", small(volume)).with("pruning", pruning).with("device_wanted", device).with("device",
			result.run().device()).with("engine", result.run().engine()).with(volume.size());
	}
}
