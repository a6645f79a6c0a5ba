package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Values worked out by hand. */
public class ScheduleTest {

	private final Schedule schedule = new Schedule(100, 4, 2e-3, 300, 10, 50);

	@Test
	public void theLearningRateFallsAlongAHalfCosine() {
		assertEquals(2e-3, schedule.learningRate(0), 1e-15);
		// cos(pi / 2) = 0: half way between 1 and 1/100
		assertEquals(2e-3 * 0.505, schedule.learningRate(50), 1e-12);
		// cos(pi / 3) = 1/2 has no whole step of 100; of 300 it is step 100: 0.01 + 0.99 * 0.75
		assertEquals(2e-3 * 0.7525, new Schedule(300, 1, 2e-3, 0, 0, 0).learningRate(100), 1e-12);
		assertEquals(2e-5, schedule.learningRate(100), 1e-12);
		for (int step = 1; step < 100; step++)
			assertTrue(schedule.learningRate(step) < schedule.learningRate(step - 1));
	}

	@Test
	public void itFallsExponentiallyOrNotAtAll() {
		final Schedule exponential = new Schedule(200, 1, 1e-2, 0, 0, 0, Decay.EXPONENTIAL);
		assertEquals(1e-2, exponential.learningRate(0), 0);
		// half way to a tenth: the square root of 1/10
		assertEquals(0.00316227766, exponential.learningRate(100), 1e-11);
		assertEquals(1e-3, exponential.learningRate(200), 1e-15);
		assertEquals(1e-2, new Schedule(200, 1, 1e-2, 0, 0, 0, Decay.CONSTANT).learningRate(150), 0);
	}

	@Test
	public void theLossWeightRisesLinearly() {
		assertEquals(0, schedule.lossWeight(0), 0);
		assertEquals(0, schedule.lossWeight(10), 0);
		assertEquals(7.5, schedule.lossWeight(11), 1e-12);
		assertEquals(150, schedule.lossWeight(30), 1e-12);
		assertEquals(300, schedule.lossWeight(50), 0);
		assertEquals(300, schedule.lossWeight(99), 0);
	}

	@Test
	public void aRampOfNoLengthIsAStep() {
		final Schedule step = new Schedule(10, 1, 1, 5, 3, 3);
		assertEquals(0, step.lossWeight(2), 0);
		assertEquals(5, step.lossWeight(3), 0);
		assertEquals(5, new Schedule(10, 1, 1, 5, 0, 0).lossWeight(0), 0);
	}

	@Test
	public void nonsenseIsRefused() {
		refused("steps must be at least 1, but is 0", () -> new Schedule(0, 1, 1, 0, 0, 0));
		refused("batch must be at least 1, but is 0", () -> new Schedule(1, 0, 1, 0, 0, 0));
		refused("learningRate must be above 0, but is 0.0", () -> new Schedule(1, 1, 0, 0, 0, 0));
		refused("learningRate must be above 0, but is NaN", () -> new Schedule(1, 1, Double.NaN, 0, 0, 0));
		refused("lossWeight must be at least 0, but is -1.0", () -> new Schedule(1, 1, 1, -1, 0, 0));
		refused("rampFrom must be at most rampTo, 1, but is 2", () -> new Schedule(1, 1, 1, 0, 2, 1));
	}

	private static void refused(final String sentence, final Runnable work) {
		final Exception e = assertThrows(IllegalArgumentException.class, work::run);
		assertTrue(e.getMessage(), e.getMessage().contains(sentence));
	}
}
