package org.cutis.reproduce;

import static org.cutis.reproduce.Scores.result;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.cutis.rsom.EpidermisTraining.Recipe;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs, in which order, and how an interrupted one goes on. Nothing is trained here. */
public class RsomTable1Test {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final List<Table1Settings.Run> runs = Table1Settings.scaled().runs();

	private final List<String> trained = new ArrayList<>();

	/** Stands in for a training: Ra tells which one it was. */
	private Table1Result trial(final Table1Settings.Run run) {
		trained.add(run.network() + run.s());
		return result(run.network(), run.s(), 3, run.s() + 0.125);
	}

	private List<Table1Result> results(final String about, final int failAfter) throws IOException {
		return RsomTable1.results(runs, about, new ResultStore<>(folder.getRoot().toPath().resolve("work"),
			Table1Result.class), (run, p) -> {
			if (trained.size() == failAfter) throw new IOException("pulled the plug");
			return trial(run);
		}, new PrintStream(OutputStream.nullOutputStream()));
	}

	@Test
	public void anInterruptedRunGoesOn() throws IOException {
		assertThrows(IOException.class, () -> results("a", 5));
		assertEquals(5, trained.size());
		final List<Table1Result> all = results("a", 99);
		assertEquals("each once", runs.size(), trained.size());
		assertEquals(runs.stream().map(r -> r.network() + r.s()).toList(), trained);
		for (int i = 0; i < runs.size(); i++) {
			final Table1Settings.Run run = runs.get(i);
			final Table1Result r = all.get(i);
			assertEquals(run.network(), r.network());
			assertEquals(run.s(), r.s(), 0);
			final Table1Result fresh = result(run.network(), run.s(), 3, run.s() + 0.125);
			assertEquals("scores are kept to the last digit", fresh.scores().volumes(), r.scores().volumes());
			assertEquals((long) run.s() + 1, r.scores().normals().counts()[3]);
		}
	}

	@Test
	public void otherSettingsTrainAgain() throws IOException {
		results("a", 99);
		results("a", 99);
		assertEquals(runs.size(), trained.size());
		results("b", 99);
		assertEquals(2 * runs.size(), trained.size());
	}

	@Test
	public void aDamagedFileIsNamed() throws IOException {
		results("a", 99);
		final Path file;
		try (Stream<Path> files = Files.list(folder.getRoot().toPath().resolve("work"))) {
			file = files.findFirst().orElseThrow();
		}
		Files.writeString(file, "{\"key\": ");
		final UserError error = assertThrows(UserError.class, () -> results("a", 99));
		assertTrue(error.getMessage(), error.getMessage().contains(file.toString()));
	}

	/** Only s differs within a network; between networks only the network and its learning rate. */
	@Test
	public void allSeeTheSameSamples() {
		for (final Table1Settings settings : List.of(Table1Settings.scaled(), Table1Settings.full(true))) {
			assertEquals("s = 0 comes first", 0, settings.runs().get(0).s(), 0);
			final Recipe u = settings.unet(), f = settings.fcn();
			assertEquals(u, new Recipe(u.network(), f.cropWidth(), f.cropHeight(), f.batch(), u.learningRate(), f
				.smoothness(), f.steps(), f.phantoms(), f.seed(), f.bf16()));
			for (final Table1Settings.Run run : settings.runs())
				assertEquals(run.network().equals("U-Net") ? u : f, run.recipe().withSmoothness(0));
			final TestVolumes.Setting test = settings.test();
			assertTrue(test.volumes() >= 12);
			assertTrue("test seeds are not training seeds", test.firstSeed() + test.volumes() <= u.firstPhantom());
		}
	}

	@Test
	public void progressEstimatesTheTimeLeft() {
		final long[] now = { 0 };
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final RunProgress progress = new RunProgress(4, new PrintStream(out), () -> now[0]);
		progress.begin("first");
		progress.end("done");
		progress.begin("second");
		now[0] = 29_000_000_000L;
		progress.show(0.5, "too soon");
		now[0] = 600_000_000_000L;
		progress.show(0.5, "halfway");
		// 1.5 of 4 in 10 min: 10 * 2.5 / 1.5 are left.
		assertEquals("first: done" + System.lineSeparator() + "second: halfway (2 of 4 to do, about 17 min left)" + System
			.lineSeparator(), out.toString());
	}
}
