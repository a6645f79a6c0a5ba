package org.cutis.face.dialog;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A plain ImageJ as a user has it: Cutis and other jars in the plugins folder
 * and a display. A driver, a class that uses nothing but ImageJ, does there
 * what a user would.
 */
final class PlainImageJ {

	private static final String LEAST = "(scijava-common|parsington)-.*jar";

	private final Path folder;

	/** @param folder for its plugins */
	PlainImageJ(final Path folder) {
		this.folder = folder;
	}

	/**
	 * Runs a driver's main on a display of its own; skips the test if there is no Xvfb.
	 *
	 * @param all whether all jars that Cutis needs are there, or those that commands without a network need
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
		final Path jars = Files.createDirectories(folder.resolve("plugins/jars"));
		jar(Path.of("target", "classes"), "", jars.resolveSibling("Cutis_.jar"));
		jar(Path.of("target", "test-classes"), "plugins.config|META-INF/json/.*|org/cutis/face/EchoInputs.class",
			jars.resolveSibling("CutisTests_.jar"));
		jar(Path.of("target", "test-classes"), "org/cutis/face/dialog/.*Driver.*", folder.resolve("driver.jar"));
		String imageJ = null;
		for (final String entry : System.getProperty("surefire.test.class.path", System.getProperty(
			"java.class.path")).split(File.pathSeparator)) {
			final String name = new File(entry).getName();
			if (name.matches("ij-1.*jar")) imageJ = entry;
			else if (name.matches(all ? ".*jar" : LEAST)) Files.createSymbolicLink(jars.resolve(name), Path.of(entry));
		}
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

	/** @param names which files, as a regular expression; empty for all */
	private static void jar(final Path classes, final String names, final Path jar) throws IOException {
		try (OutputStream out = Files.newOutputStream(jar);
				ZipOutputStream zip = new ZipOutputStream(out);
				Stream<Path> files = Files.walk(classes)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				final String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
				if (!names.isEmpty() && !name.matches(names)) continue;
				zip.putNextEntry(new ZipEntry(name));
				Files.copy(file, zip);
			}
		}
	}
}
