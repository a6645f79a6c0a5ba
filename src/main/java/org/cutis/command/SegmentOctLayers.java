package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.Provenance;
import org.cutis.image.Table;
import org.cutis.image.Volume;
import org.cutis.measure.LayerColumns;
import org.cutis.measure.LayerTables;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.oct.OctLayer;
import org.cutis.oct.OctLayerSegmenter;
import org.cutis.oct.OctRequest;
import org.cutis.oct.OctResult;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.view.OctLayerImages;
import org.cutis.view.Pictures;
import org.cutis.view.ResultsTables;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Finds the layers of skin in an OCT tomogram and measures them. */
@Plugin(type = Command.class, name = "segment-oct-layers", menuPath = "Plugins>Cutis>Segment OCT Layers...",
	headless = true,
	description = "Finds glass, glycerol, epidermis, dermal-epidermal junction (DEJ) and dermis in an OCT tomogram, and measures their thickness and the interfaces between them.")
public class SegmentOctLayers extends CutisCommand {

	private static final String ALL = "all";

	@Parameter(label = "Image", persist = false,
		description = "OCT tomogram or B-scan, one channel of 8, 16 or 32 bit")
	private ImagePlus image;

	@Parameter(label = "Model", style = "model:oct", persist = false,
		description = "Name of an installed model, or a model bundle's folder or .zip file")
	private String model = "oct-layers";

	@Parameter(label = "Depth axis", choices = { "auto", "Z", "Y" }, persist = false,
		description = "Axis that runs into the skin: Y for a stack of B-scans, Z for a stack of en-face slices; auto takes the axis with the finer pixel, and Y if they are alike or there is no pixel size")
	private String depth_axis = "auto";

	@Parameter(label = "Consistent", persist = false,
		description = "Puts the layers in their order and makes the interfaces between them continuous over the tomogram; otherwise each pixel is decided for itself")
	private boolean consistent = true;

	@Parameter(label = "Weight correction", min = "0", max = "1", stepSize = "0.1", persist = false,
		description = "How far the class weights of the model's training are taken out again: 1 wholly, 0 not at all, which makes heavy classes (the DEJ) too thick; in between some sensitivity is bought with some thickness")
	private double weight_correction = 0.8;

	@Parameter(label = "Device", persist = false, description = "auto, cpu, gpu or gpu:N")
	private String device = "auto";

	@Parameter(label = "Show probability", persist = false,
		description = "Also gives the probabilities as a 32-bit image with a channel for each layer")
	private boolean show_probability = false;

	@Parameter(label = "Show thickness map", persist = false,
		description = "Also gives the thickness seen from above, in colour")
	private boolean show_thickness_map = false;

	@Parameter(label = "Thickness layer", choices = { "glass", "glycerol", "epidermis", "DEJ", "dermis", ALL },
		persist = false, description = "Layer of the thickness map; all gives a stack with a slice for each")
	private String thickness_layer = "epidermis";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Labels")
	private ImagePlus labels;

	@Parameter(type = ItemIO.OUTPUT, label = "Probability")
	private ImagePlus probability;

	@Parameter(type = ItemIO.OUTPUT, label = "Thickness map")
	private ImagePlus thickness;

	@Override
	protected void execute(final Progress progress) throws IOException {
		if (image.getBitDepth() == 24) throw new UserError("The image \"" + image.getTitle() +
			"\" is an RGB image, but an OCT tomogram has one channel of grey values. " +
			"Choose another image, or convert it with Image > Type > 8-bit.");
		final Volume<?> volume = ImagePlusDoor.volume(image);
		final DepthAxis depth = DepthAxis.resolve(depth_axis, volume.pixels().dimensionsAsLongArray(), volume.size(),
			DepthAxis.Y);
		final Device wanted = Device.parse(device);
		final Optional<OutputFolder> folder = OutputFolder.of(output, image.getTitle());
		final ModelBundle bundle = Models.resolve(model, progress).requireModality(Modality.OCT);
		final List<Integer> mapped = show_thickness_map ? mapped(bundle) : List.of();
		final OctResult result = OctLayerSegmenter.segment(new OctRequest(volume, depth, bundle, wanted, weight_correction,
			consistent, show_probability), progress);
		final LayerColumns columns = result.columns(depth, progress);
		final LayerTables tables = new LayerTables(columns, result.names(), depth, volume.size());

		final Products products = new Products(provenance(volume, depth, bundle, result));
		final Table layers = products.table(tables.thickness(), "layers");
		final Table interfaces = products.table(tables.interfaces(result.junction()), "interfaces");
		final String stem = OutputFolder.stem(image.getTitle());
		final String product = thickness_layer.equals(ALL) ? "thickness" : thickness_layer + "_thickness";
		final ImagePlus found = products.image(ImagePlusDoor.labels(stem + "_layers", result.labels(), image), "layers");
		OctLayerImages.color(found, result.layers());
		final ImagePlus share = !show_probability ? null : products.image(ImagePlusDoor.probabilities(stem +
			"_layers_probability", result.probability(), result.names(), image), "layers_probability");
		final ImagePlus map = !show_thickness_map ? null : products.image(OctLayerImages.thickness(stem + "_" + product,
			tables, mapped), product);
		if (map != null) products.file(product, "png", file -> Pictures.png(OctLayerImages.picture(map, tables, mapped),
			file));
		products.save(folder);
		// Not earlier: a run that fails or is cancelled gives nothing.
		labels = found;
		probability = share;
		thickness = map;
		ResultsTables.show(layers);
		ResultsTables.show(interfaces);
	}

	/** Indices of the layers of the thickness map. */
	private List<Integer> mapped(final ModelBundle bundle) {
		final List<OctLayer> layers = OctLayer.of(bundle.info());
		final List<Integer> mapped = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++)
			if (thickness_layer.equals(ALL) || thickness_layer.equalsIgnoreCase(layers.get(i).name())) mapped.add(i);
		if (mapped.isEmpty()) throw new UserError("thickness_layer is " + thickness_layer + ", but model " + bundle.info()
			.name() + " finds only " + layers.stream().map(OctLayer::name).collect(Collectors.joining(", ")) +
			". Choose one of them, or all.");
		return mapped;
	}

	private Provenance provenance(final Volume<?> volume, final DepthAxis depth, final ModelBundle bundle,
		final OctResult result)
	{
		return Provenance.create("Segment OCT Layers").with("image", volume.title()).with("model", bundle.info().name())
			.with("model.sha256", bundle.sha256()).with("model.trained_on", bundle.info().training().data()).with("labels",
				result.layers().stream().map(l -> l.label() + " = " + l.name()).collect(Collectors.joining(", "))).with(
					"depth_axis", depth).with("consistent", consistent).with("weight_correction", weight_correction).with(
						"class_weights", bundle.info().training().classWeights()).with("device_wanted", device).with("device", result
							.run().device()).with("engine", result.run().engine().engine()).with(volume.size());
	}
}
