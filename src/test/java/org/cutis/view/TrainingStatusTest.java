package org.cutis.view;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.cutis.task.TimeLeft;
import org.cutis.train.EpochFigures;
import org.cutis.train.History;
import org.junit.Test;

public class TrainingStatusTest {

	private static final History NONE = new History(List.of("a", "b"), List.of());

	private long seconds;

	private String at(final TimeLeft left, final long now, final double done) {
		seconds = now;
		return left.at(done);
	}

	private TimeLeft left() {
		return new TimeLeft(() -> TimeUnit.SECONDS.toNanos(seconds));
	}

	private static History epochs(final int count, final double loss, final double dice) {
		History history = NONE;
		for (int e = 1; e <= count; e++)
			history = history.plus(new EpochFigures(e, e, 1, 1, loss, List.of(dice, dice), 1));
		return history;
	}

	@Test
	public void timeLeftAtTheSpeedSoFar() {
		final TimeLeft left = left();
		assertEquals("", at(left, 100, 0));
		assertEquals("too early", "", at(left, 101, 0.1));
		assertEquals("100 s for a quarter", "about 5 min left", at(left, 200, 0.25));
		assertEquals("10 of 210 s", "less than a minute left", at(left, 300, 200.0 / 210));
		assertEquals("1 of 100 in 200 s: 19,800 s", "about 5 h 30 min left", at(left, 300, 0.01));
		assertEquals("1 of 1000 in 200 s: 199,800 s", "about 56 h left", at(left, 300, 0.001));
		assertEquals("", at(left, 400, 1));
	}

	@Test
	public void whatWasDoneBeforeAResumeTookNoTime() {
		final TimeLeft left = left();
		assertEquals("", at(left, 0, 0.5));
		assertEquals("no speed yet", "", at(left, 60, 0.5));
		assertEquals("60 s for 0.1, 0.4 to go", "about 4 min left", at(left, 60, 0.6));
	}

	@Test
	public void epochAndBest() {
		assertEquals("Epoch 1 of 3   \u00b7   Step 2   \u00b7   about 5 min left", TrainingStatus.now(NONE, 3, "Step 2",
			"about 5 min left"));
		assertEquals("Epoch 3 of 3", TrainingStatus.now(epochs(2, 1, 0.5), 3, "", ""));
		assertEquals("the last is over, the model is written", "Epoch 3 of 3", TrainingStatus.now(epochs(3, 1, 0.5), 3, " ",
			""));
		assertEquals("The first curves come after the first epoch.", TrainingStatus.best(NONE));
		assertEquals("Best epoch 1, mean Dice 0.500", TrainingStatus.best(epochs(2, 1, 0.5)));
		assertEquals("No validation images: the last epoch counts as the best.", TrainingStatus.best(epochs(2, Double.NaN,
			Double.NaN)));
		assertEquals("None of the classes is in the validation images.", TrainingStatus.best(epochs(2, 1, Double.NaN)));
	}
}
