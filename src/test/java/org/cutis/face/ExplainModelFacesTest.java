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

import ij.plugin.frame.Recorder;

/** Explain Model as users reach it: by macro in the real ImageJ and by command line. */
public class ExplainModelFacesTest {

	private static final List<String> FILES = List.of("stains_explained.csv", "stains_explained.csv.provenance.txt",
		"stains_explained.png", "stains_explained.tif", "stains_explained_segmentation.tif");

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path root;

	private String model;

	@Before
	public void makeModel() throws Exception {
		root = folder.getRoot().toPath();
		model = TinyModels.stains(root.resolve("my stains")).folder().toString();
	}

	@Test
	public void aMacroInTheRealImageJ() throws Exception {
		final Path out = root.resolve("by macro");
		final RealImageJ.Outcome run = RealImageJ.macro("""
			run("Explain Model...", "model=[MODEL] width=16 height=12 steps=2 output=[OUT]");
			print(nImages);
			selectImage("stains_explained");
			getDimensions(w, h, c, z, t);
			print(w + " " + h + " " + c + " " + z + " " + bitDepth());
			selectImage("stains_explained_segmentation");
			setSlice(3);
			print(nSlices + " " + bitDepth() + " " + getInfo("slice.label"));
			selectImage("stains_explained_picture");
			print(bitDepth());
			""".replace("MODEL", model).replace("OUT", out.toString()));
		assertEquals(List.of("3", "16 12 3 3 32", "3 8 dermis: 0 background, 1 epidermis, 2 dermis", "24"), run.lines()
			.stream().filter(line -> !line.startsWith("Explain Model runs on")).toList());
		assertEquals(FILES, names(out));
	}

	@Test
	public void whatIsRecordedRunsAgain() {
		final Module module = Commands.module(Commands.find("explain-model"));
		module.setInput("model", model);
		module.setInput("steps", 7);
		module.setInput("objective", "probability");
		MacroInputs.record(module);
		final String recorded = Recorder.getCommandOptions();
		final Module again = Commands.module(Commands.find("explain-model"));
		MacroInputs.read(again, recorded);
		for (final String name : List.of("model", "width", "height", "steps", "step_size", "smoothing", "objective", "seed",
			"device"))
			assertEquals(name, module.getInput(name), again.getInput(name));
	}

	@Test
	public void theCommandLineExplainsOrSaysWhyNot() throws Exception {
		final Path out = root.resolve("by line");
		final RealImageJ.Outcome run = cutis("--model", model, "--width", "16", "--height", "12", "--steps", "2", "--step-size",
			"0.1", "--output", out.toString());
		assertEquals(run.errors().toString(), 0, run.exit());
		assertEquals(FILES, names(out));
		assertEquals(4, Files.readAllLines(out.resolve("stains_explained.csv")).size());
		final RealImageJ.Outcome wrong = cutis("--model", model, "--width", "15", "--output", out.toString());
		assertEquals(List.of("cutis: width is 15, but model stains takes multiples of 4 pixels, here at most 1024. " +
			"Choose 16, or 0 for the model's preferred size."), wrong.errors());
		assertEquals(1, wrong.exit());
	}

	private static RealImageJ.Outcome cutis(final String... options) throws Exception {
		final String[] arguments = new String[options.length + 1];
		arguments[0] = "explain-model";
		System.arraycopy(options, 0, arguments, 1, options.length);
		return RealImageJ.java(List.of(), CommandLine.class.getName(), arguments);
	}

	private static List<String> names(final Path folder) {
		return Arrays.stream(folder.toFile().listFiles()).map(File::getName).sorted().toList();
	}
}
