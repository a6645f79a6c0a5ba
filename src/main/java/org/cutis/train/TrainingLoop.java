package org.cutis.train;

import java.nio.FloatBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.ObjIntConsumer;

import org.cutis.engine.Buffers;
import org.cutis.engine.Trainer;
import org.cutis.task.Progress;

/** Steps a trainer along a schedule, with the next batches made ready by another thread. */
public final class TrainingLoop {

	private static final int AHEAD = 4;

	private record Batch(FloatBuffer images, FloatBuffer labels, int[] shape) {}

	private TrainingLoop() {}

	/**
	 * Trains.
	 *
	 * @param afterStep told the loss after each step (counted from 1)
	 * @throws CancellationException if the progress is cancelled
	 */
	public static void run(final Trainer trainer, final SampleSource source, final Schedule schedule,
		final Progress progress, final ObjIntConsumer<Double> afterStep)
	{
		final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
		final Thread feeder = new Thread(() -> feed(source, schedule, ready), "Cutis samples");
		feeder.setDaemon(true);
		final Throwable[] failure = new Throwable[1];
		feeder.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
		feeder.start();
		try {
			for (int step = 0; step < schedule.steps(); step++) {
				progress.update((double) step / schedule.steps(), "Training, step " + (step + 1) + " of " + schedule
					.steps());
				trainer.learningRate(schedule.learningRate(step));
				trainer.lossWeight(schedule.lossWeight(step));
				final Batch batch = take(ready, feeder, failure);
				final double loss = trainer.step(batch.images, batch.labels, batch.shape);
				if (!Double.isFinite(loss)) throw new IllegalStateException("The loss became " + loss + " at step " + (step +
					1) + "; a smaller learning rate or loss weight may help.");
				afterStep.accept(loss, step + 1);
			}
		}
		finally {
			feeder.interrupt();
		}
	}

	private static Batch take(final BlockingQueue<Batch> ready, final Thread feeder, final Throwable[] failure) {
		try {
			while (true) {
				final Batch batch = ready.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
				if (batch != null) return batch;
				if (!feeder.isAlive() && ready.isEmpty()) throw new IllegalStateException("No more samples", failure[0]);
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
	}

	private static void feed(final SampleSource source, final Schedule schedule, final BlockingQueue<Batch> ready) {
		try {
			for (int step = 0; step < schedule.steps(); step++)
				ready.put(batch(source, schedule.batch()));
		}
		catch (final InterruptedException e) {
			// The loop has ended: nobody takes any more batches.
		}
	}

	private static Batch batch(final SampleSource source, final int size) {
		FloatBuffer images = null;
		FloatBuffer labels = null;
		int[] shape = null;
		for (int i = 0; i < size; i++) {
			final Sample s = source.next();
			if (images == null) {
				images = Buffers.direct(size, s.image().length);
				labels = Buffers.direct(size, s.labels().length);
				shape = new int[] { size, s.height(), s.width(), s.image().length / (s.height() * s.width()) };
			}
			images.put(s.image());
			labels.put(s.labels());
		}
		return new Batch(images, labels, shape);
	}
}
