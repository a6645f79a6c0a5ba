package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.cutis.engine.Device;
import org.cutis.engine.Explainer.Objective;
import org.cutis.explain.AscentOptions;
import org.cutis.explain.ExplainRequest;
import org.cutis.explain.Explanation;
import org.cutis.explain.ModelExplainer;
import org.cutis.image.OutputFolder;
import org.cutis.image.PixelSize;
import org.cutis.image.Provenance;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.model.SpaceAxis;
import org.cutis.task.Progress;
import org.cutis.view.ExplanationImages;
import org.cutis.view.Pictures;
import org.cutis.view.ResultsTables;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Shows what a model has learned to look for. */
@Plugin(type = Command.class, name = "explain-model", menuPath = "Plugins>Cutis>Explain Model...", headless = true,
	description = "Shows what a model looks for: for each of its classes the image that the network answers to most strongly, found by gradient ascent from noise, and the segmentation that it gives to that image.")
public class ExplainModel extends CutisCommand {

	@Parameter(label = "Model", style = "model:any", persist = false,
		description = "Name of an installed model, or a model bundle's folder or .zip file; one that Cutis trained")
	private String model;

	@Parameter(label = "Width", min = "0", max = "1024", persist = false,
		description = "Of the images, in pixels, a multiple of what the model takes; 0 for the model's preferred size")
	private int width = 0;

	@Parameter(label = "Height", min = "0", max = "1024", persist = false,
		description = "Of the images, in pixels, a multiple of what the model takes; 0 for the model's preferred size")
	private int height = 0;

	@Parameter(label = "Steps", min = "1", max = "100000", persist = false, description = "Steps up the gradient, for each class")
	private int steps = 100;

	@Parameter(label = "Step size", min = "0", max = "1", stepSize = "0.01", persist = false,
		description = "By how much a pixel changes in a step on average, as a share of the range of values; above 0, at most 1")
	private double step_size = 0.02;

	@Parameter(label = "Smoothing", min = "0", max = "1", stepSize = "0.05", persist = false,
		description = "How much of the difference from its neighbours a pixel loses in each step; 0 for none, as in the paper, to 1")
	private double smoothing = 0;

	@Parameter(label = "Objective", choices = { "logit", "probability" }, persist = false,
		description = "What is to rise, on average over all pixels: logit, the class's output before softmax; probability, the logarithm of its probability")
	private String objective = "logit";

	@Parameter(label = "Seed", persist = false,
		description = "Whole number from which the noise is drawn that the ascent begins with; the same seed gives the same images")
	private long seed = 1;

	@Parameter(label = "Device", persist = false, description = "auto, cpu, gpu or gpu:N")
	private String device = "auto";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder to save the results in; nothing is saved if it is empty")
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Images")
	private ImagePlus images;

	@Parameter(type = ItemIO.OUTPUT, label = "Segmentation")
	private ImagePlus segmentation;

	@Parameter(type = ItemIO.OUTPUT, label = "Picture")
	private ImagePlus picture;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final AscentOptions options = new AscentOptions(Objective.valueOf(objective.toUpperCase(Locale.ROOT)), steps,
			step_size, smoothing, seed);
		final Device wanted = Device.parse(device);
		final ModelBundle bundle = Models.resolve(model, progress);
		final Optional<OutputFolder> folder = OutputFolder.of(output, bundle.info().name());
		final Explanation found = ModelExplainer.explain(new ExplainRequest(bundle, wanted, width, height, options), progress);
		final Provenance provenance = provenance(bundle, found);

		final String stem = bundle.info().name() + "_explained";
		final PixelSize size = size(bundle.info());
		final ImagePlus up = ExplanationImages.images(stem, found, size);
		final ImagePlus labels = ExplanationImages.labels(stem + "_segmentation", found, size);
		final ImagePlus all = new ImagePlus(stem + "_picture", ExplanationImages.picture(found));
		for (final ImagePlus image : new ImagePlus[] { up, labels, all })
			provenance.attachTo(image);
		if (folder.isPresent()) {
			folder.get().tiff(up, "explained");
			folder.get().tiff(labels, "explained_segmentation");
			folder.get().write("explained", "png", file -> Pictures.png(all.getProcessor(), file));
			folder.get().csv(found.table(), "explained", provenance);
		}
		// Not earlier: a run that fails or is cancelled gives nothing.
		images = up;
		segmentation = labels;
		picture = all;
		ResultsTables.show(found.table());
	}

	/** The pixels that the model was trained at. Slices are classes; their distance is made up. */
	private static PixelSize size(final ModelInfo model) {
		final SpaceAxis rows = model.axes().get(0), columns = model.axes().get(1);
		return rows.isCalibrated() && columns.isCalibrated() ? new PixelSize(columns.pixelSize(), rows.pixelSize(), columns
			.pixelSize(), true) : PixelSize.UNKNOWN;
	}

	private Provenance provenance(final ModelBundle bundle, final Explanation found) {
		final ModelInfo info = bundle.info();
		return Provenance.create("Explain Model").with("model", info.name()).with("model.sha256", bundle.sha256()).with(
			"model.trained_on", info.training().data()).with("labels", IntStream.range(0, info.labels().size()).mapToObj(
				i -> i + " = " + info.labels().get(i).name()).collect(Collectors.joining(", "))).with("width", found.width())
			.with("height", found.height()).with("steps", steps).with("step_size", step_size).with("smoothing", smoothing).with(
				"objective", objective).with("seed", seed).with("value_range", IntStream.range(0, info.channels().size())
					.mapToObj(c -> info.channels().get(c) + " " + InputCheck.text(found.ranges().get(c).min()) + " to " + InputCheck.text(found
						.ranges().get(c).max()))
					.collect(Collectors.joining(", "))).with("device_wanted", device).with("device", found.device()).with("engine",
						found.engine().engine()).with(size(info));
	}
}
