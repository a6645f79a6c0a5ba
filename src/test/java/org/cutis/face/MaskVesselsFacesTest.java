package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.cutis.command.VesselImages;
import org.cutis.model.Modality;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/** Mask Vessels as users reach it: by macro in the real ImageJ and by command line. */
public class MaskVesselsFacesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private ImagePlus image, epidermis;

	private String file, labels;

	private Path out;

	@Before
	public void makeImage() {
		image = VesselImages.scan("my scan");
		epidermis = VesselImages.epidermis(image);
		file = new File(folder.getRoot(), "my scan.tif").getPath();
		labels = new File(folder.getRoot(), "my labels.tif").getPath();
		IJ.saveAsTiff(image, file);
		IJ.saveAsTiff(epidermis, labels);
		out = folder.getRoot().toPath().resolve("my results");
	}

	@Test
	public void aMacroInTheRealImageJ() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("""
			open("LABELS");
			open("FILE");
			run("Mask Vessels...", "epidermis=[my labels.tif] method=frangi show_projections show_plots output=[OUT]");
			print(nImages);
			selectImage("my scan_vessels_plots");
			print(nSlices);
			selectImage("my scan_vessels_projections");
			print(bitDepth());
			selectImage("my scan_vessels");
			getDimensions(w, h, c, z, t);
			getVoxelSize(vw, vh, vd, unit);
			print(w + " " + h + " " + c + " " + z + " " + t + " " + bitDepth());
			print(d2s(vw, 3) + " " + d2s(vh, 3) + " " + d2s(vd, 3) + " " + unit);
			sum = 0; rest = 0;
			for (i = 1; i <= nSlices; i++) {
				setSlice(i);
				getHistogram(values, counts, 256);
				sum += counts[1];
				rest += w * h - counts[0] - counts[1];
			}
			print("voxels " + sum + " " + rest);
			""".replace("FILE", file).replace("LABELS", labels).replace("OUT", out.toString()));
		final ImagePlus saved = IJ.openImage(out.resolve("my scan_vessels.tif").toString());
		long n = 0;
		for (int i = 1; i <= saved.getStackSize(); i++)
			for (final byte v : (byte[]) saved.getStack().getPixels(i))
				n += v;
		assertTrue(n > 0);
		assertEquals(run.errors().toString(), List.of("5", "2", "24", "40 20 1 200 1 8", "12.000 12.000 3.000 µm", "voxels " +
			n + " 0"), run.lines());
		final TreeSet<String> expected = new TreeSet<>();
		for (final String s : List.of("", "_depth", "_diameters", "_branches"))
			expected.addAll(List.of("my scan_vessels" + s + ".csv", "my scan_vessels" + s + ".csv.provenance.txt"));
		for (final String s : List.of(".tif", "_projections.png", "_density.png", "_diameters.png"))
			expected.add("my scan_vessels" + s);
		assertEquals(expected, files());
	}

	@Test
	public void whatIsRecordedRunsAgain() {
		final Module module = Commands.module(Commands.find("mask-vessels"));
		module.setInput("image", image);
		module.setInput("method", "frangi");
		module.setInput("offset", 12.5);
		module.setInput("roi_to", 300.0);
		module.setInput("export_graph", true);
		module.setInput("output", out.toFile());
		MacroInputs.record(module);
		final String recorded = Recorder.getCommandOptions();
		final Module again = Commands.module(Commands.find("mask-vessels"));
		MacroInputs.read(again, recorded.replace("image=[my scan.tif] ", ""));
		for (final String name : List.of("label", "epidermis_model", "method", "vessel_model", "depth_axis", "device", "offset",
			"threshold", "roi_from", "roi_to", "selection_only", "small_radius", "pruning", "depth_layers", "show_probability",
			"show_projections", "show_plots", "export_graph", "output"))
			assertEquals(name, module.getInput(name), again.getInput(name));
	}

	@Test
	public void theCommandLine() throws Exception {
		final String model = VesselImages.untrained(folder.getRoot().toPath().resolve("tiny"), Modality.RSOM_VESSELS, "z", "y",
			"x").folder().toString();
		final RealImageJ.Outcome run = cutis("mask-vessels", "--image", file, "--epidermis", labels, "--vessel-model", model,
			"--threshold", "0.6", "--export-graph", "--output", out.toString());
		assertEquals(run.errors().toString(), 0, run.exit());
		assertEquals(new TreeSet<>(run.lines()), new TreeSet<>(files().stream().map(n -> out.resolve(n).toString()).toList()));
		assertTrue(files().containsAll(List.of("my scan_vessels.tif", "my scan_vessels.vtk", "my scan_vessels.graphml")));
		assertTrue(run.errors().toString(), run.errors().get(0).startsWith("Mask Vessels runs on "));
		final RealImageJ.Outcome wrong = cutis("mask-vessels", "--image", file, "--epidermis", file, "--method", "frangi",
			"--output", out.resolve("no").toString());
		assertEquals(List.of("cutis: The epidermis labels \"my scan.tif\" have 2 channels, but labels have one. " +
			"Choose the label image that Segment Epidermis gave."), wrong.errors());
		assertEquals(1, wrong.exit());
	}

	@Test
	public void sigtermLeavesNoFiles() throws Exception {
		final ImagePlus big = IJ.createImage("big", "8-bit ramp", 333, 171, 300);
		big.setCalibration(image.getCalibration().copy());
		IJ.saveAsTiff(big, file);
		final ImagePlus skin = IJ.createImage("skin", "8-bit black", 333, 171, 300);
		for (int z = 20; z < 50; z++)
			skin.getStack().getProcessor(z).set(1);
		IJ.saveAsTiff(skin, labels);
		Files.createDirectories(out);
		final Path err = folder.newFile("err.txt").toPath();
		final Process process = RealImageJ.start(List.of("-Dcutis.terminal=true"), CommandLine.class.getName(), folder
			.newFile("out.txt").toPath(), err, "mask-vessels", "--image", file, "--epidermis", labels, "--method", "frangi",
			"--output", out.toString());
		final long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
		while (!Files.readString(err).contains("Filtering") && System.nanoTime() < limit)
			Thread.sleep(20);
		assertTrue(Files.readString(err), Files.readString(err).contains("Filtering"));
		process.destroy();
		assertTrue("it ends", process.waitFor(20, TimeUnit.SECONDS));
		assertEquals(128 + 15, process.exitValue());
		assertEquals(new TreeSet<>(), files());
		assertFalse(Files.readString(err).contains("Exception"));
	}

	private static RealImageJ.Outcome cutis(final String... arguments) throws Exception {
		return RealImageJ.java(List.of(), CommandLine.class.getName(), arguments);
	}

	private TreeSet<String> files() {
		final String[] names = out.toFile().list();
		return new TreeSet<>(names == null ? List.of() : Arrays.asList(names));
	}
}
