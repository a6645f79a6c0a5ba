package org.cutis.command;

import static org.cutis.command.EvaluationImages.bytes;
import static org.cutis.command.EvaluationImages.save;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;

/** What Evaluate Segmentation says to wrong inputs; nothing is written then. */
public class BadEvaluationsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(EvaluateSegmentation.class);

	private File prediction, truth, out;

	@Before
	public void folders() throws Exception {
		prediction = folder.newFolder("p");
		truth = folder.newFolder("t");
		out = folder.newFolder("out");
	}

	@After
	public void nothingIsWritten() {
		assertArrayEquals(new String[0], out.list());
	}

	private String complaint(final Object... inputs) throws Exception {
		final List<Object> all = new ArrayList<>(List.of("prediction", prediction, "truth", truth, "output", out));
		all.addAll(Arrays.asList(inputs));
		return commands.complaint(all.toArray());
	}

	private void pair(final String name) {
		save(prediction, name, bytes(2, 0, 1, 1, 0));
		save(truth, name, bytes(2, 0, 1, 0, 0));
	}

	@Test
	public void filesAndFoldersThatAreNotThere() throws Exception {
		final File gone = new File(folder.getRoot(), "gone");
		assertEquals("There is no file or folder " + gone + " (parameter truth). Check its path.", complaint("truth", gone));
		assertEquals("There is no file or folder " + gone + " (parameter compare_with). Check its path.", complaint2(
			gone));
		assertEquals("The parameter truth is missing: True label image, or a folder of them with the same names.",
			commands.complaint("prediction", prediction));
		final File file = save(truth, "a.tif", bytes(1, 0));
		assertEquals("The parameter prediction (" + prediction + ") is a folder, but truth (" + file +
			") is a file. Give two image files, or two folders with files of the same names.", complaint("truth", file));
		assertEquals("The parameters prediction and truth are the same folder (" + prediction +
			"). Give the predicted labels as prediction.", complaint("truth", new File(prediction, "../p/.")).replace(
				"/../p/.", ""));
		Files.writeString(prediction.toPath().resolve("a.csv"), "1");
		assertEquals("The folder " + prediction + " (parameter prediction) holds no images. " +
			"Choose the folder that has the label images (TIFF, PNG, ...).", complaint());
	}

	private String complaint2(final File second) throws Exception {
		pair("a.tif");
		final String complaint = complaint("compare_with", second);
		for (final File f : new File[] { prediction, truth })
			Files.delete(f.toPath().resolve("a.tif"));
		return complaint;
	}

	@Test
	public void pairsThatAreMissing() throws Exception {
		pair("a.tif");
		for (final String name : new String[] { "b.tif", "c_truth.png" })
			save(truth, name, bytes(1, 0));
		assertEquals("The folder of the parameter prediction has no file that goes with these of the truth: b.tif, " +
			"c_truth.png. Files go together if their names are the same, except for the extension and endings such as " +
			"_epidermis or _truth.", complaint());
	}

	/** Everything that is wrong with the files is told at once. */
	@Test
	public void filesThatDoNotFit() throws Exception {
		pair("a.tif");
		save(prediction, "b.tif", bytes(2, 0, 1, 1, 0, 0, 0));
		save(truth, "b.tif", bytes(2, 0, 1, 0, 0));
		final File rgb = save(prediction, "c.tif", new ImagePlus("c", new ColorProcessor(2, 2)));
		save(truth, "c.tif", bytes(2, 0, 1, 0, 0));
		final File float32 = save(prediction, "d.tif", new ImagePlus("d", new FloatProcessor(2, 1, new float[] { 0,
			0.5f })));
		save(truth, "d.tif", bytes(2, 0, 1));
		pair("e.tif");
		final File broken = new File(truth, "e.tif");
		Files.writeString(broken.toPath(), "no image");
		assertEquals("There are 4 problems. (1) The prediction " + new File(prediction, "b.tif") +
			" has 2 x 3 pixels, but the truth b.tif has 2 x 2. They must have the same size. (2) The prediction " + rgb +
			" has 3 channels (as an RGB image), but labels are one channel of whole numbers, for example 0 and 1. Save the " +
			"labels as an 8- or 16-bit image. (3) The prediction " + float32 + " holds the value 0.5, so it is not a label " +
			"image: labels are whole numbers, for example 0 and 1. Take the label image and not the probability, or " +
			"threshold it first. (4) The file " + broken + " is not an image that ImageJ can open. Give a TIFF file, or open " +
			"it in Fiji and save it as TIFF.", complaint());
		save(truth, "e.tif", bytes(2, 0, 1, 0, 0));
		for (final String name : new String[] { "b", "c" })
			save(prediction, name + ".tif", bytes(2, 0, 1, 0, 0));
		assertTrue("one problem is one sentence", complaint().startsWith("The prediction " + float32 + " holds the value"));
	}

	@Test
	public void aMeasuredImageIsNoTruth() throws Exception {
		save(prediction, "a.tif", IJ.createImage("a", "8-bit ramp", 256, 2, 1));
		final File ramp = save(truth, "a.tif", IJ.createImage("a", "8-bit ramp", 256, 2, 1));
		assertEquals("The truth " + ramp + " has 256 different values, so it does not look like a label image. Choose the " +
			"label image, or name the labels that are meant with the parameter labels.", complaint());
	}

	@Test
	public void labelsThatDoNotFit() throws Exception {
		pair("a.tif");
		assertEquals("ignore_label is 1, but labels lists it as a class. Take it out of one of them.", complaint("labels",
			"0-2", "ignore_label", 1));
		assertEquals("labels is 4, 5, but the truth has none of them. It has: 0, 1.", complaint("labels", "4, 5"));
		assertEquals("surface_label and ignore_label are both 1. Give the label of a layer as surface_label.", complaint(
			"surface_label", 1, "ignore_label", 1));
		assertEquals("surface_label is 2, but it must be one of the labels that are evaluated and be in the truth. " +
			"Evaluated are: 0, 1.", complaint("surface_label", 2));
		assertEquals("The parameter labels is 'epidermis', but must be auto, or whole numbers and ranges such as 0, 1, 3-5, " +
			"at most 100 labels.", complaint("labels", "epidermis"));
		assertEquals("The parameter ignore_label is -2, but must be at least -1.", complaint("ignore_label", -2));
		assertEquals("The parameter depth_axis is 'X', but must be one of auto, Z, Y.", complaint("depth_axis", "X"));
		save(truth, "a.tif", bytes(2, 9, 9, 9, 9));
		assertEquals("ignore_label is 9, and the truth has no other value, so there is nothing to evaluate. Choose another " +
			"ignore_label.", complaint("ignore_label", 9));
	}

	@Test
	public void anOutputThatIsAFile() throws Exception {
		pair("a.tif");
		final File file = folder.newFile();
		assertEquals("The output folder " + file + " is a file. Choose a folder.", commands.complaint("prediction",
			prediction, "truth", truth, "output", file));
	}
}
