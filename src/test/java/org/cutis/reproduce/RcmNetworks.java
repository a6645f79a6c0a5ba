package org.cutis.reproduce;

import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.LossSpec;
import org.cutis.engine.Trainer;
import org.cutis.engine.TrainerOptions;
import org.cutis.rcm.RcmPhantomPatches;
import org.cutis.rcm.RcmTraining;
import org.cutis.task.Progress;
import org.cutis.train.Decay;
import org.cutis.train.Schedule;
import org.cutis.train.TrainingLoop;

/** Trains for real, all networks on the same patches in the same order. Phantoms are made when they are needed first. */
final class RcmNetworks implements KeptRuns.Trial<RcmRun, RcmResult> {

	private static final double TRAINING = 0.95;

	private final RcmSettings settings;

	private RcmPhantomPatches samples;

	private RcmMosaics tests;

	RcmNetworks(final RcmSettings settings) {
		this.settings = settings;
	}

	@Override
	public RcmResult run(final RcmRun run, final Progress progress) {
		if (samples == null) samples = new RcmPhantomPatches(settings.patch(), settings.phantoms(), settings.options(),
			RcmSettings.FIRST_TRAINING_SEED, RcmTraining.normalization(), progress.part(0, 0));
		if (tests == null) tests = new RcmMosaics(settings, settings.tests(), progress.part(0, 0));
		try (Trainer trainer = Engines.get().train(run.network(), run.loss().spec(samples.abundance()), new TrainerOptions(
			RcmSettings.SEED, settings.learningRate(), Device.AUTO, false)))
		{
			final long start = System.nanoTime();
			TrainingLoop.run(trainer, samples.again(), new Schedule(settings.steps(), settings.batch(), settings.learningRate(),
				LossSpec.TV_WEIGHT, 0, 0, Decay.EXPONENTIAL), progress.part(0, TRAINING), (loss, step) -> {});
			final double seconds = (System.nanoTime() - start) / 1e9;
			final RcmMosaics.Scores scores = tests.score(trainer::predict, progress.part(TRAINING, 1));
			return new RcmResult(run.name(), trainer.parameters(), seconds, scores.scores(), scores.shown());
		}
	}
}
