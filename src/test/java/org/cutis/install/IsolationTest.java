package org.cutis.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/** Cutis as it is installed, beside another TensorFlow, DJL and protobuf that come first on the class path. */
public class IsolationTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path imageJ, decoy, data, out, home;

	@Before
	public void install() throws IOException, InterruptedException {
		imageJ = Installation.in(folder.newFolder("ImageJ with a blank").toPath());
		decoy = Decoy.write(folder.newFolder().toPath());
		data = folder.newFolder("data").toPath();
		out = folder.getRoot().toPath().resolve("out");
		home = folder.newFolder("home").toPath();
		for (final String kind : List.of("images", "labels")) {
			Files.createDirectory(data.resolve(kind));
			for (int i = 0; i < 3; i++) {
				final ImagePlus image = IJ.createImage("a" + i, "8-bit black", 32, 32, 1);
				image.getProcessor().setValue(kind.equals("images") ? 200 : 1);
				image.getProcessor().fillOval(4 + 3 * i, 6, 16, 18);
				new FileSaver(image).saveAsPng(data.resolve(kind).resolve("a" + i + ".png").toString());
			}
		}
	}

	/** The menu's class and its own loaders, in the real ImageJ. */
	@Test
	public void plainImageJ() throws Exception {
		final Path macro = folder.newFile("macro.ijm").toPath();
		Files.writeString(macro, """
			setBatchMode(true);
			run("Train Model...", "images=[DATA/images] labels=[DATA/labels] name=tiny output=[OUT] architecture=unet filters=2 epochs=1 batch=2 show_window=false");
			open("DATA/images/a1.png");
			run("Segment Image...", "model=tiny output=[OUT]");
			run("Check Setup...", "output=[OUT/setup.txt]");
			print(getTitle() + " " + getWidth());
			""".replace("DATA", data.toString()).replace("OUT", out.toString()));
		final Path driver = folder.getRoot().toPath().resolve("driver.jar");
		Installation.jar(Path.of("target", "test-classes"), "org/cutis/install/MacroDriver.class", driver);
		final List<String> lines = java(List.of(decoy, driver, Installation.jar("ij-1"), Installation.jar("ij1-patcher"),
			Installation.jar("javassist"), cutis()), "MacroDriver", cutis().toString(), macro.toString());
		assertEquals(lines.toString(), decoyIsWhole("a1_segmentation 32"), tail(lines));
		assertTrue(Files.exists(out.resolve("a1_segmentation.tif")));
		final String setup = Files.readString(out.resolve("setup.txt"));
		assertTrue(setup, setup.contains("\njars: " + imageJ.resolve("lib/cutis") + ", apart from ImageJ's class path\n"));
		assertTrue(setup, setup.contains("\nanother TensorFlow: " + decoy + " (not used by Cutis, and left alone)\n"));
		assertTrue(setup, setup.contains("\ntiny: other, unet, checksums hold, sha256 "));
		assertTrue(setup, setup.endsWith("\n== Problems ==\nnone\n"));
	}

	/** The commands themselves, with all libraries on the class path but the engine's, as Fiji has them. */
	@Test
	public void classPathLikeFijis() throws Exception {
		final Path driver = folder.getRoot().toPath().resolve("driver.jar");
		Installation.jar(Path.of("target", "test-classes"), "org/cutis/install/(Macro|Fiji)Driver.class", driver);
		final List<Path> path = new ArrayList<>(List.of(decoy, driver, Installation.jar("ij-1"), cutis()));
		try (Stream<Path> jars = Files.list(imageJ.resolve("lib/cutis/imagej"))) {
			path.addAll(jars.toList());
		}
		final List<String> lines = java(path, "FijiDriver", data.toString(), out.toString());
		assertEquals(lines.toString(), decoyIsWhole("labels: 32 x 32", "engine: cutis, [CPU:0]"), tail(lines, 2));
	}

	private Path cutis() {
		return imageJ.resolve("plugins/Cutis_-0.0.0.jar");
	}

	private static String decoyIsWhole(final String... first) {
		return String.join("\n", first) + "\n" + Decoy.CLASSES.stream().map(name -> name + ": decoy.jar\n").collect(Collectors
			.joining()) + "touched: null\nproperties: []";
	}

	private static String tail(final List<String> lines) {
		return tail(lines, 1);
	}

	private static String tail(final List<String> lines, final int first) {
		return String.join("\n", lines.subList(Math.max(0, lines.size() - first - Decoy.CLASSES.size() - 2), lines.size()));
	}

	private List<String> java(final List<Path> path, final String driver, final String... arguments) throws Exception {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx1g", "-Djava.awt.headless=true", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Duser.home=" +
				home, "-Dorg.bytedeco.javacpp.cachedir=" + Path.of(System.getProperty("user.home"), ".javacpp", "cache"), "-cp",
			path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)), "org.cutis.install." + driver));
		command.addAll(Arrays.asList(arguments));
		command.addAll(Decoy.CLASSES);
		final Path err = folder.newFile().toPath();
		final Path lines = folder.newFile().toPath();
		final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(lines.toFile()).redirectError(err.toFile());
		builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
		final Process process = builder.start();
		final boolean ended = process.waitFor(3, TimeUnit.MINUTES);
		process.destroyForcibly();
		assertTrue("ended", ended);
		assertEquals(Files.readString(lines) + Files.readString(err), 0, process.exitValue());
		assertEquals("", String.join("\n", Files.readAllLines(err).stream().filter(line -> !line.startsWith("SLF4J")).toList()));
		return Files.readAllLines(lines);
	}
}
