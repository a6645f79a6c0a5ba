package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

import org.cutis.image.ImagePlusDoor;
import org.cutis.model.Modality;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;

/** What Mask Vessels says to images, labels, models and parameters that it cannot use. */
public class BadVesselsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(MaskVessels.class);

	private ImagePlus image, truth;

	@Before
	public void makeImage() {
		image = VesselImages.scan("a");
		truth = VesselImages.epidermis(image);
	}

	private void says(final String sentence, final Object... inputs) throws Exception {
		assertEquals(sentence, commands.complaint(inputs));
	}

	@Test
	public void images() throws Exception {
		says("The image \"photo.jpg\" is an RGB image, but an RSOM image has one or two channels of grey values (LF, HF). " +
			"Choose another image, or take its colors apart with Image > Color > Split Channels.", "image", IJ.createImage(
				"photo.jpg", "RGB ramp", 20, 10, 1));
		image.getCalibration().setUnit("pixel");
		says("The image \"a\" has no pixel size, but vessels are measured in µm. " +
			"Set it with Image > Properties... (RSOM: 12 x 12 x 3 µm).", "image", image, "epidermis", truth);
		final ImagePlus three = IJ.createHyperStack("c", 20, 10, 3, 4, 1, 16);
		three.getCalibration().setUnit("um");
		says("The image \"c\" has 3 channels, but an RSOM image has one or two (LF, HF). " +
			"Choose one or two of them with Image > Duplicate... first.", "image", three, "method", "frangi");
	}

	@Test
	public void labels() throws Exception {
		says("The epidermis labels \"small\" have 40 x 19 x 200 voxels, but the image \"a\" has 40 x 20 x 200. " +
			"Choose the labels of this image, or none: then the epidermis is segmented first.", "image", image, "epidermis", IJ
				.createImage("small", "8-bit black", 40, 19, 200), "method", "frangi");
		says("label is 2, but the image has no such value. It has: 0, 1.", "image", image, "epidermis", truth, "label", 2,
			"method", "frangi");
		says("The epidermis labels \"rgb\" are an RGB image, but labels are one channel of whole numbers. " +
			"Choose the label image that Segment Epidermis gave.", "image", image, "epidermis", IJ.createImage("rgb", "RGB black",
				40, 20, 200), "method", "frangi");
		says("The epidermis labels \"a\" have 2 channels, but labels have one. Choose the label image that Segment Epidermis gave.",
			"image", image, "epidermis", image, "method", "frangi");
		final String message = commands.complaint("image", image, "epidermis", ImagePlusDoor.probability("p",
			new float[200][800], image), "label", 1, "method", "frangi");
		assertEquals("label is 1, but the image has no such value. It has: 0.", message);
	}

	@Test
	public void noEpidermisFound() throws Exception {
		final ImagePlus night = IJ.createImage("night", "8-bit black", 40, 20, 60);
		night.setCalibration(image.getCalibration().copy());
		says("No epidermis was found in \"night\", so nobody knows where vessels begin. Run Segment Epidermis with another " +
			"model or threshold, or draw the epidermis, and give its labels as epidermis.", "image", night, "method", "frangi");
	}

	@Test
	public void models() throws Exception {
		says("Model epidermis is for RSOM images, but this command needs one for RSOM volumes (vessels). Choose another model.",
			"image", image, "epidermis", truth, "vessel_model", "epidermis");
		final File tiny = new File(folder.getRoot(), "tiny");
		VesselImages.untrained(tiny.toPath(), Modality.RSOM_VESSELS, "z", "y", "x");
		says("Model tiny is for RSOM volumes (vessels), but this command needs one for RSOM images. Choose another model.",
			"image", image, "method", "frangi", "epidermis_model", tiny.getPath());
		final File turned = new File(folder.getRoot(), "turned");
		VesselImages.untrained(turned.toPath(), Modality.RSOM_VESSELS, "x", "y", "z");
		says("Model tiny works on slices, but Mask Vessels needs one for volumes (z, y, x). Choose another model.", "image",
			image, "epidermis", truth, "vessel_model", turned.getPath());
	}

	@Test
	public void otherPixelSizesAreSaidAxisByAxis() throws Exception {
		final File tiny = new File(folder.getRoot(), "tiny");
		VesselImages.untrained(tiny.toPath(), Modality.RSOM_VESSELS, "z", "y", "x");
		image.getCalibration().pixelHeight = 30;
		final List<String> log = new ArrayList<>();
		commands.run(message -> log.add(message.text()), "image", image, "epidermis", truth, "vessel_model", tiny.getPath(),
			"threshold", 1);
		assertEquals(List.of("The image has 30.0 µm per pixel along y, but model tiny was trained at 12.0 µm: " +
			"do not trust the result unseen."), log.stream().filter(l -> l.startsWith("The image has")).toList());
	}

	@Test
	public void parameters() throws Exception {
		says("The parameter method is 'unet', but must be one of deepvesselnet, frangi.", "image", image, "method", "unet");
		says("export_graph saves the graph in the output folder, but none is given. Give one, or switch export_graph off.",
			"image", image, "epidermis", truth, "method", "frangi", "export_graph", true);
		says("roi_to is 40 µm, but the region begins at 50 µm (offset, roi_from). Give a larger roi_to, or 0 for all there is.",
			"image", image, "epidermis", truth, "method", "frangi", "offset", 50, "roi_to", 40);
		says("The parameter threshold is 1.5, but must be between 0 and 1.", "image", image, "threshold", 1.5);
		says("The parameter pruning is -1, but must be at least 0.", "image", image, "pruning", -1.0);
		says("device is \"tpu\", but must be auto, cpu, gpu or gpu:N (for example gpu:1).", "image", image, "epidermis", truth,
			"device", "tpu");
	}

	@Test
	public void selections() throws Exception {
		final String nothing = "Nothing is selected in the image \"a\". " +
			"Draw a selection that has an area, or do not restrict the command to it.";
		says(nothing, "image", image, "epidermis", truth, "method", "frangi", "selection_only", true);
		image.setRoi(new Line(1, 1, 20, 10));
		says(nothing, "image", image, "epidermis", truth, "method", "frangi", "selection_only", true);
		image.setRoi(100, 100, 5, 5);
		says(nothing, "image", image, "epidermis", truth, "method", "frangi", "selection_only", true);
		says("selection_only needs a stack of en-face slices, but depth runs along y here. " +
			"Reslice the image, or switch it off.", "image", RsomImages.bScans("b", 20, 5, 60, 1), "method", "frangi",
			"selection_only", true);
	}

	/** Found only when it saves; what was there before stays as it was. */
	@Test
	public void aFolderWhereAFileShouldGo() throws Exception {
		final File out = folder.newFolder();
		final File taken = new File(out, "a_vessels.csv");
		assertTrue(taken.mkdir());
		says("The file " + taken + " cannot be written because there is a folder of that name. " +
			"Rename the folder or choose another output folder.", "image", image, "epidermis", truth, "method", "frangi",
			"output", out);
		assertTrue(taken.isDirectory());
		assertArrayEquals(new String[] { "a_vessels.csv", "a_vessels.tif" }, java.util.Arrays.stream(out.list()).sorted()
			.toArray());
	}
}
