package org.cutis.train;

import java.util.concurrent.CancellationException;
import java.util.function.ObjIntConsumer;

import org.cutis.engine.Trainer;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** Steps a trainer along a schedule, with the next batches made ready by another thread. */
public final class TrainingLoop {

	private TrainingLoop() {}

	/** What happens after a step. */
	@FunctionalInterface
	public interface AfterStep {

		/**
		 * @param step counted from 1
		 * @param loss before the step
		 * @return whether to go on
		 */
		boolean goOn(int step, double loss);
	}

	/**
	 * Trains along a whole schedule.
	 *
	 * @param afterStep told the loss after each step (counted from 1)
	 * @throws CancellationException if the progress is cancelled
	 * @throws UserError if the loss becomes infinite or no number
	 * @throws RuntimeException what the source throws, as it is
	 */
	public static void run(final Trainer trainer, final SampleSource source, final Schedule schedule,
		final Progress progress, final ObjIntConsumer<Double> afterStep)
	{
		run(trainer, source, schedule, 0, schedule.steps(), progress, (step, loss) -> {
			afterStep.accept(loss, step);
			return true;
		});
	}

	/**
	 * Trains along a part of a schedule; throws as the other.
	 *
	 * @param from first step, counted from 0
	 * @param to step before which it ends
	 * @param source gives the samples from that of the first step on
	 * @return steps done, less than to - from if it was ended earlier
	 */
	public static int run(final Trainer trainer, final SampleSource source, final Schedule schedule, final int from,
		final int to, final Progress progress, final AfterStep afterStep)
	{
		return run(trainer, source, schedule, from, to, progress, afterStep, new Waiting());
	}

	/** As the other. @param waiting told after each step how long the trainer had to wait for its samples */
	public static int run(final Trainer trainer, final SampleSource source, final Schedule schedule, final int from,
		final int to, final Progress progress, final AfterStep afterStep, final Waiting waiting)
	{
		try (BatchFeeder batches = new BatchFeeder(source, schedule.batch(), to - from)) {
			for (int step = from; step < to; step++) {
				final long start = System.nanoTime();
				progress.update((double) (step - from) / (to - from), "Training, step " + (step + 1) + " of " + schedule
					.steps());
				trainer.learningRate(schedule.learningRate(step));
				trainer.lossWeight(schedule.lossWeight(step));
				final long asked = System.nanoTime();
				final SampleBatch batch = batches.take(progress);
				final long given = System.nanoTime();
				final double loss = trainer.step(batch.images(), batch.labels(), batch.shape());
				if (!Double.isFinite(loss)) throw new UserError("The loss became " + loss + " at step " + (step + 1) +
					". Train again with a smaller learning rate or a smaller loss weight.");
				batches.reuse(batch);
				waiting.add(given - asked, System.nanoTime() - start);
				if (!afterStep.goOn(step + 1, loss)) return step + 1 - from;
			}
			progress.update(1, "Training");
			return to - from;
		}
	}
}
