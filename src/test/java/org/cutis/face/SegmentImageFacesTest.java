package org.cutis.face;

import static org.junit.Assert.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.cutis.command.TinyModels;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;
import ij.process.ColorProcessor;

/** Segment Image as users reach it: by macro in the real ImageJ and by command line. */
public class SegmentImageFacesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path root;

	private ImagePlus image;

	private String model, file;

	@Before
	public void makeFiles() throws Exception {
		root = folder.getRoot().toPath();
		model = TinyModels.stains(root.resolve("my stains")).folder().toString();
		final ColorProcessor p = new ColorProcessor(48, 24);
		for (int y = 0; y < 24; y++)
			for (int x = 0; x < 48; x++)
				p.set(x, y, 0xFF000000 | TinyModels.STAINS[TinyModels.stain(x, y)]);
		image = new ImagePlus("my slide", p);
		file = root.resolve("my slide.tif").toString();
		IJ.saveAsTiff(image, file);
	}

	@Test
	public void aMacroInTheRealImageJ() throws Exception {
		final Path out = root.resolve("by macro");
		final RealImageJ.Outcome run = RealImageJ.macro("""
			open("FILE");
			run("Segment Image...", "image=[my slide.tif] model=[MODEL] show_probability show_overlay output=[OUT]");
			print(nImages);
			selectImage("my slide_segmentation_overlay");
			print(bitDepth() + " " + Overlay.size);
			selectImage("my slide_segmentation_probability");
			getDimensions(w, h, c, z, t);
			print(bitDepth() + " " + c + " " + z);
			selectImage("my slide_segmentation");
			print(getTitle() + " " + getWidth() + " " + getHeight() + " " + bitDepth());
			print(getPixel(4, 4) + " " + getPixel(12, 4) + " " + getPixel(20, 4));
			""".replace("FILE", file).replace("MODEL", model).replace("OUT", out.toString()));
		assertEquals(List.of("4", "24 1", "32 3 1", "my slide_segmentation 48 24 8", "0 1 2"), run.lines().stream().filter(
			line -> !line.startsWith("Segment Image runs on") && !line.startsWith("The image has no pixel size")).toList());
		assertEquals(List.of("my slide_segmentation.csv", "my slide_segmentation.csv.provenance.txt",
			"my slide_segmentation.tif", "my slide_segmentation_overlay.tif", "my slide_segmentation_probability.tif"), names(
				out));
	}

	@Test
	public void whatIsRecordedRunsAgain() {
		final Module module = Commands.module(Commands.find("segment-image"));
		module.setInput("image", image);
		module.setInput("model", model);
		module.setInput("threshold", 0.25);
		module.setInput("show_overlay", true);
		MacroInputs.record(module);
		final String recorded = Recorder.getCommandOptions();
		assertEquals("image=[my slide.tif] model=[" + model + "] depth_axis=auto device=auto threshold=0.25 show_overlay",
			recorded);
		final Module again = Commands.module(Commands.find("segment-image"));
		MacroInputs.read(again, recorded.replace("image=[my slide.tif] ", ""));
		for (final String name : List.of("model", "depth_axis", "device", "threshold", "show_probability", "show_overlay"))
			assertEquals(name, module.getInput(name), again.getInput(name));
	}

	@Test
	public void theCommandLineSegmentsOrSaysWhyNot() throws Exception {
		final Path out = root.resolve("by line");
		final RealImageJ.Outcome run = cutis("--image", file, "--model", model, "--output", out.toString());
		assertEquals(run.errors().toString(), 0, run.exit());
		assertEquals(List.of("my slide_segmentation.csv", "my slide_segmentation.csv.provenance.txt",
			"my slide_segmentation.tif"), names(out));
		assertEquals(names(out), run.lines().stream().map(line -> out.relativize(Path.of(line)).toString()).toList());
		assertEquals("label,class,pixels,percent", Files.readAllLines(out.resolve("my slide_segmentation.csv")).get(0));
		final RealImageJ.Outcome wrong = cutis("--image", file, "--model", "epidermis", "--output", out.toString());
		assertEquals(List.of("cutis: The image \"my slide.tif\" has 3 channels, but model epidermis needs 2 (LF, HF). " +
			"Choose an image with these channels or another model."), wrong.errors());
		assertEquals(1, wrong.exit());
	}

	private static RealImageJ.Outcome cutis(final String... options) throws Exception {
		final String[] arguments = new String[options.length + 1];
		arguments[0] = "segment-image";
		System.arraycopy(options, 0, arguments, 1, options.length);
		return RealImageJ.java(List.of(), CommandLine.class.getName(), arguments);
	}

	private static List<String> names(final Path folder) {
		return Arrays.stream(folder.toFile().listFiles()).map(File::getName).sorted().toList();
	}
}
