package org.cutis.face.dialog;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.cutis.install.Installation;

/**
 * A plain ImageJ as a user has it: Cutis in its folder and a display. A driver, a class that uses nothing but ImageJ, does there
 * what a user would.
 */
final class PlainImageJ {

	private static final String LEAST = "(scijava-common|parsington)-.*jar";

	private final Path folder;

	private boolean natives = true;

	/** @param folder for its plugins */
	PlainImageJ(final Path folder) {
		this.folder = folder;
	}

	/** Takes TensorFlow's native library away from what will be installed. @return this */
	PlainImageJ withoutNatives() {
		natives = false;
		return this;
	}

	/**
	 * Runs a driver's main on a display of its own; skips the test if there is no Xvfb.
	 *
	 * @param all whether Cutis is installed as scripts/package-plugin does it, or with what commands without a network need
	 * @return the lines it has printed
	 */
	List<String> drive(final Class<?> driver, final boolean all, final String... arguments) throws Exception {
		assumeTrue("Xvfb is installed", Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(
			path -> new File(path, "Xvfb").canExecute()));
		final Process display = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24",
			"-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try (BufferedReader reader = display.inputReader()) {
			return drive(":" + reader.readLine(), driver, all, arguments);
		}
		finally {
			display.destroy();
		}
	}

	private List<String> drive(final String display, final Class<?> driver, final boolean all,
		final String... arguments) throws IOException, InterruptedException
	{
		final String imageJ = Installation.jar("ij-1").toString();
		if (all) Installation.in(folder);
		else layOutLeast();
		if (!natives) Files.delete(folder.resolve("lib/cutis").resolve(Installation.jar("tensorflow-core-native").getFileName()));
		Installation.jar(Path.of("target", "test-classes"), "org/cutis/face/dialog/.*Driver.*", folder.resolve("driver.jar"));
		final Path out = Files.createFile(folder.resolve("out.txt"));
		final Path err = Files.createFile(folder.resolve("err.txt"));
		final List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin",
			"java").toString(), "-Duser.home=" + Files.createDirectory(folder.resolve("home")), "-Dplugins.dir=" + folder,
			// The unpacked natives (0.6 GB) are those that all tests share.
			"-Dorg.bytedeco.javacpp.cachedir=" + Path.of(System.getProperty("user.home"), ".javacpp", "cache"), "-cp",
			imageJ + File.pathSeparator + folder.resolve("driver.jar"), driver.getName()));
		command.addAll(Arrays.asList(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("DISPLAY", display);
		builder.environment().remove("TENSORFLOW_LIBRARY_PATH");
		builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
		final Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		final boolean ended = process.waitFor(180, TimeUnit.SECONDS);
		process.destroyForcibly();
		final String errors = String.join("\n", Files.readAllLines(err).stream().filter(line -> !line.startsWith("SLF4J"))
			.toList());
		assertEquals(errors, "", errors);
		assertEquals("ended: " + Files.readString(out), true, ended);
		return Files.readAllLines(out);
	}

	/** Cutis with what commands without a network need, beside each other in the plugins folder. */
	private void layOutLeast() throws IOException {
		final Path jars = Files.createDirectories(folder.resolve("plugins/jars"));
		Installation.jar(Path.of("target", "classes"), "", jars.resolveSibling("Cutis_.jar"));
		Installation.jar(Path.of("target", "test-classes"), "plugins.config|META-INF/json/.*|org/cutis/face/EchoInputs.class",
			jars.resolveSibling("CutisTests_.jar"));
		for (final Path jar : Installation.shipped())
			if (jar.getFileName().toString().matches(LEAST)) Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
	}
}
