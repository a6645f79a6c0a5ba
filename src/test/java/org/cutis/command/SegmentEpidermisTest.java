package org.cutis.command;

import static org.cutis.command.EpidermisResults.consistent;
import static org.cutis.command.EpidermisResults.labels;
import static org.cutis.command.EpidermisResults.probability;
import static org.cutis.command.EpidermisResults.sameCalibration;
import static org.cutis.command.EpidermisResults.slices;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Future;

import org.cutis.engine.Engines;
import org.cutis.image.Provenance;
import org.cutis.model.ModelRegistry;
import org.cutis.view.LabelColors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** What the real command gives, in a real context with the real TensorFlow and the model that is shipped. */
public class SegmentEpidermisTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule commands = new CommandRule(SegmentEpidermis.class);

	@Test
	public void labelsHaveTheInputsGeometryAndFindTheEpidermis() throws Exception {
		final ImagePlus image = RsomImages.enFace("my scan.tif", 64, 3, 160, 4);
		final ImagePlus labels = labels(commands.run("image", image));
		assertEquals("my scan_epidermis", labels.getTitle());
		assertArrayEquals(new int[] { 64, 3, 1, 160, 1 }, labels.getDimensions());
		assertEquals(8, labels.getBitDepth());
		sameCalibration(image.getCalibration(), labels.getCalibration());
		assertArrayEquals(LabelColors.lut().getBytes(), labels.getProcessor().getLut().getBytes());
		assertEquals(0, labels.getDisplayRangeMin(), 0);
		assertEquals(255, labels.getDisplayRangeMax(), 0);

		long both = 0, either = 0;
		final Cursor<UnsignedByteType> truth = Views.flatIterable(RsomImages.truth(64, 3, 160, 4)).cursor();
		for (final byte[] slice : slices(labels))
			for (final byte label : slice) {
				assertTrue("label " + label, label == 0 || label == 1);
				final int t = truth.next().get();
				both += 2 * label * t;
				either += label + t;
			}
		assertTrue("Dice " + (double) both / either, both > 0.8 * either);
	}

	@Test
	public void theInputStaysAsItIs() throws Exception {
		final ImagePlus image = new ij.CompositeImage(RsomImages.enFace("a", 40, 2, 60, 5), ij.CompositeImage.COMPOSITE);
		image.setPosition(2, 7, 1);
		image.setDisplayRange(3, 99);
		image.setRoi(1, 0, 5, 1);
		image.setOverlay(new Overlay(new Roi(0, 0, 2, 2)));
		image.changes = false;
		final Roi roi = image.getRoi();
		final Overlay overlay = image.getOverlay();
		final Calibration calibration = image.getCalibration().copy();
		final List<byte[]> before = new ArrayList<>();
		for (int i = 1; i <= image.getStackSize(); i++)
			before.add(((byte[]) image.getStack().getPixels(i)).clone());

		final CommandModule module = commands.run("image", image, "show_overlay", true, "show_probability", true, "output", folder
			.newFolder());
		labels(module);
		for (int i = 1; i <= image.getStackSize(); i++)
			assertArrayEquals(before.get(i - 1), (byte[]) image.getStack().getPixels(i));
		assertEquals("a", image.getTitle());
		assertEquals("Patient: phantom", image.getInfoProperty());
		assertSame(overlay, image.getOverlay());
		assertEquals(1, overlay.size());
		assertEquals(roi, image.getRoi());
		assertEquals(7, image.getSlice());
		assertEquals(2, image.getChannel());
		assertEquals(3, image.getDisplayRangeMin(), 0);
		assertEquals(99, image.getDisplayRangeMax(), 0);
		sameCalibration(calibration, image.getCalibration());
		assertEquals(false, image.changes);
		assertEquals(false, image.isLocked());
	}

	@Test
	public void theOverlayLiesOnACopy() throws Exception {
		final ImagePlus image = RsomImages.enFace("a", 40, 2, 60, 5);
		final CommandModule module = commands.run("image", image, "show_overlay", true);
		final ImagePlus copy = (ImagePlus) module.getOutput("overlay");
		assertNotSame(image, copy);
		assertEquals("a_epidermis_overlay", copy.getTitle());
		sameCalibration(image.getCalibration(), copy.getCalibration());
		assertNull(image.getOverlay());
		final TreeSet<Integer> expected = new TreeSet<>(), found = new TreeSet<>();
		final byte[][] labels = slices(labels(module));
		for (int z = 0; z < labels.length; z++)
			for (final byte label : labels[z])
				if (label == 1) expected.add(z + 1);
		for (final Roi roi : copy.getOverlay())
			found.add(roi.getZPosition());
		assertTrue(expected.size() > 0);
		assertEquals(expected, found);
	}

	@Test
	public void everyResultSaysWhereItCameFrom() throws Exception {
		final File out = folder.newFolder();
		final CommandModule module = commands.run("image", RsomImages.enFace("a.tif", 32, 1, 64, 5), "show_probability", true,
			"show_overlay", true, "threshold", 0.25, "output", out);
		final ImagePlus labels = labels(module);
		final Map<String, String> entries = Provenance.of(labels).entries();
		assertEquals("Segment Epidermis", entries.get("command"));
		assertEquals("a.tif", entries.get("image"));
		assertEquals("epidermis", entries.get("model"));
		assertEquals(ModelRegistry.standard().resolve("epidermis").sha256(), entries.get("model.sha256"));
		assertEquals("Z", entries.get("depth_axis"));
		assertEquals("0.25", entries.get("threshold"));
		assertEquals("auto", entries.get("device_wanted"));
		assertTrue(Engines.get().report().devices().contains(entries.get("device")));
		assertEquals(Engines.get().report().engine(), entries.get("engine"));
		assertEquals("12.0 x 12.0 x 3.0", entries.get("pixel_size_um"));
		assertTrue(entries.containsKey("cutis.version") && entries.containsKey("model.trained_on"));
		assertTrue("what the input said stays", labels.getInfoProperty().startsWith("Patient: phantom"));
		assertEquals(entries, Provenance.of(probability(module)).entries());
		assertEquals(entries, Provenance.of((ImagePlus) module.getOutput("overlay")).entries());
		assertEquals(new Provenance(entries).toText(), Files.readString(new File(out,
			"a_epidermis.csv.provenance.txt").toPath()));
		assertEquals(entries, Provenance.of(IJ.openImage(new File(out, "a_epidermis.tif").getPath())).entries());
	}

	@Test
	public void filesHaveTheirNamesAndOpenTheSame() throws Exception {
		final File out = new File(folder.getRoot(), "new/results");
		final ImagePlus image = RsomImages.enFace("my scan.ome.tif", 40, 3, 90, 5);
		final CommandModule module = commands.run("image", image, "output", out, "show_probability", true, "show_overlay", true);
		final ImagePlus labels = labels(module);
		assertEquals(new TreeSet<>(List.of("my scan_epidermis.tif", "my scan_epidermis_probability.tif",
			"my scan_epidermis_overlay.tif", "my scan_epidermis.csv", "my scan_epidermis.csv.provenance.txt")),
			new TreeSet<>(Arrays.asList(out.list())));
		final ImagePlus read = IJ.openImage(new File(out, "my scan_epidermis.tif").getPath());
		assertArrayEquals(labels.getDimensions(), read.getDimensions());
		sameCalibration(image.getCalibration(), read.getCalibration());
		assertArrayEquals(slices(labels), slices(read));
		assertArrayEquals(LabelColors.lut().getBytes(), read.getProcessor().getLut().getBytes());
		final ImagePlus p = IJ.openImage(new File(out, "my scan_epidermis_probability.tif").getPath());
		sameCalibration(image.getCalibration(), p.getCalibration());
		assertArrayEquals(probability(module).getDimensions(), p.getDimensions());
		consistent(read, p, 0.5);
		ThicknessRecount.check(labels, out.toPath().resolve("my scan_epidermis.csv"));
	}

	@Test
	public void twiceInOneContextGivesTheSame() throws Exception {
		final ImagePlus image = RsomImages.enFace("a", 40, 3, 90, 5);
		assertArrayEquals(slices(labels(commands.run("image", image))), slices(labels(commands.run("image", image))));
	}

	@Test
	public void twoAtOnceDoNotDisturbEachOther() throws Exception {
		final ImagePlus a = RsomImages.enFace("a", 40, 6, 90, 5);
		final ImagePlus b = RsomImages.enFace("b", 64, 6, 70, 6);
		final byte[][] expectedA = slices(labels(commands.run("image", a))), expectedB = slices(labels(commands.run("image", b)));
		final Future<CommandModule> first = commands.start("image", a);
		final Future<CommandModule> second = commands.start("image", b);
		assertArrayEquals(expectedA, slices(labels(first.get())));
		assertArrayEquals(expectedB, slices(labels(second.get())));
	}
}
