package org.cutis.train;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import org.cutis.engine.Buffers;
import org.cutis.task.Progress;

/** Makes batches of samples in a thread of its own, a few ahead, in buffers that are used again. */
final class BatchFeeder implements AutoCloseable {

	private static final int AHEAD = 4;

	private static final int POLL_MS = 200;

	private final BlockingQueue<SampleBatch> ready = new ArrayBlockingQueue<>(AHEAD);

	private final BlockingQueue<SampleBatch> spare = new ArrayBlockingQueue<>(AHEAD + 2);

	private final SampleSource source;

	private final int size;

	private final Thread thread;

	/** What ended the thread early; read only once the thread is dead. */
	private Throwable failure;

	/**
	 * @param size samples in a batch
	 * @param count how many batches will be taken; no sample beyond them is drawn
	 */
	BatchFeeder(final SampleSource source, final int size, final int count) {
		this.source = source;
		this.size = size;
		thread = new Thread(() -> feed(count), "Cutis samples");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Waits for the next batch.
	 *
	 * @throws CancellationException if the progress is cancelled meanwhile
	 * @throws RuntimeException what the source threw
	 */
	SampleBatch take(final Progress progress) {
		try {
			while (true) {
				final boolean over = !thread.isAlive();
				final SampleBatch batch = ready.poll(over ? 0 : POLL_MS, TimeUnit.MILLISECONDS);
				if (batch != null) return batch;
				if (over) throw failed();
				if (progress.isCancelled()) throw new CancellationException("Cancelled.");
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
	}

	private RuntimeException failed() {
		if (failure instanceof RuntimeException e) return e;
		if (failure instanceof Error e) throw e;
		return new IllegalStateException("There are no more batches", failure);
	}

	/** Gives a batch back, to be overwritten. */
	void reuse(final SampleBatch batch) {
		spare.offer(batch);
	}

	/** Ends the thread; a sample in work is finished first. */
	@Override
	public void close() {
		thread.interrupt();
	}

	private void feed(final int count) {
		try {
			for (int i = 0; i < count; i++)
				ready.put(next());
		}
		catch (final InterruptedException e) {
			// Closed: nobody takes any more batches.
		}
		catch (final Throwable e) {
			failure = e;
		}
	}

	private SampleBatch next() throws InterruptedException {
		SampleBatch batch = null;
		Sample first = null;
		for (int i = 0; i < size; i++) {
			if (Thread.interrupted()) throw new InterruptedException();
			final Sample s = source.next();
			if (batch == null) {
				first = s;
				batch = buffers(s);
			}
			if (!s.fits(first)) throw new IllegalArgumentException("Samples of one batch differ in size: " + first
				.size() + " and " + s.size() + " pixels");
			batch.images().put(s.image());
			batch.labels().put(s.labels());
		}
		batch.images().rewind();
		batch.labels().rewind();
		return batch;
	}

	/** Used ones if they have the right size. */
	private SampleBatch buffers(final Sample s) {
		final int[] shape = s.shape(size, s.channels());
		final SampleBatch used = spare.poll();
		if (used != null && Arrays.equals(used.shape(), shape) && used.labels().capacity() == size * s.labels().length) {
			used.images().clear();
			used.labels().clear();
			return used;
		}
		return new SampleBatch(Buffers.direct(size, s.image().length), Buffers.direct(size, s.labels().length), shape);
	}
}
