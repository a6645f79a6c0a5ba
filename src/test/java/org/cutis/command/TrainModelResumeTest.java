package org.cutis.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.cutis.model.ModelBundle;
import org.cutis.task.Progress;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A training in a process of its own that is killed or stopped, and goes on. */
public class TrainModelResumeTest {

	private static final int EPOCHS = 6;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private TrainingFolders data;

	@Before
	public void prepare() throws IOException {
		data = new TrainingFolders(folder.newFolder()).stripes(4, 48, 40);
	}

	private Process start(final String out, final int epochs, final String... more) throws IOException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-Dcutis.models=" + folder.getRoot().toPath().resolve("models-" + out), "-Dcutis.cache=" +
				System.getProperty("cutis.cache"), "-cp", System.getProperty("surefire.test.class.path", System.getProperty(
					"java.class.path")), "org.cutis.face.CommandLine", "train-model", "--images", data.images.toString(), "--labels",
			data.labels.toString(), "--output", out(out).toString(), "--name", "resumed", "--filters", "3", "--batch", "2",
			"--epochs", String.valueOf(epochs)));
		command.addAll(Arrays.asList(more));
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
		return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log(out))).start();
	}

	private File log(final String out) {
		return new File(folder.getRoot(), out + ".log");
	}

	private Path out(final String out) {
		return folder.getRoot().toPath().resolve(out);
	}

	private void end(final Process process, final String out) throws Exception {
		final boolean ended = process.waitFor(240, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertTrue(Files.readString(log(out).toPath()), ended);
		assertEquals(Files.readString(log(out).toPath()), 0, process.exitValue());
	}

	/** Waits for an epoch to be over. */
	private void await(final Process process, final String out, final int epochs) throws Exception {
		final Path history = out(out).resolve("history.csv");
		for (int i = 0; i < 12_000; i++) {
			if (Files.exists(history) && Files.readAllLines(history).size() > epochs) return;
			assertTrue(Files.readString(log(out).toPath()), process.isAlive());
			Thread.sleep(10);
		}
		throw new AssertionError("no epoch: " + Files.readString(log(out).toPath()));
	}

	private ModelBundle bundle(final String out) throws IOException {
		return ModelBundle.open(out(out).resolve("resumed"), Progress.none());
	}

	/** Without the seconds, which differ. */
	private List<String> history(final String out) throws IOException {
		return Files.readAllLines(out(out).resolve("history.csv")).stream().map(row -> row.substring(0, row.lastIndexOf(
			','))).toList();
	}

	@Test
	public void afterAKillItEndsWithTheSameWeightsAsAnUnbrokenOne() throws Exception {
		final Process unbroken = start("unbroken", EPOCHS);
		end(unbroken, "unbroken");

		final Process killed = start("killed", EPOCHS);
		await(killed, "killed", 2);
		killed.destroyForcibly().waitFor();
		assertFalse("nothing half-done", Files.exists(out("killed").resolve("resumed")));
		assertFalse(Files.exists(folder.getRoot().toPath().resolve("models-killed/resumed.zip")));
		try (Stream<Path> files = Files.list(out("killed"))) {
			assertTrue(files.allMatch(f -> List.of("history.csv", "settings.json", "checkpoints", "curves.png", "validation.png")
				.contains(f.getFileName().toString()) || f.getFileName().toString().startsWith(".")));
		}
		final Process resumed = start("killed", EPOCHS, "--resume=true");
		end(resumed, "killed");
		assertTrue(Files.readString(log("killed").toPath()), Files.readString(log("killed").toPath()).contains(
			"Going on after epoch "));
		assertEquals(history("unbroken"), history("killed"));
		assertEquals(bundle("unbroken").sha256(), bundle("killed").sha256());
		assertTrue(Files.exists(folder.getRoot().toPath().resolve("models-killed/resumed.zip")));
	}

	@Test
	public void resumeOfATrainingThatIsOverInstallsItsModel() throws Exception {
		end(start("over", 1), "over");
		final Path installed = folder.getRoot().toPath().resolve("models-over/resumed.zip");
		Files.delete(installed);
		end(start("over", 1, "--resume=true"), "over");
		assertTrue(Files.exists(installed));
		end(start("over", 1, "--resume=true"), "over");
	}

	@Test
	public void aFileNamedStopKeepsTheBest() throws Exception {
		final Process process = start("stopped", 5000);
		await(process, "stopped", 2);
		Files.createFile(out("stopped").resolve("stop"));
		end(process, "stopped");
		assertTrue(bundle("stopped").info().training().data().contains("of 5000"));
		assertTrue(history("stopped").size() < 5000);
		assertFalse("it must not stop the next one", Files.exists(out("stopped").resolve("stop")));
	}
}
