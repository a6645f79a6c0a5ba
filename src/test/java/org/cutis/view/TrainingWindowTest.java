package org.cutis.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The window of a training on a display, in another process. */
public class TrainingWindowTest {

	@Rule
	public TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void buttonsAndClosing() throws Exception {
		assumeTrue("Xvfb is installed", Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(
			path -> new File(path, "Xvfb").canExecute()));
		final Process display = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten",
			"tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try (BufferedReader reader = display.inputReader()) {
			assertEquals(String.join("\n", "curves: true true", "picture stays: true", "stop: true false off on",
				"finished: off true", "cancel: false true off off", "go on: false false true", "stop: true false true",
				"cancel: false true", "never waits: true"), drive(":" + reader.readLine()));
		}
		finally {
			display.destroy();
		}
	}

	@Test
	public void aDisplayThatDoesNotAnswerIsNone() throws Exception {
		assertEquals("no display", drive("localhost:999"));
	}

	@Test
	public void noWindowHeadless() {
		assumeTrue(GraphicsEnvironment.isHeadless());
		assertEquals(Optional.empty(), TrainingWindow.open("a", 1));
	}

	private String drive(final String display) throws Exception {
		final Path out = folder.newFile("out.txt").toPath();
		final Path err = folder.newFile("err.txt").toPath();
		final ProcessBuilder builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Djava.awt.headless=false", "-Duser.home=" + folder.getRoot(), "-cp", System.getProperty(
				"surefire.test.class.path", System.getProperty("java.class.path")), TrainingWindowDriver.class.getName()));
		builder.environment().put("DISPLAY", display);
		final Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		final boolean ended = process.waitFor(300, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertEquals("", Files.readString(err));
		assertEquals("ended: " + Files.readString(out), true, ended);
		return Files.readString(out).strip();
	}
}
