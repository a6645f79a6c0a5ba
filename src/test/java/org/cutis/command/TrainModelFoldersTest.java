package org.cutis.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every kind of bad folder and setting: a sentence that names it, before any work, and nothing written. */
public class TrainModelFoldersTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule command = new CommandRule(TrainModel.class);

	private TrainingFolders data;

	private File out;

	@Before
	public void prepare() throws IOException {
		data = new TrainingFolders(folder.newFolder()).stripes(4, 32, 24);
		out = new File(folder.getRoot(), "out");
	}

	private String complains(final String part, final Object... more) throws Exception {
		final List<Object> inputs = new ArrayList<>(List.of("images", data.images.toFile(), "labels", data.labels.toFile(),
			"name", "bad-folders-test", "output", out, "filters", 2, "epochs", 1));
		inputs.addAll(Arrays.asList(more));
		final String complaint = command.complaint(inputs.toArray());
		assertTrue(complaint, complaint.contains(part));
		assertFalse("no stack trace: " + complaint, complaint.contains("Exception"));
		final String[] left = out.isDirectory() ? out.list() : new String[0];
		assertEquals(Arrays.toString(left), 0, left.length);
		return complaint;
	}

	@Test
	public void noFolders() throws Exception {
		complains("nowhere", "images", new File(folder.getRoot(), "nowhere"));
		complains("nowhere", "labels", new File(folder.getRoot(), "nowhere"));
		complains("images", "images", folder.newFolder());
	}

	@Test
	public void allProblemsAtOnceWithFileNames() throws Exception {
		Files.delete(data.labels.resolve("p0_0.png"));
		Files.writeString(data.images.resolve("p0_1.png"), "no image");
		Files.copy(data.labels.resolve("p1_2.png"), data.images.resolve("p1_3.png"),
			java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		final TrainingFolders small = new TrainingFolders(folder.newFolder()).stripes(3, 16, 16);
		Files.copy(small.labels.resolve("p1_2.png"), data.labels.resolve("p1_2.png"),
			java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		final String all = complains("The training cannot start. There are 3 problems:");
		assertTrue(all, all.contains("p0_0.png"));
		assertTrue(all, all.contains("p0_1.png"));
		assertTrue(all, all.contains("The image p1_2.png has 32 x 24 pixels, but its labels p1_2.png have 16 x 16."));
	}

	@Test
	public void classesThatDoNotFit() throws Exception {
		complains("#ff8040", "classes", "dark=#000000, grey=#e0e0e0");
		complains("gone", "classes", "dark=#000000, grey=#e0e0e0, warm=#ff8040, gone=#123456");
		complains("name=value", "classes", "dark");
		complains("grey values", "classes", "dark=0, grey=1");
		complains("bce+smoothness tells one class from the background, but there are 3 classes", "loss", "bce+smoothness");
		complains("class_weights has 2 numbers, but there are 3 classes", "class_weights", "1, 2");
		complains("takes no class weights", "class_weights", "1, 2, 3", "loss", "dice");
	}

	@Test
	public void settingsThatDoNotFit() throws Exception {
		complains("less than the patch of 64 x 24", "patch_width", 64, "patch_height", 24);
		complains("two (LF, HF)", "modality", "RSOM");
		complains("cannot be split into 3 parts", "folds", 3, "groups", "^(p\\d)_");
		complains("is not a regular expression", "groups", "(");
		complains("device is", "device", "toaster");
		complains("device is gpu:7", "device", "gpu:7");
		complains("levels is 2", "levels", 2);
		complains("filters", "filters", -1);
		complains("validation_share", "validation_share", 0.95);
	}

	@Test
	public void namesThatAreTakenOrNone() throws Exception {
		complains("model's name \"My Model\"", "name", "My Model");
		complains("epidermis", "name", "epidermis");
	}

	@Test
	public void anOutputFolderThatIsAFile() throws Exception {
		out = folder.newFile("file");
		complains("is a file");
	}

	@Test
	public void aFolderWithAnotherTraining() throws Exception {
		Files.createDirectories(out.toPath());
		final Path settings = Files.writeString(out.toPath().resolve("settings.json"), "{\"epochs\": 3}");
		final String begun = command.complaint("images", data.images.toFile(), "labels", data.labels.toFile(), "name",
			"bad-folders-test", "output", out);
		assertTrue(begun, begun.contains("choose resume"));
		final String other = command.complaint("images", data.images.toFile(), "labels", data.labels.toFile(), "name",
			"bad-folders-test", "output", out, "epochs", 4, "resume", true);
		assertTrue(other, other.contains("epochs was 3 and is 4"));
		Files.writeString(settings, "{\"epochs\"");
		final String damaged = command.complaint("images", data.images.toFile(), "labels", data.labels.toFile(), "name",
			"bad-folders-test", "output", out, "resume", true);
		assertTrue(damaged, damaged.contains("settings.json is damaged"));
		assertEquals("{\"epochs\"", Files.readString(settings));
		assertEquals(1, out.list().length);
	}
}
