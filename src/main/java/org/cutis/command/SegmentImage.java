package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.ImagePlusDoor;
import org.cutis.image.OutputFolder;
import org.cutis.image.Provenance;
import org.cutis.image.Table;
import org.cutis.image.Volume;
import org.cutis.measure.ClassAreas;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelClass;
import org.cutis.task.Progress;
import org.cutis.tile.SliceRequest;
import org.cutis.tile.SliceResult;
import org.cutis.tile.SliceSegmenter;
import org.cutis.view.ClassOverlay;
import org.cutis.view.LabelColors;
import org.cutis.view.ResultsTables;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Segments any image with a model that was trained on such images. */
@Plugin(type = Command.class, name = "segment-image", menuPath = "Plugins>Cutis>Segment Image...", headless = true,
	description = "Segments an image or stack with any model, slice by slice; best with one that you have trained on such images.")
public class SegmentImage extends CutisCommand {

	@Parameter(label = "Image", persist = false,
		description = "Image or stack of the kind the model was trained on: RGB, or 8, 16 or 32 bit with as many channels")
	private ImagePlus image;

	@Parameter(label = "Model", style = "model:any", persist = false,
		description = "Name of an installed model, or a model bundle's folder or .zip file")
	private String model;

	@Parameter(label = "Depth axis", choices = { "auto", "Z", "Y" }, persist = false,
		description = "Of stacks: axis that the rows of a slice follow, Y for slices as they lie in the stack, Z for sections across it; auto: Y, with an RSOM model the axis with the finer pixel")
	private String depth_axis = "auto";

	@Parameter(label = "Device", persist = false, description = "auto, cpu, gpu or gpu:N")
	private String device = "auto";

	@Parameter(label = "Threshold", min = "0", max = "1", stepSize = "0.05", persist = false,
		description = "Of a model with a single class: probability from which a pixel has it; of several classes the most probable one is taken")
	private double threshold = 0.5;

	@Parameter(label = "Show probability", persist = false,
		description = "Also gives the probabilities as a 32-bit image with a channel for each class")
	private boolean show_probability = false;

	@Parameter(label = "Show overlay", persist = false,
		description = "Also gives a copy of the image with the classes half-transparent over it in their colours (black ones are not drawn)")
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
		final Volume<?> volume = ImagePlusDoor.volume(image);
		final int slices = (int) volume.pixels().dimension(2);
		final Device wanted = Device.parse(device);
		final Optional<OutputFolder> folder = OutputFolder.of(output, image.getTitle());
		final ModelBundle bundle = Models.resolve(model, progress);
		final String axis = depth_axis.equals("auto") ? bundle.info().modality().depthAxis() : depth_axis;
		final DepthAxis depth = DepthAxis.resolve(axis, volume.pixels().dimensionsAsLongArray(), volume.size());
		if (slices > 1) progress.log("The stack is segmented in planes of x and " + (depth == DepthAxis.Y ? "y" : "z") +
			" (depth_axis " + depth + ").");
		final SliceResult result = SliceSegmenter.segment(new SliceRequest(volume, depth, bundle, wanted, threshold,
			show_probability), progress);
		if (!volume.size().known()) progress.log(
			"The image has no pixel size: the classes are counted in pixels. Set it with Image > Properties...");
		final List<ModelClass> classes = bundle.info().labels();
		final Table table = ClassAreas.table(classes, ClassAreas.count(result.labels()), slices, volume.size());

		final Products products = new Products(provenance(volume, depth, bundle, result));
		final String stem = OutputFolder.stem(image.getTitle()) + "_segmentation";
		final ImagePlus found = products.image(ImagePlusDoor.labels(stem, result.labels(), image), "segmentation");
		LabelColors.apply(found, classes);
		final ImagePlus share = !show_probability ? null : products.image(ImagePlusDoor.probabilities(stem + "_probability",
			result.probability(), bundle.info().classes().stream().map(ModelClass::name).toList(), image),
			"segmentation_probability");
		final ImagePlus picture = !show_overlay ? null : products.image(ClassOverlay.on(image, stem + "_overlay", result
			.labels(), classes, progress), "segmentation_overlay");
		products.table(table, "segmentation");
		products.save(folder);
		// Not earlier: a run that fails or is cancelled gives nothing.
		labels = found;
		probability = share;
		overlay = picture;
		ResultsTables.show(table);
	}

	private Provenance provenance(final Volume<?> volume, final DepthAxis depth, final ModelBundle bundle,
		final SliceResult result)
	{
		final List<ModelClass> classes = bundle.info().labels();
		final Provenance provenance = Provenance.create("Segment Image").with("image", volume.title()).with("model", bundle
			.info().name()).with("model.sha256", bundle.sha256()).with("model.trained_on", bundle.info().training().data())
			.with("labels", IntStream.range(0, classes.size()).mapToObj(i -> i + " = " + classes.get(i).name()).collect(
				Collectors.joining(", "))).with("depth_axis", depth);
		return (bundle.info().classes().size() == 1 ? provenance.with("threshold", threshold) : provenance).with(
			"device_wanted", device).with("device", result.run().device()).with("engine", result.run().engine().engine())
			.with(volume.size());
	}
}
