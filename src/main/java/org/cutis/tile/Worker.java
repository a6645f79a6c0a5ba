package org.cutis.tile;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.cutis.task.Progress;

/** One thread beside the network's. */
public final class Worker {

	/** How often a wait looks whether the user wants to stop. */
	private static final long LOOK_MILLIS = 500;

	private final ExecutorService thread;

	public Worker(final String name) {
		thread = Executors.newSingleThreadExecutor(work -> {
			final Thread t = new Thread(work, name);
			t.setDaemon(true);
			return t;
		});
	}

	/** Does work after what was started before. */
	public Future<?> start(final Runnable work) {
		return thread.submit(work);
	}

	/**
	 * Waits for work and throws what it threw.
	 *
	 * @throws CancellationException if the user stops meanwhile, or the caller is interrupted
	 */
	public static void await(final Future<?> work, final Progress progress) {
		try {
			while (true)
				try {
					work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
					return;
				}
				catch (final TimeoutException e) {
					if (progress.isCancelled()) throw new CancellationException("Cancelled.");
				}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof RuntimeException r) throw r;
			if (e.getCause() instanceof Error r) throw r;
			throw new IllegalStateException(e.getCause());
		}
	}

	/**
	 * Lets the work in hand end, and waits for that, also if the caller is
	 * interrupted. The thread itself is not interrupted: that would close the file
	 * channel a virtual stack is read from, for good.
	 */
	public void end(final long mostMillis) {
		thread.shutdown();
		final long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
		boolean interrupted = false;
		try {
			while (true)
				try {
					thread.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
					return;
				}
				catch (final InterruptedException e) {
					interrupted = true;
				}
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}
}
