package org.cutis.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Samples made by several threads ahead of the one that takes them, in the order
 * of their numbers.
 *
 * <pre>{@code
 * try (RunAhead samples = new RunAhead(maker::sample, firstNumber, 2 * batch)) {
 *     TrainingLoop.run(trainer, samples, schedule, progress, afterStep);
 * }
 * }</pre>
 */
public final class RunAhead implements SampleSource, AutoCloseable {

	/** More would only take the processor from the network. */
	private static final int MOST_THREADS = 4;

	private final LongFunction<Sample> maker;

	private final ExecutorService threads;

	private final Deque<Future<Sample>> ready = new ArrayDeque<>();

	private long number;

	/**
	 * Starts.
	 *
	 * @param maker gives a sample by its number; called by several threads
	 * @param first number of the first sample: 0, or where a training is resumed
	 * @param ahead how many samples are kept ready, at least 1
	 */
	public RunAhead(final LongFunction<Sample> maker, final long first, final int ahead) {
		this.maker = maker;
		number = first;
		final int processors = Runtime.getRuntime().availableProcessors();
		threads = Executors.newFixedThreadPool(Math.max(1, Math.min(MOST_THREADS, Math.min(processors, ahead))), task -> {
			final Thread thread = new Thread(task, "Cutis samples ahead");
			thread.setDaemon(true);
			return thread;
		});
		for (int i = 0; i < ahead; i++)
			start();
	}

	private void start() {
		final long n = number++;
		ready.add(threads.submit(() -> maker.apply(n)));
	}

	/**
	 * The next sample; waits for it.
	 *
	 * @throws RuntimeException what its making threw
	 * @throws CancellationException if the thread is interrupted
	 */
	@Override
	public Sample next() {
		try {
			final Sample sample = ready.remove().get();
			start();
			return sample;
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof RuntimeException cause) throw cause;
			if (e.getCause() instanceof Error cause) throw cause;
			throw new IllegalStateException(e.getCause());
		}
	}

	/** Ends the threads; samples in work are finished first, but not waited for. */
	@Override
	public void close() {
		threads.shutdownNow();
	}
}
