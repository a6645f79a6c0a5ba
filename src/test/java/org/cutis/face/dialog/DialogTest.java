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

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The dialog in a plain ImageJ as a user has it: Cutis and SciJava's jars in the
 * plugins folder, a display, nothing else. Needs Xvfb; skipped without.
 */
public class DialogTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void dialogRecorderAndEscape() throws Exception {
		assumeTrue("Xvfb is installed", Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(
			path -> new File(path, "Xvfb").canExecute()));
		final Process display = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24",
			"-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try (BufferedReader reader = display.inputReader()) {
			final List<String> lines = drive(":" + reader.readLine());
			final String options = "image=b.tif mode=plain rounds=3 threshold=0.25 smallest_size=12.5" +
				" flatten=false";
			final String echo = "Echoing b.tif | Echo: b.tif plain <> 3 0.25 12.5 false false null none";
			assertEquals(String.join("\n", "again: 7 false", "title: b.tif-copy",
				"recorded: run(\"Echo Inputs...\", \"" + options + "\");", "images: 4", "log: " + echo + " | " +
					echo, "cancelled in time: true", "images: 4"), String.join("\n", lines));
		}
		finally {
			display.destroy();
		}
	}

	private List<String> drive(final String display) throws IOException, InterruptedException {
		final Path jars = Files.createDirectories(folder.getRoot().toPath().resolve("plugins/jars"));
		jar(Path.of("target", "classes"), "", jars.resolveSibling("Cutis_.jar"));
		jar(Path.of("target", "test-classes"), "plugins.config|META-INF/json/.*|org/cutis/face/EchoInputs.class",
			jars.resolveSibling("CutisTests_.jar"));
		jar(Path.of("target", "test-classes"), "org/cutis/face/dialog/DialogDriver.*", folder.getRoot().toPath()
			.resolve("driver.jar"));
		final String[] classPath = System.getProperty("surefire.test.class.path", System.getProperty(
			"java.class.path")).split(File.pathSeparator);
		String imageJ = null;
		for (final String entry : classPath) {
			final String name = new File(entry).getName();
			if (name.matches("(scijava-common|parsington)-.*jar")) Files.copy(Path.of(entry), jars.resolve(
				name));
			if (name.matches("ij-1.*jar")) imageJ = entry;
		}
		final Path out = folder.newFile().toPath();
		final Path err = folder.newFile().toPath();
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Duser.home=" + folder.newFolder(), "-Dplugins.dir=" + folder.getRoot(), "-cp", imageJ +
				File.pathSeparator + folder.getRoot().toPath().resolve("driver.jar"), DialogDriver.class
					.getName());
		builder.environment().put("DISPLAY", display);
		final Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		final boolean ended = process.waitFor(60, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertEquals(Files.readString(err), "", Files.readString(err));
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
