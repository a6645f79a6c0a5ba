package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import org.cutis.command.RcmImages;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/** Segment RCM Patterns as users reach it: by macro in the real ImageJ and by command line. */
public class SegmentRcmPatternsFacesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private ImagePlus image;

	private String file, model;

	private Path out;

	@Before
	public void makeImage() throws Exception {
		image = RcmImages.mosaic("my mosaic", 90, 70);
		file = new File(folder.getRoot(), "my mosaic.tif").getPath();
		IJ.saveAsTiff(image, file);
		out = folder.getRoot().toPath().resolve("my results");
		model = RcmImages.untrained(folder.getRoot().toPath().resolve("my model")).folder().toString();
	}

	@Test
	public void aMacroInTheRealImageJ() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("""
			open("FILE");
			run("Segment RCM Patterns...", "model=[MODEL] show_confidence output=[OUT]");
			selectImage("my mosaic_patterns_confidence");
			print(bitDepth());
			selectImage("my mosaic_patterns");
			getDimensions(w, h, c, z, t);
			getPixelSize(unit, pw, ph);
			print(w + " " + h + " " + c + " " + z + " " + t + " " + bitDepth() + " " + pw + " " + ph);
			print(getMetadata("Label"));
			selectImage("my mosaic.tif");
			makeRectangle(20, 10, 30, 40);
			run("Segment RCM Patterns...", "image=[my mosaic.tif] model=[MODEL] preview pixel_size=1");
			selectImage("my mosaic_patterns_preview_overlay");
			getPixelSize(unit, pw, ph);
			print(getWidth() + " " + getHeight() + " " + Overlay.size + " " + pw);
			""".replace("FILE", file).replace("MODEL", model).replace("OUT", out.toString()));
		assertEquals(run.errors().toString(), List.of("32", "90 70 1 1 1 8 0.5 0.5",
			"0 background, 1 artifact, 2 meshwork, 3 ring, 4 nested, 5 aspecific", "30 40 1 1"), run.lines().stream().filter(
				line -> !line.startsWith("Segment RCM Patterns runs on")).toList());
		assertEquals(new TreeSet<>(List.of("my mosaic_patterns.tif", "my mosaic_patterns.csv",
			"my mosaic_patterns.csv.provenance.txt", "my mosaic_patterns_confidence.tif", "my mosaic_patterns.png")),
			new TreeSet<>(List.of(out.toFile().list())));
	}

	@Test
	public void whatIsRecordedRunsAgain() {
		final Module module = Commands.module(Commands.find("segment-rcm-patterns"));
		module.setInput("image", image);
		module.setInput("model", model);
		module.setInput("pixel_size", 0.25);
		module.setInput("protocol", "paper-munet");
		module.setInput("preview", true);
		module.setInput("output", out.toFile());
		MacroInputs.record(module);
		final String recorded = Recorder.getCommandOptions();
		assertTrue(recorded, recorded.contains("pixel_size=0.25"));
		final Module again = Commands.module(Commands.find("segment-rcm-patterns"));
		MacroInputs.read(again, recorded.replace("image=[my mosaic.tif] ", "").replace("image=[my mosaic] ", ""));
		for (final String name : List.of("model", "pixel_size", "protocol", "device", "preview", "show_probability",
			"show_confidence", "show_overlay", "output"))
			assertEquals(name, module.getInput(name), again.getInput(name));
	}

	@Test
	public void theCommandLine() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.java(List.of(), CommandLine.class.getName(), "segment-rcm-patterns",
			"--image", file, "--model", model, "--protocol", "paper-mednet", "--output", out.toString());
		assertEquals(run.errors().toString(), 0, run.exit());
		assertEquals(List.of("my mosaic_patterns.csv", "my mosaic_patterns.csv.provenance.txt", "my mosaic_patterns.png",
			"my mosaic_patterns.tif").stream().map(name -> out.resolve(name).toString()).toList(), run.lines());
		final RealImageJ.Outcome wrong = RealImageJ.java(List.of(), CommandLine.class.getName(), "segment-rcm-patterns",
			"--image", file, "--model", model, "--pixel-size", "900", "--output", out.toString());
		assertEquals(1, wrong.exit());
		assertEquals(List.of("cutis: The image \"my mosaic.tif\" has 900 x 900 µm per pixel, but model untrained-rcm was " +
			"trained at 2: no RCM mosaic is that coarse. Give the right pixel_size in µm."), wrong.errors());
	}
}
