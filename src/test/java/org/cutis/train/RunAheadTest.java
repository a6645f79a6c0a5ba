package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.cutis.task.UserError;
import org.junit.Test;

public class RunAheadTest {

	private static Sample sample(final long number) {
		return new Sample(1, 1, new float[] { number }, new float[] { 0 });
	}

	/** Odd numbers take longer than even ones, and still come in their order. */
	@Test
	public void inOrderWhicheverIsReadyFirst() {
		try (RunAhead ahead = new RunAhead(n -> {
			sleep(n % 2 == 1 ? 3 : 0);
			return sample(n);
		}, 5, 6)) {
			for (int i = 5; i < 65; i++)
				assertEquals(i, ahead.next().image()[0], 0);
		}
	}

	private static void sleep(final int ms) {
		try {
			Thread.sleep(ms);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test(timeout = 10_000)
	public void runsAheadButNotFarther() throws InterruptedException {
		final AtomicLong made = new AtomicLong();
		final CountDownLatch six = new CountDownLatch(6);
		try (RunAhead ahead = new RunAhead(n -> {
			made.incrementAndGet();
			six.countDown();
			return sample(n);
		}, 0, 6)) {
			six.await();
			sleep(50);
			assertEquals(6, made.get());
			ahead.next();
			while (made.get() < 7)
				sleep(1);
			sleep(50);
			assertEquals(7, made.get());
		}
	}

	@Test
	public void failuresReachTheTakerInTheirPlace() {
		final UserError error = new UserError("no file");
		try (RunAhead ahead = new RunAhead(n -> {
			if (n == 2) throw error;
			return sample(n);
		}, 0, 4)) {
			ahead.next();
			ahead.next();
			assertSame(error, assertThrows(UserError.class, ahead::next));
		}
	}

	@Test(timeout = 10_000)
	public void anInterruptEndsTheWaiting() throws InterruptedException {
		final CountDownLatch never = new CountDownLatch(1);
		final Throwable[] thrown = new Throwable[1];
		try (RunAhead ahead = new RunAhead(n -> {
			try {
				never.await();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return sample(n);
		}, 0, 2)) {
			final Thread taker = new Thread(() -> thrown[0] = assertThrows(Throwable.class, ahead::next));
			taker.start();
			taker.interrupt();
			taker.join();
		}
		assertTrue(String.valueOf(thrown[0]), thrown[0] instanceof CancellationException);
	}
}
