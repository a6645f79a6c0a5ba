package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;

/** The command line; as a process where that matters, otherwise, as it is faster, within the test's. */
public class CommandLineTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	private String image;

	private Path output;

	@Before
	public void makeImage() {
		image = new File(folder.getRoot(), "my volume.tif").getPath();
		IJ.saveAsTiff(IJ.createImage("x", "8-bit ramp", 8, 6, 2), image);
		output = folder.getRoot().toPath().resolve("out");
	}

	@Test
	public void runsACommandAndNamesTheFilesItWrote() throws Exception {
		final RealImageJ.Outcome run = process("echo-inputs", "--image", image, "--output", output.toString());
		assertEquals(0, run.exit());
		final String echo = "my volume.tif plain <> 3 0.5 12.5 true false null none";
		assertEquals(List.of(echo, output.resolve("echo.txt").toString()), run.lines());
		assertEquals(List.of("Echoing my volume.tif"), run.errors());
		assertEquals(echo, Files.readString(output.resolve("echo.txt")));
	}

	@Test
	public void takesOptionsOfEveryKind() throws Exception {
		final RealImageJ.Outcome run = echo("--note", "a b", "--rounds=2", "--smallest_size", "1e-3",
			"--no-flatten", "--show-more", "--lf-file", "/x/lf file.mat", "--mask", image);
		assertEquals("my volume.tif plain <a b> 2 0.5 0.001 false true /x/lf file.mat my volume.tif", run
			.lines().get(0));
		assertEquals("my volume.tif plain <> 3 0.5 12.5 false false null none", echo("--flatten=false",
			"--show-more=false").lines().get(0));
		assertEquals("my volume.tif plain <> 3 0.5 12.5 true true null none", echo("--flatten",
			"--show_more=true").lines().get(0));
	}

	@Test
	public void mistakesOnTheCommandLineAreOneLineAndExitCode2() throws Exception {
		final String help = " Try 'cutis echo-inputs --help'.";
		fails(2, "cutis: The parameter mode is 'x', but must be one of plain, fail, crash, wait." + help, echo(
			"--mode=x"));
		fails(2, "cutis: The parameter threshold is 1.5, but must be between 0 and 1." + help, echo(
			"--threshold=1.5"));
		fails(2, "cutis: The parameter rounds is 'two', but must be a whole number between 1 and 9." + help,
			echo("--rounds", "two"));
		fails(2, "cutis: Unknown option: '--treshold=1'." + help, echo("--treshold=1"));
		fails(2, "cutis: Missing required option: '--output=FOLDER'." + help, run("echo-inputs", "--image",
			image));
		fails(2, "cutis: Missing required option: '--image=FILE'." + help, run("echo-inputs", "--output",
			output.toString()));
		fails(2, "cutis: Unmatched argument at index 0: 'segment-hair'. Try 'cutis --help'.", process(
			"segment-hair"));
		fails(2, "cutis: Missing required subcommand. Try 'cutis --help'.", run());
		assertFalse(Files.exists(output));
	}

	@Test
	public void failuresAreOneLineAndExitCode1() throws Exception {
		fails(1, "cutis: The image my volume.tif is not to my taste.", echo("--mode=fail"));
		fails(1, "cutis: Unexpected error: java.lang.IllegalStateException: a bug." +
			" Set CUTIS_DEBUG=1 to see where it comes from.", echo("--mode=crash"));
		final String missing = new File(folder.getRoot(), "no.tif").getPath();
		fails(1, "cutis: There is no file " + missing + " (parameter image). Check its path.", process(
			"echo-inputs", "--image", missing, "--output", output.toString()));
		final File text = folder.newFile("notes.tif");
		Files.writeString(text.toPath(), "no image");
		fails(1, "cutis: The file " + text + " (parameter image) is not an image that ImageJ can open." +
			" Give a TIFF file, or open it in Fiji and save it as TIFF.", run("echo-inputs", "--image", text
				.getPath(), "--output", output.toString()));
	}

	@Test
	public void aTruncatedImageIsOneLine() throws Exception {
		final File file = new File(folder.getRoot(), "cut.tif");
		final byte[] whole = Files.readAllBytes(Path.of(image));
		Files.write(file.toPath(), Arrays.copyOf(whole, 60));
		final RealImageJ.Outcome run = process("echo-inputs", "--image", file.getPath(), "--output", output
			.toString());
		fails(1, "cutis: The file " + file + " (parameter image) is not an image that ImageJ can open." +
			" Give a TIFF file, or open it in Fiji and save it as TIFF.", run);
	}

	@Test
	public void helpAndVersion() throws Exception {
		final RealImageJ.Outcome help = run("segment-epidermis", "--help");
		assertEquals(0, help.exit());
		assertEquals("Usage: cutis segment-epidermis --image=FILE --output=FOLDER [OPTIONS]", help.lines().get(
			0));
		assertTrue(help.lines().toString(), help.lines().stream().anyMatch(line -> line.contains(
			"--depth-axis=auto|Z|Y")));
		final RealImageJ.Outcome all = run("--help");
		assertEquals(0, all.exit());
		assertTrue(all.lines().stream().anyMatch(line -> line.matches(" *segment-epidermis +Segments the.*")));
		assertFalse("commands of tests are hidden", all.lines().toString().contains("echo-inputs"));
		assertEquals(0, run("--version").exit());
		assertTrue(run("--version").lines().get(0).matches("Cutis \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
	}

	@Test
	public void interruptionEndsTheCommandWithin2Seconds() throws Exception {
		final Path err = folder.newFile("err.txt").toPath();
		final Process process = RealImageJ.start(List.of("-Dcutis.terminal=true"), CommandLine.class.getName(),
			folder.newFile("out.txt").toPath(), err, "echo-inputs", "--mode=wait", "--image", image,
			"--output", output.toString());
		final long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		while (!Files.readString(err).contains("Round") && System.nanoTime() < limit) Thread.sleep(50);
		assertTrue("the command works", Files.readString(err).contains("Round"));
		process.destroy();
		assertTrue("it ends", process.waitFor(2, TimeUnit.SECONDS));
		assertEquals("as after SIGTERM", 128 + 15, process.exitValue());
		assertFalse(Files.exists(output));
	}

	private RealImageJ.Outcome echo(final String... options) throws Exception {
		final List<String> arguments = new ArrayList<>(List.of("echo-inputs", "--image", image, "--output",
			output.toString()));
		arguments.addAll(Arrays.asList(options));
		return run(arguments.toArray(String[]::new));
	}

	private static RealImageJ.Outcome run(final String... arguments) {
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
		final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
		try {
			System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
			System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
			final int exit = CommandLine.run(arguments);
			return new RealImageJ.Outcome(exit, outBytes.toString(StandardCharsets.UTF_8).lines().toList(), errBytes
				.toString(StandardCharsets.UTF_8).lines().toList());
		}
		finally {
			System.setOut(out);
			System.setErr(err);
		}
	}

	private static RealImageJ.Outcome process(final String... arguments) throws Exception {
		return RealImageJ.java(List.of(), CommandLine.class.getName(), arguments);
	}

	private static void fails(final int exit, final String line, final RealImageJ.Outcome run) {
		assertEquals(List.of(line), run.errors());
		assertEquals(List.of(), run.lines());
		assertEquals(exit, run.exit());
	}
}
