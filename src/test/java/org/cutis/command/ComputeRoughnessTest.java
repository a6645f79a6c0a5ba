package org.cutis.command;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.cutis.image.Provenance;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** The real command in a real context. */
public class ComputeRoughnessTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Context context;

	@Before
	public void start() {
		context = new Context(CommandService.class, StatusService.class);
	}

	@After
	public void stop() {
		context.dispose();
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return context.service(CommandService.class).run(ComputeRoughness.class, true, inputs).get();
	}

	private String complaint(final Object... inputs) throws Exception {
		final CommandModule module = run(inputs);
		assertTrue("cancelled", module.isCanceled());
		assertNull(module.getOutput("normals"));
		return module.getCancelReason();
	}

	/** A B-scan, 10 columns: label 1 from depth 4, from column 5 on deeper by a step of 2, down to depth 12. */
	private static ImageProcessor bScan(final ImageProcessor ip) {
		for (int x = 0; x < 10; x++)
			for (int z = x < 5 ? 4 : 6; z < 12; z++)
				ip.setf(x, z, 1);
		return ip;
	}

	/** The same as a stack of 20 en-face slices with 3 B-scans; 12 x 12 x 3 µm. */
	private static ImagePlus stack() {
		final ImageStack stack = new ImageStack(10, 3);
		final ImageProcessor scan = bScan(new ByteProcessor(10, 20));
		for (int z = 0; z < 20; z++) {
			final ByteProcessor slice = new ByteProcessor(10, 3);
			for (int y = 0; y < 3; y++)
				for (int x = 0; x < 10; x++)
					slice.set(x, y, scan.get(x, z));
			stack.addSlice(slice);
		}
		final ImagePlus image = new ImagePlus("scan_epidermis.tif", stack);
		image.getCalibration().setUnit("micron");
		image.getCalibration().pixelWidth = 12;
		image.getCalibration().pixelHeight = 12;
		image.getCalibration().pixelDepth = 3;
		return image;
	}

	@Test
	public void aCalibratedStackGivesTableAndPlot() throws Exception {
		final ImagePlus image = stack();
		new Provenance(Map.of("model.sha256", "abc")).attachTo(image);
		final byte[] before = ((byte[]) image.getStack().getPixels(6)).clone();
		final File out = folder.newFolder();
		final CommandModule module = run("image", image, "output", out);
		assertNull(module.getCancelReason());

		final List<String> csv = Files.readAllLines(new File(out, "scan_epidermis_roughness.csv").toPath(),
			StandardCharsets.UTF_8);
		assertEquals("slice,ra_upper_px,ra_lower_px,ra_both_px,ra_upper_um,ra_lower_um,ra_both_um,columns," +
			"without_surface_percent", csv.get(0));
		assertEquals(1 + 3 + 1, csv.size());
		// A step of 2 px: 1.2 * 2 / 10 columns; the lower surface is flat; 3 µm per pixel.
		final double[] expected = { 0.24, 0, 0.12, 0.72, 0, 0.36 };
		for (int i = 1; i < csv.size(); i++) {
			final String[] cells = csv.get(i).split(",");
			assertEquals(i < 4 ? "" + i : "all", cells[0]);
			for (int c = 0; c < expected.length; c++)
				assertEquals(expected[c], Double.parseDouble(cells[c + 1]), 1e-9);
			assertEquals(i < 4 ? "10" : "30", cells[7]);
			assertEquals(0, Double.parseDouble(cells[8]), 0);
		}
		final ImagePlus normals = (ImagePlus) module.getOutput("normals");
		assertEquals("all B-scans, then 3", 4, normals.getStackSize());
		assertEquals(normals.getWidth(), ImageIO.read(new File(out, "scan_epidermis_normals.png")).getWidth());
		final Map<String, String> provenance = Provenance.of(normals).entries();
		assertEquals("Z", provenance.get("depth_axis"));
		assertEquals("abc", provenance.get("input.model.sha256"));
		assertArrayEquals(before, (byte[]) image.getStack().getPixels(6));
		assertEquals(3, out.list().length);
	}

	@Test
	public void aSingleSliceIsABScanOfAnyBitDepth() throws Exception {
		for (final ImageProcessor ip : new ImageProcessor[] { new ByteProcessor(10, 20), new ShortProcessor(10, 20),
			new FloatProcessor(10, 20) })
		{
			final File out = folder.newFolder();
			final CommandModule module = run("image", new ImagePlus("b", bScan(ip)), "output", out);
			assertNull(module.getCancelReason());
			final String all = Files.readAllLines(new File(out, "b_roughness.csv").toPath()).get(2);
			assertEquals("all", all.split(",")[0]);
			assertEquals(0.24, Double.parseDouble(all.split(",")[1]), 1e-9);
		}
	}

	@Test
	public void nothingIsSavedWithoutAFolder() throws Exception {
		final CommandModule module = run("image", stack(), "label", 0, "depth_axis", "Y");
		assertNull(module.getCancelReason());
		assertEquals("20 B-scans along z", 21, ((ImagePlus) module.getOutput("normals")).getStackSize());
	}

	@Test
	public void badInputsAreSentences() throws Exception {
		final FloatProcessor probability = new FloatProcessor(10, 20);
		probability.setf(3, 3, 0.25f);
		assertEquals("image holds the value 0.25, so it is not a label image: labels are whole numbers, for example 0 " +
			"and 1. Take the label image and not the probability, or threshold it first.", complaint("image",
				new ImagePlus("p", probability)));
		assertEquals("The image \"c\" is an RGB image, but labels are one channel of whole numbers. Choose the label " +
			"image that Segment Epidermis gave.", complaint("image", new ImagePlus("c", new ColorProcessor(4, 4))));
		final ImagePlus channels = stack();
		channels.setDimensions(2, 10, 1);
		assertEquals("The image \"scan_epidermis.tif\" has 2 channels, but labels are one channel of whole numbers. " +
			"Choose the label image that Segment Epidermis gave.", complaint("image", channels));
		assertEquals("label is 7, but the image has no such value. It has: 0, 1.", complaint("image", stack(), "label",
			7));
		final String empty = complaint("image", new ImagePlus());
		assertTrue(empty, empty.contains("image") && empty.contains("has no pixels"));
		assertEquals("The parameter depth_axis is 'X', but must be one of auto, Z, Y.", complaint("image", stack(),
			"depth_axis", "X"));
		final File file = folder.newFile();
		assertEquals("The output folder " + file + " is a file. Choose a folder.", complaint("image", stack(), "output",
			file));
	}

	@Test
	public void aFailureLeavesNoFile() throws Exception {
		final File out = folder.newFolder();
		complaint("image", stack(), "label", 3, "output", out);
		assertEquals(0, out.list().length);
	}
}
