package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;

import org.cutis.engine.Trainer;
import org.cutis.task.Progress;
import org.junit.Test;

public class WaitingTest {

	@Test
	public void aShareOfAllSteps() {
		final Waiting waiting = new Waiting();
		assertTrue(Double.isNaN(waiting.share()));
		waiting.add(900, 1000);
		waiting.restart();
		waiting.add(10, 100);
		waiting.add(50, 300);
		assertEquals(0.15, waiting.share(), 1e-12);
	}

	@Test
	public void slowSamplesAreWaitedFor() {
		assertTrue(share(30, 0) > 0.5);
	}

	/** The samples of the first batch cannot be made ahead; those of the nine others can. */
	@Test
	public void quickSamplesAreNot() {
		assertTrue(share(0, 30) < 0.5);
	}

	/** Of ten steps. @param make ms that a sample takes to make @param learn ms that a step takes */
	private static double share(final int make, final int learn) {
		final Trainer trainer = (Trainer) Proxy.newProxyInstance(WaitingTest.class.getClassLoader(), new Class<?>[] {
			Trainer.class }, (proxy, method, arguments) -> {
				if (!method.getName().equals("step")) return null;
				Thread.sleep(learn);
				return 1.0;
			});
		final Waiting waiting = new Waiting();
		final Schedule schedule = new Schedule(10, 1, 1e-3, 0, 0, 0);
		TrainingLoop.run(trainer, () -> sample(make), schedule, 0, 10, Progress.none(), (step, loss) -> true, waiting);
		return waiting.share();
	}

	private static Sample sample(final int make) {
		try {
			Thread.sleep(make);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return new Sample(1, 1, new float[] { 1 }, new float[] { 0 });
	}
}
