package org.cutis.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.cutis.model.Modality;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.task.Progress;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.ImagePlus;

/** Train Model as a user runs it: folders in, a model out that the other commands take. */
public class TrainModelTest {

	/** In the user's models folder of the tests. */
	private static final String MODEL = "train-model-test";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule command = new CommandRule(TrainModel.class);

	@Rule
	public final CommandRule segment = new CommandRule(SegmentEpidermis.class);

	@After
	public void uninstall() throws IOException {
		Files.deleteIfExists(ModelRegistry.userFolder().resolve(MODEL + ".zip"));
	}

	private CommandModule train(final TrainingFolders data, final File out, final Object... more) throws Exception {
		final List<Object> inputs = new ArrayList<>(List.of("images", data.images.toFile(), "labels", data.labels.toFile(),
			"name", MODEL, "output", out, "filters", 2, "epochs", 2, "batch", 2));
		inputs.addAll(Arrays.asList(more));
		final CommandModule module = command.run(inputs.toArray());
		assertFalse(module.getCancelReason(), module.isCanceled());
		return module;
	}

	@Test
	public void anRsomModelSegmentsTheEpidermis() throws Exception {
		final File out = new File(folder.getRoot(), "out");
		final CommandModule module = train(new TrainingFolders(folder.newFolder()).rsom(3), out, "modality", "RSOM");
		assertEquals(MODEL, module.getOutput("model"));
		assertTrue(ModelRegistry.standard().names(Modality.RSOM).contains(MODEL));

		final CommandModule found = segment.run("image", RsomImages.enFace("scan", 40, 3, 50, 9), "model", MODEL);
		assertFalse(found.getCancelReason(), found.isCanceled());
		assertEquals(50, ((ImagePlus) found.getOutput("labels")).getNSlices());

		final ModelBundle bundle = ModelBundle.open(out.toPath().resolve(MODEL), Progress.none());
		assertEquals("unet", bundle.info().network().architecture());
		assertEquals(1, bundle.info().classes().size());
		assertEquals(3, bundle.info().axes().get(0).pixelSize(), 1e-6);
		assertEquals(12, bundle.info().axes().get(1).pixelSize(), 1e-6);
		assertTrue("the paper's loss", bundle.info().training().loss().startsWith("bce+smoothness, weight 300"));
		// 3 volumes of 4 B-scans, one volume to validate on: 8 whole slices in batches of 2 are 4 steps in an epoch
		assertTrue("the first or the second", List.of(4L, 8L).contains(bundle.info().training().steps()));
	}

	@Test
	public void filesTellAboutTheTraining() throws Exception {
		final File out = new File(folder.getRoot(), "out");
		train(new TrainingFolders(folder.newFolder()).stripes(4, 40, 36), out);
		final List<String> history = Files.readAllLines(out.toPath().resolve("history.csv"));
		assertEquals("epoch,step,learning_rate,training_loss,validation_loss,dice_mean,dice_#000000,dice_#e0e0e0,dice_#ff8040,seconds",
			history.get(0));
		assertEquals("2 epochs", 3, history.size());
		assertTrue(Files.readString(out.toPath().resolve("settings.json")).contains("\"architecture\": \"unet\""));
		for (final String product : List.of("validation.csv", "validation.csv.provenance.txt", "confusion.csv",
			"confusion.png"))
			assertTrue(product, Files.isRegularFile(out.toPath().resolve(MODEL + "_" + product)));
		final List<String> scores = Files.readAllLines(out.toPath().resolve(MODEL + "_validation.csv"));
		assertTrue(scores.get(0), scores.get(0).startsWith("fold,class,truth_voxels,predicted_voxels,dice"));
		assertTrue(scores.get(1), scores.get(1).startsWith("1,\"#000000\","));
		assertFalse("checkpoints are for going on only", Files.exists(out.toPath().resolve("checkpoints")));
	}

	@Test
	public void theBundleHoldsTheColoursAndTheChannels() throws Exception {
		final File out = new File(folder.getRoot(), "out");
		train(new TrainingFolders(folder.newFolder()).stripes(4, 40, 36), out, "classes",
			"dark=#000000, grey=#e0e0e0, warm=#ff8040", "loss", "two-sided-dice+tv");
		final ModelBundle bundle = ModelBundle.open(out.toPath().resolve(MODEL), Progress.none());
		assertEquals(Modality.OTHER, bundle.info().modality());
		assertEquals(List.of("dark", "grey", "warm"), bundle.info().classes().stream().map(c -> c.name()).toList());
		assertEquals(0xff8040, bundle.info().classes().get(2).color());
		assertEquals(List.of("red", "green", "blue"), bundle.info().channels());
		assertTrue("the images have no pixel size", Double.isNaN(bundle.info().axes().get(0).pixelSize()));
		assertEquals(1 / 255.0, bundle.info().normalization().gain(), 1e-12);
		assertTrue(bundle.info().training().data(), bundle.info().training().data().startsWith(
			"3 images to learn from (3 slices), 1 other to validate on (1 slice); weights of epoch "));
		assertFalse(bundle.info().training().phantomOnly());
		assertNotNull(bundle.info().training().metrics().get("dice_mean"));
		assertEquals(List.of(), bundle.info().training().classWeights());
	}

	@Test
	public void crossValidationKeepsPatientsTogether() throws Exception {
		final File out = new File(folder.getRoot(), "out");
		final CommandModule module = train(new TrainingFolders(folder.newFolder()).stripes(6, 32, 32), out, "folds", 3,
			"groups", "^(p\\d)_", "epochs", 1);
		assertNotNull(module.getOutput("confusion"));
		final List<String> scores = Files.readAllLines(out.toPath().resolve(MODEL + "_validation.csv"));
		// 3 folds, all, mean and sd, each of 3 classes and their mean
		assertEquals(1 + 6 * 4, scores.size());
		assertTrue(scores.stream().anyMatch(row -> row.startsWith("sd,\"#e0e0e0\",")));
		final List<String> all = scores.stream().filter(row -> row.startsWith("all,")).limit(3).toList();
		final long pixels = all.stream().mapToLong(row -> Long.parseLong(row.split(",")[2])).sum();
		assertEquals("every pixel is validated on once", 6 * 32 * 32, pixels);
		for (int f = 1; f <= 3; f++)
			assertTrue(Files.isRegularFile(out.toPath().resolve("fold-" + f + "/history.csv")));
	}

	@Test
	public void withoutValidationTheLastEpochIsKept() throws Exception {
		final File out = new File(folder.getRoot(), "out");
		train(new TrainingFolders(folder.newFolder()).stripes(3, 32, 32), out, "validation_share", 0.0, "loss",
			"cross-entropy", "class_weights", "1, 2.5, 30");
		final ModelBundle bundle = ModelBundle.open(out.toPath().resolve(MODEL), Progress.none());
		assertEquals(List.of(1.0, 2.5, 30.0), bundle.info().training().classWeights());
		assertTrue(bundle.info().training().data(), bundle.info().training().data().endsWith(
			"no validation; weights of epoch 2 of 2"));
		assertTrue(bundle.info().training().metrics().isEmpty());
		assertFalse(Files.exists(out.toPath().resolve(MODEL + "_validation.csv")));
	}

	@Test
	public void everyNetworkAndLossTrains() throws Exception {
		final TrainingFolders data = new TrainingFolders(folder.newFolder()).stripes(3, 32, 32);
		int n = 0;
		for (final String network : List.of("fcn7", "oct-unet", "munet", "mednet", "fcn", "segnet", "deeplab")) {
			final String loss = List.of("cross-entropy", "dice", "selective-dice", "two-sided-dice+tv").get(n % 4);
			train(data, new File(folder.getRoot(), "out" + n++), "architecture", network, "loss", loss, "epochs", 1);
			uninstall();
		}
	}

	@Test
	public void phantomsAreCalledPhantoms() throws Exception {
		final TrainingFolders data = new TrainingFolders(folder.newFolder()).rsom(2);
		for (final Path file : list(data.images)) {
			final ImagePlus image = ij.IJ.openImage(file.toString());
			org.cutis.image.Provenance.create(org.cutis.image.Provenance.PHANTOM).attachTo(image);
			new ij.io.FileSaver(image).saveAsTiff(file.toString());
		}
		final File out = new File(folder.getRoot(), "out");
		train(data, out, "modality", "RSOM", "epochs", 1);
		assertTrue(ModelBundle.open(out.toPath().resolve(MODEL), Progress.none()).info().training().phantomOnly());
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
