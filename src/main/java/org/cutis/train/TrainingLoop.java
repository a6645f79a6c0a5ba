package org.cutis.train;

import java.util.concurrent.CancellationException;
import java.util.function.ObjIntConsumer;

import org.cutis.engine.Trainer;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** Steps a trainer along a schedule, with the next batches made ready by another thread. */
public final class TrainingLoop {

	private TrainingLoop() {}

	/**
	 * Trains.
	 *
	 * @param afterStep told the loss after each step (counted from 1)
	 * @throws CancellationException if the progress is cancelled
	 * @throws UserError if the loss becomes infinite or no number
	 * @throws RuntimeException what the source throws, as it is
	 */
	public static void run(final Trainer trainer, final SampleSource source, final Schedule schedule,
		final Progress progress, final ObjIntConsumer<Double> afterStep)
	{
		try (BatchFeeder batches = new BatchFeeder(source, schedule.batch(), schedule.steps())) {
			for (int step = 0; step < schedule.steps(); step++) {
				progress.update((double) step / schedule.steps(), "Training, step " + (step + 1) + " of " + schedule
					.steps());
				trainer.learningRate(schedule.learningRate(step));
				trainer.lossWeight(schedule.lossWeight(step));
				final BatchFeeder.Batch batch = batches.take(progress);
				final double loss = trainer.step(batch.images(), batch.labels(), batch.shape());
				if (!Double.isFinite(loss)) throw new UserError("The loss became " + loss + " at step " + (step + 1) +
					". Train again with a smaller learning rate or a smaller loss weight.");
				batches.reuse(batch);
				afterStep.accept(loss, step + 1);
			}
			progress.update(1, "Training");
		}
	}
}
