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

import org.cutis.command.RsomImages;
import org.cutis.engine.Engines;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/** Segment Epidermis and Compute Roughness as users reach them: by macro in the real ImageJ and by command line. */
public class SegmentEpidermisFacesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private ImagePlus image;

	private String file;

	private Path out;

	@Before
	public void makeImage() {
		image = RsomImages.enFace("my scan", 40, 3, 90, 5);
		file = new File(folder.getRoot(), "my scan.tif").getPath();
		IJ.saveAsTiff(image, file);
		out = folder.getRoot().toPath().resolve("my results");
	}

	/** Open, segment, look at the result, measure its roughness. */
	@Test
	public void aWholeMacroInTheRealImageJ() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("""
			open("FILE");
			newImage("other", "8-bit", 9, 8, 2);
			run("Segment Epidermis...", "image=[my scan.tif] model=epidermis show_probability output=[OUT]");
			print(nImages);
			selectImage("my scan_epidermis_probability");
			getMinAndMax(low, high);
			print(bitDepth() + " " + low + " " + high);
			selectImage("my scan_epidermis");
			getDimensions(w, h, c, z, t);
			getVoxelSize(vw, vh, vd, unit);
			print(getTitle() + " " + w + " " + h + " " + c + " " + z + " " + t + " " + bitDepth());
			print(d2s(vw, 3) + " " + d2s(vh, 3) + " " + d2s(vd, 3) + " " + unit);
			sum = 0; rest = 0;
			for (i = 1; i <= nSlices; i++) {
				setSlice(i);
				getHistogram(values, counts, 256);
				sum += counts[1];
				rest += w * h - counts[0] - counts[1];
			}
			print("voxels " + sum + " " + rest);
			run("Compute Roughness...", "image=[my scan_epidermis] output=[OUT]");
			print(getTitle());
			selectImage("my scan.tif");
			print(getInfo("overlay") + nSlices);
			""".replace("FILE", file).replace("OUT", out.toString()));
		final List<String> lines = run.lines().stream().filter(line -> !line.startsWith("Segment Epidermis runs on"))
			.toList();
		final ImagePlus labels = IJ.openImage(out.resolve("my scan_epidermis.tif").toString());
		assertEquals(List.of("4", "32 0 1", "my scan_epidermis 40 3 1 90 1 8", "12.000 12.000 3.000 µm", "voxels " +
			voxels(labels) + " 0", "Surface normals of my scan_epidermis", "180"), lines);
		assertTrue(voxels(labels) > 0);
		assertEquals(run.lines().size() - 1, lines.size());
		assertEquals(new TreeSet<>(List.of("my scan_epidermis.tif", "my scan_epidermis_probability.tif",
			"my scan_epidermis.csv", "my scan_epidermis.csv.provenance.txt", "my scan_epidermis_roughness.csv",
			"my scan_epidermis_roughness.csv.provenance.txt", "my scan_epidermis_normals.png")), files());
	}

	@Test
	public void aMacroIsToldWhatIsWrong() throws Exception {
		final RealImageJ.Outcome run = RealImageJ.macro("""
			open("FILE");
			run("Segment Epidermis...", "device=tpu");
			print("after");
			""".replace("FILE", file));
		assertEquals(List.of(), run.lines());
		assertTrue(run.errors().toString(), run.errors().toString().contains(
			"device is \"tpu\", but must be auto, cpu, gpu or gpu:N (for example gpu:1)."));
	}

	@Test
	public void whatIsRecordedRunsAgain() {
		final Module module = Commands.module(Commands.find("segment-epidermis"));
		module.setInput("image", image);
		module.setInput("threshold", 0.25);
		module.setInput("show_overlay", true);
		module.setInput("output", out.toFile());
		MacroInputs.record(module);
		final String recorded = Recorder.getCommandOptions();
		assertEquals("image=[my scan.tif] model=epidermis depth_axis=auto device=auto threshold=0.25 show_overlay output=[" +
			out + "]", recorded);
		final Module again = Commands.module(Commands.find("segment-epidermis"));
		MacroInputs.read(again, recorded.replace("image=[my scan.tif] ", ""));
		for (final String name : List.of("model", "depth_axis", "device", "threshold", "show_probability", "show_overlay",
			"output"))
			assertEquals(name, module.getInput(name), again.getInput(name));
	}

	@Test
	public void theCommandLineSegmentsAndMeasures() throws Exception {
		final RealImageJ.Outcome segmented = cutis("segment-epidermis", "--image", file, "--output", out.toString());
		assertEquals(segmented.errors().toString(), 0, segmented.exit());
		assertEquals(paths("my scan_epidermis.csv", "my scan_epidermis.csv.provenance.txt", "my scan_epidermis.tif"),
			segmented.lines());
		assertEquals("nothing else on the terminal: " + segmented.errors(), 1, segmented.errors().size());
		assertTrue(segmented.errors().get(0).startsWith("Segment Epidermis runs on "));
		final String labels = out.resolve("my scan_epidermis.tif").toString();
		final RealImageJ.Outcome measured = cutis("compute-roughness", "--image", labels, "--output", out.toString());
		assertEquals(List.of(), measured.errors());
		assertEquals(paths("my scan_epidermis_normals.png", "my scan_epidermis_roughness.csv",
			"my scan_epidermis_roughness.csv.provenance.txt"), measured.lines());
		assertEquals(6, files().size());
		final List<String> table = Files.readAllLines(out.resolve("my scan_epidermis_roughness.csv"));
		assertEquals("a head, 3 B-scans, all of them", 5, table.size());
		assertTrue(table.get(4).startsWith("all,"));
	}

	@Test
	public void theCommandLineFailsInOneLineAndWritesNothing() throws Exception {
		final RealImageJ.Outcome wrong = cutis("segment-epidermis", "--image", file, "--output", out.toString(),
			"--threshold", "2");
		assertEquals(List.of("cutis: The parameter threshold is 2, but must be between 0 and 1." +
			" Try 'cutis segment-epidermis --help'."), wrong.errors());
		assertEquals(2, wrong.exit());
		final RealImageJ.Outcome failed = cutis("segment-epidermis", "--image", file, "--output", out.toString(),
			"--device", "gpu:999");
		assertEquals(List.of("cutis: device is gpu:999, but TensorFlow lists only " + String.join(", ", Engines.get().report()
			.devices()) + " on this machine. Choose auto or cpu."), failed.errors());
		assertEquals(List.of(), failed.lines());
		assertEquals(1, failed.exit());
		assertEquals(new TreeSet<>(), files());
	}

	@Test
	public void sigtermLeavesNoFiles() throws Exception {
		IJ.saveAsTiff(IJ.createImage("big", "8-bit ramp", 333, 100, 400), file);
		Files.createDirectories(out);
		final Path err = folder.newFile("err.txt").toPath();
		final Process process = RealImageJ.start(List.of("-Dcutis.terminal=true"), CommandLine.class.getName(), folder
			.newFile("out.txt").toPath(), err, "segment-epidermis", "--image", file, "--output", out.toString());
		final long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!Files.readString(err).contains("Segmenting") && System.nanoTime() < limit) Thread.sleep(20);
		assertTrue(Files.readString(err), Files.readString(err).contains("Segmenting"));
		process.destroy();
		assertTrue("it ends", process.waitFor(10, TimeUnit.SECONDS));
		assertEquals(128 + 15, process.exitValue());
		assertEquals(new TreeSet<>(), files());
		assertFalse(Files.readString(err).contains("Exception"));
	}

	private static RealImageJ.Outcome cutis(final String... arguments) throws Exception {
		return RealImageJ.java(List.of(), CommandLine.class.getName(), arguments);
	}

	private List<String> paths(final String... names) {
		return Arrays.stream(names).map(name -> out.resolve(name).toString()).toList();
	}

	private TreeSet<String> files() {
		final String[] names = out.toFile().list();
		return new TreeSet<>(names == null ? List.of() : Arrays.asList(names));
	}

	private static long voxels(final ImagePlus labels) {
		long n = 0;
		for (int i = 1; i <= labels.getStackSize(); i++)
			for (final byte label : (byte[]) labels.getStack().getPixels(i))
				n += label;
		return n;
	}
}
