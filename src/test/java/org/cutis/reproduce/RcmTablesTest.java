package org.cutis.reproduce;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.tensorflow.NetworkParametersTest;
import org.cutis.rcm.RcmScore;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs, how an interrupted one goes on, and one real training of one step. */
public class RcmTablesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final List<String> trained = new ArrayList<>();

	private List<RcmResult> results(final RcmSettings settings, final int failAfter) throws IOException {
		return RcmTables.results(settings, "engine", new ResultStore<>(folder.getRoot().toPath().resolve("work"),
			RcmResult.class), (run, p) -> {
				if (trained.size() == failAfter) throw new IOException("pulled the plug");
				trained.add(run.name());
				return RcmScores.result(run.name(), 10 * trained.size());
			}, new PrintStream(OutputStream.nullOutputStream()));
	}

	@Test
	public void anInterruptedRunGoesOn() throws IOException {
		final RcmSettings settings = RcmScores.settings();
		assertThrows(IOException.class, () -> results(settings, 4));
		final List<RcmResult> all = results(settings, 99);
		assertEquals("each once, in order", settings.runs().stream().map(RcmRun::name).toList(), trained);
		for (int i = 0; i < all.size(); i++) {
			final RcmResult fresh = RcmScores.result(trained.get(i), 10 * (i + 1)), kept = all.get(i);
			assertEquals(fresh.name(), kept.name());
			assertEquals(fresh.shown(), kept.shown());
			for (int t = 0; t < RcmScores.TESTS; t++)
				for (int c = 0; c < 6; c++)
					assertEquals(fresh.matrices().get(t).overlap(c), kept.matrices().get(t).overlap(c));
		}
	}

	@Test
	public void otherSettingsTrainAgain() throws IOException {
		final RcmSettings s = RcmScores.settings();
		results(s, 99);
		results(new RcmSettings(s.steps() + 1, s.batch(), s.learningRate(), s.patch(), s.side(), s.phantoms(), s.tests(), s
			.runs()), 99);
		assertEquals(2 * s.runs().size(), trained.size());
	}

	@Test
	public void nothingButWhatIsComparedDiffers() {
		for (final RcmSettings s : List.of(RcmSettings.scaled(350), RcmSettings.full())) {
			assertEquals(10, s.runs().size());
			for (final RcmRun run : s.runs()) {
				assertEquals(run.name(), 1, run.network().channels());
				assertEquals(run.name(), 6, run.network().classes());
				assertEquals(run.name(), 0, run.network().dropout(), 0);
				final RcmRun.Loss loss = run.name().equals("munet") ? RcmRun.Loss.SELECTIVE_DICE : run.name().equals(
					"mednet-cross-entropy") ? RcmRun.Loss.CROSS_ENTROPY : run.name().equals("mednet-dice") ? RcmRun.Loss.DICE
						: RcmRun.Loss.TWO_SIDED_DICE_TV;
				assertEquals(run.name(), loss, run.loss());
				assertEquals(run.name(), run.name().equals("mednet-levels-1") ? 1 : run.name().equals("mednet-levels-2") ? 2 : run
					.name().matches("mednet.*|munet") ? 3 : 1, run.network().levels());
			}
			assertTrue("test seeds are neither training's nor those settings were chosen by", RcmSettings.FIRST_TEST_SEED > RcmScore.FIRST_TEST_SEED + 500 &&
				RcmSettings.FIRST_TEST_SEED + s.tests() <= RcmSettings.FIRST_TRAINING_SEED);
		}
	}

	@Test
	public void numbersOfParametersAreMatched() {
		for (final RcmSettings s : List.of(RcmSettings.scaled(1), RcmSettings.full())) {
			final double target = NetworkParametersTest.parameters(s.runs().get(0).network());
			for (final RcmRun run : s.runs())
				assertEquals(run.name(), 1, NetworkParametersTest.parameters(run.network()) / target, RcmSettings.MATCH);
		}
	}

	@Test
	public void aRealOne() throws IOException {
		final List<RcmRun> tiny = RcmSettings.runs(new int[] { 1, 1, 1 }, 1, 1, 1, 1, 1).subList(0, 2);
		final RcmSettings settings = new RcmSettings(1, 1, 1e-3, 64, 128, 1, 2, tiny);
		final RcmNetworks networks = new RcmNetworks(settings);
		for (final RcmRun run : tiny) {
			final RcmResult r = networks.run(run, Progress.none());
			assertEquals(run.name(), r.name());
			assertEquals(2, r.scores().size());
			for (final RcmScore s : r.scores())
				assertEquals(128 * 128, s.all().total());
			assertEquals(2, r.shown().size());
			assertEquals(32, r.shown().get(1).size());
			assertTrue(r.shown().get(0).get(31).matches("[0-5]{32}"));
			assertTrue(r.parameters() > 1000);
		}
	}

	@Test
	public void aWrongNumberOfStepsIsNamed() {
		System.setProperty("cutis.rcm.steps", "many");
		try {
			final Path out = folder.getRoot().toPath();
			final String message = assertThrows(UserError.class, () -> RcmTables.run(false, out, out)).getMessage();
			assertEquals("cutis.rcm.steps is many, but must be a number of steps, 1 to 999999.", message);
		}
		finally {
			System.clearProperty("cutis.rcm.steps");
		}
	}
}
