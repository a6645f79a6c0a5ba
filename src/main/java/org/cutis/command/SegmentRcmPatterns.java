package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.cutis.engine.Device;
import org.cutis.image.GreyImage;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.image.Table;
import org.cutis.image.Volume;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelClass;
import org.cutis.rcm.RcmRequest;
import org.cutis.rcm.RcmResult;
import org.cutis.rcm.RcmSegmenter;
import org.cutis.task.Progress;
import org.cutis.view.ClassOverlay;
import org.cutis.view.ClassPicture;
import org.cutis.view.LabelColors;
import org.cutis.view.LegendOverlay;
import org.cutis.view.ResultsTables;
import org.cutis.view.Selection;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.measure.Calibration;
import net.imglib2.Interval;

/** Finds the patterns of melanocytic lesions in an RCM mosaic and measures them. */
@Plugin(type = Command.class, name = "segment-rcm-patterns", menuPath = "Plugins>Cutis>Segment RCM Patterns...",
	headless = true,
	description = "Finds meshwork, ring, nested and aspecific patterns, background and artifacts in a reflectance confocal (RCM) mosaic of the dermal-epidermal junction, and measures their areas.")
public class SegmentRcmPatterns extends CutisCommand {

	/** µm along each side of a preview where nothing is selected. */
	private static final double PREVIEW = 1000;

	@Parameter(label = "Image", persist = false,
		description = "RCM mosaic, one grey image of 8, 16 or 32 bit, or RGB that is grey")
	private ImagePlus image;

	@Parameter(label = "Model", style = "model:rcm", persist = false,
		description = "Name of an installed model, or a model bundle's folder or .zip file")
	private String model = "rcm-mednet";

	@Parameter(label = "Pixel size (µm)", min = "0", persist = false,
		description = "µm per pixel of the image, needed if it has no pixel size of its own; 0: the image's own")
	private double pixel_size = 0;

	@Parameter(label = "Protocol", choices = { "fast", "paper-munet", "paper-mednet" }, persist = false,
		description = "How the image is cut into windows: fast sees each pixel about once in large windows, paper-munet 16 times and paper-mednet 64 times in windows of 256 pixels, as the papers do")
	private String protocol = "fast";

	@Parameter(label = "Device", persist = false, description = "auto, cpu, gpu or gpu:N")
	private String device = "auto";

	@Parameter(label = "Preview", persist = false,
		description = "Does only the selected part of the image (without a selection its middle, 1 x 1 mm) and shows it with the patterns over it")
	private boolean preview = false;

	@Parameter(label = "Show probability", persist = false,
		description = "Also gives the probabilities as a 32-bit image with a channel for each class")
	private boolean show_probability = false;

	@Parameter(label = "Show confidence", persist = false,
		description = "Also gives, as a 32-bit image, the probability of the class that each pixel got: the largest of its probabilities")
	private boolean show_confidence = false;

	@Parameter(label = "Show overlay", persist = false,
		description = "Also gives a copy of the image with the patterns half-transparent over it in their colours")
	private boolean show_overlay = false;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Labels")
	private ImagePlus labels;

	@Parameter(type = ItemIO.OUTPUT, label = "Probability")
	private ImagePlus probability;

	@Parameter(type = ItemIO.OUTPUT, label = "Confidence")
	private ImagePlus confidence;

	@Parameter(type = ItemIO.OUTPUT, label = "Overlay")
	private ImagePlus overlay;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final Device wanted = Device.parse(device);
		final Volume<?> mosaic = sized(GreyImage.of(image, "an RCM mosaic", progress));
		final Optional<OutputFolder> folder = OutputFolder.of(output, image.getTitle());
		final ModelBundle bundle = Models.resolve(model, progress).requireModality(Modality.RCM);
		final Interval region = preview ? Selection.region(image, PREVIEW, mosaic.size()) : null;
		final RcmResult result = RcmSegmenter.segment(new RcmRequest(mosaic, region, bundle, wanted, protocol),
			show_probability, show_confidence, progress);
		final String product = preview ? "patterns_preview" : "patterns";
		final Table table = result.regions(progress).table(preview ? "RCM patterns of the preview" : "RCM patterns", result
			.size());

		final Products products = new Products(provenance(mosaic, region, bundle, result));
		final String stem = OutputFolder.stem(image.getTitle()) + "_" + product;
		final ImagePlus shown = preview ? Selection.crop(image, region, stem) : image;
		final ImagePlus found = products.image(sized(ImagePlusDoor.labels(stem, new byte[][] { result.labels() }, shown)),
			product);
		LabelColors.apply(found, result.classes());
		LabelColors.legend(found, names(result.classes()));
		LegendOverlay.add(found, result.classes());
		final ImagePlus share = !show_probability ? null : products.image(sized(ImagePlusDoor.probabilities(stem +
			"_probability", slices(result.probability()), bundle.info().classes().stream().map(ModelClass::name).toList(), shown)),
			product + "_probability");
		final ImagePlus sure = !show_confidence ? null : products.image(sized(ImagePlusDoor.probability(stem + "_confidence",
			new float[][] { result.confidence() }, shown)), product + "_confidence");
		final ImagePlus picture = !show_overlay && !preview ? null : products.image(sized(ClassOverlay.on(shown, stem +
			"_overlay", new byte[][] { result.labels() }, result.classes(), progress)), product + "_overlay");
		if (folder.isPresent()) products.picture(ClassPicture.of(shown, result.labels(), result.classes(), table.rows()
			.stream().mapToDouble(row -> (Double) row.get(3)).toArray(), progress), product);
		products.table(table, product);
		products.save(folder);
		// Not earlier: a run that fails or is cancelled gives nothing.
		labels = found;
		probability = share;
		confidence = sure;
		overlay = picture;
		ResultsTables.show(table);
	}

	/** The mosaic with the pixel size that was given, if one was. */
	private Volume<?> sized(final Volume<?> mosaic) {
		return pixel_size > 0 ? mosaic.withSize(new PixelSize(pixel_size, pixel_size, pixel_size, true)) : mosaic;
	}

	/** What every result gets: the pixel size, if one was given. */
	private ImagePlus sized(final ImagePlus result) {
		if (pixel_size > 0) {
			final Calibration calibration = result.getCalibration();
			calibration.pixelWidth = calibration.pixelHeight = calibration.pixelDepth = pixel_size;
			calibration.setUnit("um"); // ImageJ makes it µm
		}
		return result;
	}

	private static float[][][] slices(final float[][] maps) {
		final float[][][] slices = new float[maps.length][][];
		for (int m = 0; m < maps.length; m++)
			slices[m] = new float[][] { maps[m] };
		return slices;
	}

	private static Map<Integer, String> names(final List<ModelClass> classes) {
		final Map<Integer, String> names = new TreeMap<>();
		for (int i = 0; i < classes.size(); i++)
			names.put(i, classes.get(i).name());
		return names;
	}

	private Provenance provenance(final Volume<?> mosaic, final Interval region, final ModelBundle bundle,
		final RcmResult result)
	{
		final Provenance provenance = Provenance.create("Segment RCM Patterns").with("image", mosaic.title()).with("model",
			bundle.info().name()).with("model.sha256", bundle.sha256()).with("model.trained_on", bundle.info().training()
				.data()).with("labels", names(result.classes()).entrySet().stream().map(e -> e.getKey() + " = " + e.getValue())
					.collect(Collectors.joining(", "))).with("protocol", protocol).with("device_wanted", device).with("device", result
						.run().device()).with("engine", result.run().engine().engine()).with(mosaic.size());
		return region == null ? provenance : provenance.with("region", region.min(0) + ", " + region.min(1) + ", " + region
			.dimension(0) + " x " + region.dimension(1));
	}
}
