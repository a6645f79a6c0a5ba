package org.cutis.train;

import java.io.IOException;
import java.nio.file.Files;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.cutis.engine.Engine;
import org.cutis.engine.LossSpec;
import org.cutis.engine.Trainer;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.measure.Overlap;
import org.cutis.task.ForwardedProgress;
import org.cutis.task.Progress;

/**
 * Trains one network on one split, epoch by epoch, with a checkpoint after each,
 * from the beginning or from where a training was ended.
 */
final class NetworkTraining {

	/**
	 * What came out.
	 *
	 * @param best the epoch whose weights are kept
	 * @param validation of the best epoch; empty without validation
	 * @param stopped whether somebody stopped it before its last epoch
	 */
	record Result(History history, EpochFigures best, Optional<ConfusionMatrix> validation, boolean stopped) {}

	private final TrainingPlan plan;

	private final ImageCache images;

	private final Split split;

	private final RunFiles files;

	private final Validation validation;

	private final Progress progress;

	private final TrainingWatch watch;

	/** @param progress of this training alone */
	NetworkTraining(final TrainingPlan plan, final ImageCache images, final Split split, final RunFiles files,
		final TrainingWatch watch, final Progress progress)
	{
		this.plan = plan;
		this.images = images;
		this.split = split;
		this.files = files;
		this.watch = watch;
		this.progress = progress;
		validation = new Validation(images, plan, split.validation());
	}

	/** A trainer for the plan's network, with fresh weights. */
	static Trainer trainer(final Engine engine, final TrainingPlan plan) {
		return engine.train(plan.network(), new LossSpec(plan.loss().name(), plan.schedule().lossWeight(0), plan.loss()
			.classWeights()), plan.options());
	}

	/**
	 * Trains; goes on if there is a checkpoint.
	 *
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled; the epochs that are over can be
	 *           gone on from
	 */
	Result run(final Engine engine) throws IOException {
		files.make();
		try (Trainer trainer = trainer(engine, plan)) {
			History history = begun(trainer);
			boolean stopped = false;
			final SampleMaker maker = plan.samples(images, split);
			final int batch = plan.schedule().batch();
			try (RunAhead samples = new RunAhead(maker::sample, (long) trainer.steps() * batch, 2 * batch)) {
				while (history.epochs().size() < plan.epochs() && !stopped) {
					final int epoch = history.epochs().size() + 1;
					final long start = System.nanoTime();
					final DoubleSummaryStatistics losses = new DoubleSummaryStatistics();
					train(trainer, samples, epoch, losses);
					stopped = watch.isStopped();
					// What was stopped in its middle is no epoch, unless there is nothing else to keep.
					if (stopped && epoch > 1 && trainer.steps() < epoch * plan.stepsPerEpoch()) break;
					history = history.plus(figures(trainer, epoch, losses.getAverage(), start));
					save(trainer, history);
					watch.epoch(history, validation.view(trainer));
				}
			}
			final EpochFigures best = history.best().orElseThrow();
			trainer.restore(files.best(best.epoch()));
			final Optional<ConfusionMatrix> matrix = validation.isEmpty() ? Optional.empty() : Optional.of(validation.run(
				trainer, progress.part(1, 1)).matrix());
			return new Result(history, best, matrix, stopped);
		}
	}

	private History begun(final Trainer trainer) throws IOException {
		final List<String> classes = plan.mapped(images.data().classes()).stream().map(LabelClasses.LabelClass::name)
			.toList();
		final History empty = new History(classes, plan.schedule().rampTo(), List.of());
		if (!Files.exists(files.last())) return empty;
		trainer.restore(files.last());
		final History history = files.read(empty, trainer.steps());
		progress.log("Going on after epoch " + history.epochs().size() + " of " + plan.epochs() + ".");
		watch.epoch(history, validation.view(trainer));
		return history;
	}

	private void train(final Trainer trainer, final RunAhead samples, final int epoch, final DoubleSummaryStatistics losses) {
		final double epochs = plan.epochs();
		final Progress named = new ForwardedProgress(progress.part((epoch - 1) / epochs, epoch / epochs)) {

			@Override
			public void show(final double done, final String message) {
				super.show(done, String.format(Locale.ROOT, "Epoch %d of %d%s", epoch, plan.epochs(), losses.getCount() == 0 ? ""
					: String.format(Locale.ROOT, ", loss %.4f", losses.getAverage())));
			}
		};
		TrainingLoop.run(trainer, samples, plan.schedule(), (epoch - 1) * plan.stepsPerEpoch(), epoch * plan.stepsPerEpoch(),
			named, (step, loss) -> {
				losses.accept(loss);
				return !watch.isStopped();
			});
	}

	private EpochFigures figures(final Trainer trainer, final int epoch, final double trainingLoss, final long start) {
		final double share = (double) epoch / plan.epochs();
		final Validation.Result result = validation.isEmpty() ? null : validation.run(trainer, progress.part(share, share));
		final List<Double> dice = plan.mapped(images.data().classes()).stream().map(c -> result == null ? Double.NaN : dice(
			result.matrix().overlap(images.data().classes().classes().indexOf(c)))).toList();
		final double rate = plan.schedule().learningRate(trainer.steps() - 1);
		final EpochFigures figures = new EpochFigures(epoch, trainer.steps(), rate, trainingLoss, result == null ? Double.NaN
			: result.loss(), dice, (System.nanoTime() - start) / 1e9);
		progress.log(String.format(Locale.ROOT, "Epoch %d of %d: loss %.4f%s, %.1f s", epoch, plan.epochs(), trainingLoss,
			result == null ? "" : String.format(Locale.ROOT, ", validation loss %.4f, mean Dice %.4f", result.loss(), figures
				.meanDice()), figures.seconds()));
		return figures;
	}

	private static double dice(final Overlap overlap) {
		return overlap.occurs() ? overlap.dice() : Double.NaN;
	}

	private void save(final Trainer trainer, final History history) throws IOException {
		files.write(history);
		final int best = history.best().orElseThrow().epoch();
		if (best == history.epochs().size()) trainer.save(files.best(best));
		trainer.save(files.last());
		files.keepBest(best);
	}
}
