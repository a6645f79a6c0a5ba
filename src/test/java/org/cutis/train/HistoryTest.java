package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The epochs of a training, as a record and as a file. */
public class HistoryTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private static EpochFigures epoch(final int n, final double... dice) {
		return new EpochFigures(n, 10 * n, 0.1 / n, 1.0 / n, dice.length == 0 || Double.isNaN(dice[0]) ? Double.NaN : 2.0 / n,
			java.util.Arrays.stream(dice).boxed().toList(), 1.25);
	}

	@Test
	public void theBestHasTheHighestMeanDiceAndComesFirst() {
		final History h = new History(List.of("a", "b"), List.of(epoch(1, 0.2, 0.4), epoch(2, 0.5, 0.75), epoch(3, 0.75, 0.5), epoch(
			4, 0.1, 0.1)));
		assertEquals(0.625, h.epochs().get(1).meanDice(), 1e-12);
		assertEquals("0.625 twice, the earlier", 2, h.best().get().epoch());
		assertEquals("before any", true, new History(List.of(), List.of()).best().isEmpty());
	}

	@Test
	public void classesThatDoNotOccurAreLeftOut() {
		assertEquals(0.4, epoch(1, 0.4, Double.NaN).meanDice(), 1e-12);
	}

	@Test
	public void epochsBeforeTheLossIsCompleteAreNoCandidates() {
		final List<EpochFigures> epochs = List.of(epoch(1, 0.9), epoch(2, 0.3), epoch(3, 0.5));
		assertEquals(1, new History(List.of("a"), 0, epochs).best().get().epoch());
		assertEquals(3, new History(List.of("a"), 20, epochs).best().get().epoch());
		assertEquals("stopped before", 1, new History(List.of("a"), 40, epochs).best().get().epoch());
	}

	@Test
	public void withoutValidationTheLastIsTheBest() {
		final History h = new History(List.of("a"), List.of(epoch(1, Double.NaN), epoch(2, Double.NaN)));
		assertEquals(2, h.best().get().epoch());
		assertNull(h.table().rows().get(0).get(4));
	}

	@Test
	public void aFileGivesTheSameAgainUpToAStep() throws IOException {
		final History h = new History(List.of("a", "b,\"c"), 20, List.of(epoch(1, 1 / 3.0, Double.NaN), epoch(2, 0.5, 2 / 7.0),
			epoch(3, 0.7, 0.1)));
		final RunFiles files = new RunFiles(folder.getRoot().toPath());
		files.write(h);
		assertEquals(new History(h.classes(), 20, h.epochs().subList(0, 2)), files.read(new History(h.classes(), 20, List.of()),
			20));
		assertEquals(h, files.read(new History(h.classes(), 20, List.of()), 30));
	}

	@Test
	public void aFileThatDoesNotBelongToTheCheckpointIsRefused() throws IOException {
		final RunFiles files = new RunFiles(folder.getRoot().toPath());
		final History empty = new History(List.of("a"), List.of());
		assertThrows(UserError.class, () -> files.read(empty, 10));
		files.write(empty.plus(epoch(1, 0.5)));
		assertThrows("it lags behind", UserError.class, () -> files.read(empty, 20));
		assertThrows("other classes", UserError.class, () -> files.read(new History(List.of("a", "b"), List.of()), 10));
		Files.writeString(folder.getRoot().toPath().resolve("history.csv"), "epoch,step\n1,zwei");
		assertTrue(assertThrows(UserError.class, () -> files.read(empty, 10)).getMessage().contains("history.csv"));
	}
}
