package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.cutis.command.TinyModels;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.plugin.frame.Recorder;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

/** Batch Process as users reach it: by macro in the real ImageJ and by command line, also if it is stopped or killed. */
public class BatchProcessFacesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path root, in, out;

	/** Label images: in s1 a step of 2 pixels, in s2 of 4. */
	@Before
	public void makeFiles() throws IOException {
		root = folder.getRoot().toPath();
		in = Files.createDirectories(root.resolve("my scans/one")).getParent();
		out = root.resolve("out");
		bScan(in.resolve("s2.tif"), 4);
		bScan(in.resolve("one/s1.tif"), 2);
	}

	/** Label 1 down to depth 15 of 20, from depth 4 in the first half of 10 columns, deeper by the step in the other. */
	private static void bScan(final Path file, final int step) {
		final ByteProcessor p = new ByteProcessor(10, 20);
		for (int x = 0; x < 10; x++)
			for (int z = x < 5 ? 4 : 4 + step; z < 15; z++)
				p.set(x, z, 1);
		IJ.saveAsTiff(new ImagePlus("", p), file.toString());
	}

	@Test
	public void theChoicesAreTheCommandsThatTakeAFile() {
		final TreeSet<String> able = new TreeSet<>();
		for (final CommandInfo info : Commands.all())
			if (info.isVisible() && FileSteps.input(info).isPresent()) able.add(info.getName());
		able.remove("import-model"); // of one file, which gets a name
		final TreeSet<String> offered = new TreeSet<>();
		Commands.find("batch-process").getInput("command").getChoices().forEach(choice -> offered.add(choice.toString()));
		assertEquals("a new command that takes an image and saves into a folder belongs among the choices of BatchProcess",
			able, offered);
	}

	@Test
	public void aMacroInTheRealImageJ() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("""
			newImage("other", "8-bit black", 9, 9, 1);
			run("Batch Process...", "command=compute-roughness parameters=[label=1 depth_axis=Y] input=[IN] recursive output=[OUT]");
			print(nImages + " " + getTitle());
			""".replace("IN", in.toString()).replace("OUT", out.toString()));
		assertEquals(List.of("Batch: 2 files done. Manifest and tables are in " + out.resolve("batch-compute-roughness") + ".",
			"1 other"), run.lines());
		roughnessIsRight();
	}

	/** Ra of a step by s in half of the columns: in windows of 5 columns 1.2 s in 4 of 10 columns, as in ComputeRoughnessTest. */
	private void roughnessIsRight() throws IOException {
		final List<String> csv = Files.readAllLines(out.resolve("batch-compute-roughness/all_roughness.csv"));
		assertTrue(csv.get(0).startsWith("input,slice,ra_upper_px,"));
		assertEquals(List.of("one/s1.tif all", "s2.tif all"), csv.stream().map(l -> l.split(",")).filter(c -> c[1].equals(
			"all")).map(c -> c[0] + " " + c[1]).toList());
		for (final String[] cells : csv.stream().skip(1).map(l -> l.split(",")).toList())
			assertEquals(cells[0], cells[0].equals("s2.tif") ? 0.48 : 0.24, Double.parseDouble(cells[2]), 1e-9);
		assertTrue(Files.exists(out.resolve("one/s1_normals.png")));
	}

	@Test
	public void whatIsRecordedRunsAgain() {
		final Module module = Commands.module(Commands.find("batch-process"));
		module.setInput("parameters", "label=1 depth_axis=Y");
		module.setInput("input", in.toFile());
		module.setInput("output", out.toFile());
		module.setInput("redo", true);
		MacroInputs.record(module);
		final Module again = Commands.module(Commands.find("batch-process"));
		MacroInputs.read(again, Recorder.getCommandOptions());
		for (final String name : List.of("command", "parameters", "input", "pattern", "recursive", "output", "shard", "redo",
			"gather"))
			assertEquals(name, module.getInput(name), again.getInput(name));
	}

	@Test
	public void theCommandLineSaysWhatFailedAndGoesOn() throws Exception {
		Files.writeString(in.resolve("one/notes.tif"), "no image");
		final RealImageJ.Outcome run = roughness();
		final String sentence = "The file " + in.resolve("one/notes.tif") + " (parameter image) is not an image that ImageJ " +
			"can open. Give a TIFF file, or open it in Fiji and save it as TIFF.";
		assertEquals(List.of("one/notes.tif failed: " + sentence, "cutis: 1 of 3 files failed, the others are done: " +
			"one/notes.tif: " + sentence + " All are in the manifest in " + out.resolve("batch-compute-roughness") +
			". The same batch again does only these."), run.errors());
		assertEquals(1, run.exit());
		roughnessIsRight();
		Files.delete(in.resolve("one/notes.tif"));
		final RealImageJ.Outcome again = roughness();
		assertEquals(List.of(), again.errors());
		assertEquals("2 files done, 2 of them by an earlier run. Manifest and tables are in " + out.resolve(
			"batch-compute-roughness") + ".", again.lines().get(0));
		assertEquals(0, again.exit());
		assertEquals(1, line("--command", "compute-roughness", "--gather", "--parameters", "label=2").exit());
	}

	@Test
	public void aNetworkOverAFolder() throws Exception {
		final String model = TinyModels.stains(root.resolve("my stains")).folder().toString();
		final ColorProcessor p = new ColorProcessor(48, 24);
		for (int y = 0; y < 24; y++)
			for (int x = 0; x < 48; x++)
				p.set(x, y, 0xFF000000 | TinyModels.STAINS[TinyModels.stain(x, y)]);
		for (final String name : List.of("a.png", "b.PNG"))
			new FileSaver(new ImagePlus("", p)).saveAsPng(in.resolve(name).toString());
		final RealImageJ.Outcome run = line("--parameters", "--show-overlay model=[" + model + "]", "--pattern", "*.png");
		assertEquals(run.errors().toString(), 0, run.exit());
		assertEquals(List.of("Segment Image runs on CPU:0"), run.errors().stream().filter(l -> l.contains("runs on")).map(l -> l
			.replaceFirst(" \\(.*", "")).toList());
		assertTrue(Files.exists(out.resolve("b_segmentation_overlay.tif")));
		final List<String> csv = Files.readAllLines(out.resolve("batch-segment-image/all_segmentation.csv"));
		assertEquals("input,label,class,pixels,percent", csv.get(0));
		int pixels = 0;
		for (final String row : csv.subList(1, csv.size()))
			pixels += Integer.parseInt(row.split(",")[3]);
		assertEquals(2 * 48 * 24, pixels);
		assertTrue(Files.readString(out.resolve("batch-segment-image/manifest.jsonl")).contains("\"uses\":{\"" + model +
			"\":\""));
	}

	@Test
	public void aScanIsAllItsFiles() throws Exception {
		assertEquals(0, CommandLine.run("generate-phantom", "--width", "12", "--scans", "4", "--seed", "3", "--output", in
			.toString()));
		final Path hf = in.resolve("R_00000000000003_phantom_HF.mat");
		final String[] options = { "--command", "open-rsom", "--pattern", "*_LF.mat" };
		assertTrue(line(options).lines().get(0).startsWith("1 file done. "));
		assertTrue(line(options).lines().get(0).startsWith("1 file done, 1 of them by an earlier run."));
		Files.copy(in.resolve("R_00000000000003_phantom_LF.mat"), hf, StandardCopyOption.REPLACE_EXISTING);
		assertTrue("the HF file is another", line(options).lines().get(0).startsWith("1 file done. "));
		Files.delete(hf);
		assertTrue(line(options).errors().get(0).startsWith("R_00000000000003_phantom_LF.mat failed: The HF file "));
	}

	@Test
	public void badParametersAreOneLineBeforeTheWork() throws Exception {
		complains("'lable' is not a parameter of Compute Roughness. Its parameters in a batch are label, depth_axis.",
			"compute-roughness", "lable=1");
		complains("The parameter label is 'x', but must be a whole number.", "compute-roughness", "label=x");
		complains("The parameter label has no value: write label=value.", "compute-roughness", "label");
		complains("The parameter depth_axis is 'X', but must be one of auto, Z, Y.", "compute-roughness", "depth_axis=X");
		complains("The batch itself gives Compute Roughness its output: leave it out of the parameters.", "compute-roughness",
			"output=x");
		complains("The batch itself gives Open RSOM its lf_file: leave it out of the parameters.", "open-rsom", "lf_file=x");
		complains("The parameter model is missing: Name of an installed model, or a model bundle's folder or .zip file.",
			"segment-image", "");
		assertTrue(line("--command", "segment-epidermis", "--parameters", "model=no-such").errors().get(0).contains(
			"no-such"));
		assertEquals(2, line("--command", "train-model").exit());
		assertFalse(Files.exists(out));
	}

	private void complains(final String sentence, final String command, final String parameters) {
		final RealImageJ.Outcome run = line("--command", command, "--parameters", parameters);
		assertEquals(List.of("cutis: " + sentence), run.errors());
		assertEquals(1, run.exit());
	}

	@Test
	public void whatIsKilledOrStoppedGoesOn() throws Exception {
		for (int i = 10; i < 20; i++)
			bScan(in.resolve("many" + i + ".tif"), i % 4);
		assertEquals(0, roughness().exit());
		final Path whole = root.resolve("whole");
		Files.move(out, whole);
		final Path manifest = out.resolve("batch-compute-roughness/manifest.jsonl");
		for (final boolean force : new boolean[] { true, false }) {
			final long before = Files.exists(manifest) ? Files.lines(manifest).count() : 0;
			final Process process = RealImageJ.start(List.of(), CommandLine.class.getName(), root.resolve("out.txt"), root
				.resolve("err.txt"), arguments("--command", "compute-roughness", "--recursive"));
			final long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
			while ((!Files.exists(manifest) || Files.lines(manifest).count() < before + 2) && System.nanoTime() < limit) Thread
				.sleep(10);
			if (force) process.destroyForcibly();
			else process.destroy();
			assertTrue(process.waitFor(force ? 5 : 2, TimeUnit.SECONDS));
			assertTrue("it was at work", Files.lines(manifest).count() < 12);
			for (final String name : names(out))
				assertEquals(name, true, Files.exists(whole.resolve(name)));
		}
		assertEquals("what was killed has left its folder, until the next run", List.of(), names(out.resolve(
			"batch-compute-roughness")).stream().filter(n -> n.startsWith(".work")).toList());
		assertEquals(0, roughness().exit());
		assertEquals(content(whole), content(out));
	}

	private RealImageJ.Outcome roughness() {
		return line("--command", "compute-roughness", "--recursive");
	}

	private RealImageJ.Outcome line(final String... options) {
		final PrintStream normal = System.out, error = System.err;
		final ByteArrayOutputStream lines = new ByteArrayOutputStream(), errors = new ByteArrayOutputStream();
		try {
			System.setOut(new PrintStream(lines, true, StandardCharsets.UTF_8));
			System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
			final int exit = CommandLine.run(arguments(options));
			return new RealImageJ.Outcome(exit, lines.toString(StandardCharsets.UTF_8).lines().toList(), errors.toString(
				StandardCharsets.UTF_8).lines().toList());
		}
		finally {
			System.setOut(normal);
			System.setErr(error);
		}
	}

	private String[] arguments(final String... options) {
		final List<String> arguments = new ArrayList<>(List.of("batch-process", "--input", in.toString(), "--output", out
			.toString()));
		arguments.addAll(Arrays.asList(options));
		return arguments.toArray(String[]::new);
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	/** Of all files but the manifests, in Latin-1, which keeps bytes as they are. */
	private static TreeMap<String, String> content(final Path folder) throws IOException {
		final TreeMap<String, String> content = new TreeMap<>();
		try (Stream<Path> walk = Files.walk(folder)) {
			for (final Path file : walk.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".jsonl")).toList())
				content.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
		}
		return content;
	}
}
