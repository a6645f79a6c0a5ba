package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import org.cutis.command.OctImages;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.plugin.frame.Recorder;

/** Segment OCT Layers as users reach it: by macro in the real ImageJ and by command line. */
public class SegmentOctLayersFacesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private ImagePlus image;

	private String file, model;

	private Path out;

	@Before
	public void makeImage() throws Exception {
		image = OctImages.scans("my skin", 40, 36, 3);
		// A TIFF file keeps 1 / 0.9, rounded, so that y is no longer quite as large as z: depth must still run down the slices.
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = calibration.pixelHeight = calibration.pixelDepth = 0.9;
		calibration.setUnit("micron");
		file = new File(folder.getRoot(), "my skin.tif").getPath();
		IJ.saveAsTiff(image, file);
		out = folder.getRoot().toPath().resolve("my results");
		model = OctImages.model(folder.getRoot().toPath().resolve("my model")).folder().toString();
	}

	@Test
	public void aMacroInTheRealImageJ() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("""
			open("FILE");
			run("Segment OCT Layers...", "model=[MODEL] show_thickness_map thickness_layer=all output=[OUT]");
			selectImage("my skin_thickness");
			print(nSlices + " " + getWidth() + " " + getHeight() + " " + bitDepth());
			setSlice(4);
			print(getMetadata("Label"));
			selectImage("my skin_layers");
			getDimensions(w, h, c, z, t);
			print(w + " " + h + " " + c + " " + z + " " + t + " " + bitDepth());
			print(getPixel(20, 0) + " " + getPixel(20, 35));
			print(getMetadata("Label"));
			""".replace("FILE", file).replace("MODEL", model).replace("OUT", out.toString()));
		assertEquals(List.of("Depth runs down each slice, slices are B-scans (depth_axis Y).", "5 40 3 32", "DEJ", "40 36 1 3 1 8", "0 4", "0 glass, 1 glycerol, 2 epidermis, 3 DEJ, 4 dermis"),
			run.lines().stream().filter(line -> !line.startsWith("Segment OCT Layers runs on") && !line.startsWith(
				"The image has ")).toList());
		assertEquals(new TreeSet<>(List.of("my skin_layers.tif", "my skin_layers.csv", "my skin_layers.csv.provenance.txt",
			"my skin_interfaces.csv", "my skin_interfaces.csv.provenance.txt", "my skin_thickness.tif",
			"my skin_thickness.png")), new TreeSet<>(List.of(out.toFile().list())));
	}

	@Test
	public void whatIsRecordedRunsAgain() {
		final Module module = Commands.module(Commands.find("segment-oct-layers"));
		module.setInput("image", image);
		module.setInput("model", model);
		module.setInput("consistent", false);
		module.setInput("thickness_layer", "DEJ");
		module.setInput("output", out.toFile());
		MacroInputs.record(module);
		final String recorded = Recorder.getCommandOptions();
		assertTrue(recorded, recorded.contains("consistent=false"));
		final Module again = Commands.module(Commands.find("segment-oct-layers"));
		MacroInputs.read(again, recorded.replace("image=[my skin.tif] ", "").replace("image=[my skin] ", ""));
		for (final String name : List.of("model", "depth_axis", "consistent", "weight_correction", "device",
			"show_probability", "show_thickness_map", "thickness_layer", "output"))
			assertEquals(name, module.getInput(name), again.getInput(name));
	}

	@Test
	public void theCommandLine() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.java(List.of(), CommandLine.class.getName(), "segment-oct-layers", "--image",
			file, "--model", model, "--no-consistent", "--output", out.toString());
		assertEquals(run.errors().toString(), 0, run.exit());
		assertEquals(List.of("my skin_interfaces.csv", "my skin_interfaces.csv.provenance.txt", "my skin_layers.csv",
			"my skin_layers.csv.provenance.txt", "my skin_layers.tif").stream().map(name -> out.resolve(name).toString())
			.toList(), run.lines());
		final RealImageJ.Outcome wrong = RealImageJ.java(List.of(), CommandLine.class.getName(), "segment-oct-layers",
			"--image", file, "--model", "no such model", "--output", out.toString());
		assertEquals(1, wrong.exit());
		assertEquals(1, wrong.errors().size());
		assertTrue(wrong.errors().get(0).startsWith("cutis: model is \"no such model\", but there is no installed model"));
	}
}
