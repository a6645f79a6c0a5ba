package org.cutis.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.cutis.engine.Device;
import org.cutis.image.OutputFolder;
import org.cutis.image.Provenance;
import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.train.TrainingRequest;
import org.cutis.train.TrainingResult;
import org.cutis.train.TrainingRun;
import org.cutis.view.ConfusionPicture;
import org.cutis.view.Pictures;
import org.cutis.view.ResultsTables;
import org.cutis.view.TrainingMonitor;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Trains a network on a user's own images and labels. */
@Plugin(type = Command.class, name = "train-model", menuPath = "Plugins>Cutis>Train Model...", headless = true,
	description = "Trains a network on your own images and labels, and makes a model of it that every Cutis command can use.")
public class TrainModel extends CutisCommand {

	@Parameter(label = "Images", style = "directory", persist = false,
		description = "Folder of images: slices or volumes, 8, 16 or 32 bit or RGB")
	private File images;

	@Parameter(label = "Labels", style = "directory", persist = false,
		description = "Folder of label images with the names of the images; grey values or colours stand for the classes")
	private File labels;

	@Parameter(label = "Modality", choices = { "RSOM", "RCM", "OCT", "other" }, persist = false,
		description = "What the images are; decides on everything below that is auto or 0")
	private String modality = "other";

	@Parameter(label = "Name", required = false, persist = false,
		description = "Name of the model, of lower-case letters, digits, dots and dashes; if empty, that of the folder that the images' folder is in")
	private String name = "";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the model, the history and the checkpoints; if empty, training-NAME beside the images' folder")
	private File output;

	@Parameter(label = "Resume", persist = false,
		description = "Goes on with the training that was begun in the output folder with the same settings, if there is one")
	private boolean resume = false;

	@Parameter(label = "Classes", persist = false,
		description = "Names and label values, for example background=0, epidermis=1 or dermis=#beff00; auto makes every value a class")
	private String classes = "auto";

	@Parameter(label = "Ignore label", required = false, persist = false,
		description = "Pixels with this label do not count, for example 255 or #808080; empty for none")
	private String ignore_label = "";

	@Parameter(label = "Depth axis", choices = { "auto", "Z", "Y" }, persist = false,
		description = "Of stacks: axis that the rows of a slice follow, Y for slices as they lie in the stack, Z for sections across it; auto: Y, in RSOM the axis with the finer pixel")
	private String depth_axis = "auto";

	@Parameter(label = "Architecture", choices = { "auto", "unet", "fcn7", "oct-unet", "munet", "mednet", "fcn", "segnet",
		"deeplab" }, persist = false, description = "The network; auto takes the one of the modality's paper")
	private String architecture = "auto";

	@Parameter(label = "Filters", min = "0", max = "1024", persist = false,
		description = "Filters of the network's first level: more learn more and take longer; 0 for a laptop's size")
	private int filters = 0;

	@Parameter(label = "Levels", min = "0", max = "3", persist = false,
		description = "Number of nested networks of munet and mednet; 0 for all three")
	private int levels = 0;

	@Parameter(label = "Reduction", min = "0", max = "16", persist = false,
		description = "The network works on the image averaged over blocks of this many pixels a side: it sees more around a pixel and is faster; 0 for auto: 1, in the modality other as much of 1, 2 and 4 as the labels' detail allows")
	private int reduction = 0;

	@Parameter(label = "Loss", choices = { "auto", "bce+smoothness", "cross-entropy", "dice", "selective-dice",
		"two-sided-dice+tv" }, persist = false, description = "What is minimized; auto takes the one of the modality's paper")
	private String loss = "auto";

	@Parameter(label = "Loss weight", min = "-1", persist = false,
		description = "Weight of the loss's second term: s of bce+smoothness, gamma of two-sided-dice+tv; -1 for auto")
	private double loss_weight = -1;

	@Parameter(label = "Class weights", persist = false,
		description = "auto, none, balanced (by the number of pixels), or one number for each class in their order, for example 1, 20; for cross-entropy and selective-dice")
	private String class_weights = "auto";

	@Parameter(label = "Epochs", min = "0", max = "100000", persist = false,
		description = "How often all images are gone through; 0 for as many as make about the modality's number of steps")
	private int epochs = 0;

	@Parameter(label = "Batch", min = "0", max = "1024", persist = false, description = "Samples in a step; 0 for auto")
	private int batch = 0;

	@Parameter(label = "Learning rate", min = "0", max = "1", stepSize = "0.001", persist = false,
		description = "Of the Adam optimizer at the start; 0 for auto")
	private double learning_rate = 0;

	@Parameter(label = "Decay", choices = { "auto", "cosine", "exponential", "constant" }, persist = false,
		description = "How the learning rate falls: cosine to a hundredth, exponential to a tenth")
	private String decay = "auto";

	@Parameter(label = "Patch width", min = "0", persist = false,
		description = "Columns of a sample in pixels; 0 for auto, at most the images' own")
	private int patch_width = 0;

	@Parameter(label = "Patch height", min = "0", persist = false,
		description = "Rows of a sample in pixels; 0 for auto, at most the images' own")
	private int patch_height = 0;

	@Parameter(label = "Augmentation", choices = { "auto", "none", "b-scans", "en-face", "turned" }, persist = false,
		description = "How samples are varied: b-scans keeps depth as depth (mirrored, zoomed, brighter or darker), en-face turns, flips, zooms and shears and adds speckle, turned does so without shear and speckle")
	private String augmentation = "auto";

	@Parameter(label = "Validation share", min = "0", max = "0.9", stepSize = "0.05", persist = false,
		description = "Share of the images that is not learned from but tells which epoch was best; 0 for none")
	private double validation_share = 0.2;

	@Parameter(label = "Folds", min = "0", max = "100", persist = false,
		description = "Folds of a cross-validation, which trains as many networks and gives their mean figures; 0 for none")
	private int folds = 0;

	@Parameter(label = "Groups", required = false, persist = false,
		description = "Regular expression that finds the patient in an image's name, for example ^([^_]+); a patient's images are never on both sides of a split; empty if every image stands for itself")
	private String groups = "";

	@Parameter(label = "Seed", persist = false, description = "Of first weights, splits, places and augmentation")
	private long seed = 1;

	@Parameter(label = "Device", persist = false, description = "auto, cpu, gpu or gpu:N")
	private String device = "auto";

	@Parameter(label = "Mixed precision", persist = false,
		description = "Computes in bfloat16, on processors that have it: may be faster for large networks, is slower for small ones")
	private boolean mixed_precision = false;

	@Parameter(label = "Show window", persist = false,
		description = "Shows curves and a validation image while it trains, with buttons to stop and to cancel; never without a screen")
	private boolean show_window = true;

	@Parameter(type = ItemIO.OUTPUT, label = "Confusion matrix")
	private ImagePlus confusion;

	@Parameter(type = ItemIO.OUTPUT, label = "Model")
	private String model;

	@Override
	protected void execute(final Progress progress) throws IOException {
		final TrainingNames names = TrainingNames.of(name, output, images.toPath());
		final TrainingRequest request = new TrainingRequest(names.model(), images.toPath(), labels.toPath(), Modality.valueOf(
			modality.toUpperCase(Locale.ROOT)), classes, ignore_label, depth_axis, groups, new TrainingRequest.NetworkChoice(
				architecture, filters, levels, reduction), new TrainingRequest.FitChoice(loss, loss_weight, class_weights, epochs, batch,
					learning_rate, decay, patch_width, patch_height, augmentation, seed, Device.parse(device), mixed_precision),
			validation_share, folds, Runtime.getRuntime().maxMemory());
		final TrainingRun run = new TrainingRun(request, names.folder());
		if (!resume || !run.isOver()) train(run, names, progress);
		else finish(ModelBundle.open(run.bundle(), progress), progress);
		model = names.model();
	}

	private void train(final TrainingRun run, final TrainingNames names, final Progress progress) throws IOException {
		Models.registry().requireInstallable(names.model(), false);
		final boolean there = Files.exists(names.folder());
		final OutputFolder folder = new OutputFolder(names.folder().toFile(), names.model());
		try (TrainingMonitor monitor = new TrainingMonitor(names.model(), names.folder(), show_window)) {
			final TrainingResult result = run.run(resume, monitor, monitor.progress(progress));
			save(result, folder);
			finish(result.model(), progress);
			monitor.finished("The model " + names.model() + " is installed.");
		}
		catch (final UserError | CancellationException e) {
			if (!there) deleteIfEmpty(names.folder());
			throw e;
		}
	}

	/** What a training that was ended in its first epoch has left. */
	private static void deleteIfEmpty(final Path folder) throws IOException {
		try {
			Files.deleteIfExists(folder);
		}
		catch (final DirectoryNotEmptyException e) {
			// There are epochs that can be gone on from.
		}
	}

	private void save(final TrainingResult result, final OutputFolder folder) throws IOException {
		final Provenance provenance = provenance(result);
		if (result.matrix().isPresent()) {
			final ImagePlus picture = new ImagePlus("Confusion matrix", ConfusionPicture.of(result.matrix().get(), result
				.classes()));
			provenance.attachTo(picture);
			folder.csv(result.scores().orElseThrow(), "validation", provenance);
			folder.csv(result.confusion().orElseThrow(), "confusion", provenance);
			folder.write("confusion", "png", file -> Pictures.png(picture.getProcessor(), file));
			ResultsTables.show(result.scores().get());
			confusion = picture;
		}
	}

	/** Puts the model where all commands find it. */
	private static void finish(final ModelBundle bundle, final Progress progress) throws IOException {
		final String name = bundle.info().name();
		if (!Models.registry().names().contains(name)) Models.registry().install(bundle, name);
		progress.log("The training is over. The model " + name + " is installed, and lies in " + bundle.folder() + ".");
	}

	private static Provenance provenance(final TrainingResult result) {
		Provenance p = Provenance.create("Train Model");
		for (final var e : result.settings().entries().entrySet())
			p = p.with(e.getKey(), e.getValue());
		return p.with("model.sha256", result.model().sha256());
	}
}
