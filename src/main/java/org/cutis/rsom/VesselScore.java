package org.cutis.rsom;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.cutis.engine.Device;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.measure.Overlap;
import org.cutis.model.ModelBundle;
import org.cutis.task.Progress;

/**
 * How well vessels are found in phantoms from which the true epidermis was
 * removed, voxel by voxel.
 *
 * @param overlaps one for each phantom
 */
public record VesselScore(List<Overlap> overlaps) {

	/** Phantoms of these seeds choose the threshold. */
	public static final long FIRST_VALIDATION_SEED = 1;

	/** Of these nothing was chosen. */
	public static final long FIRST_HELD_OUT_SEED = 5000;

	/** The first seed that training may use. */
	static final long FIRST_TRAINING_SEED = 10_000;

	/** Steps of the threshold that are tried. */
	private static final int BINS = 100;

	/** Scores a model with its own threshold on held-out phantoms. @param phantoms how many */
	public static VesselScore of(final ModelBundle model, final int phantoms, final Progress progress) throws IOException {
		try (Predictor predictor = Engines.get().load(model.savedModel(), Device.AUTO)) {
			final double threshold = model.info().threshold();
			return new VesselScore(seeds(FIRST_HELD_OUT_SEED, phantoms).mapToObj(seed -> {
				progress.update((double) (seed - FIRST_HELD_OUT_SEED) / phantoms, "Scoring on phantom of seed " + seed);
				final VesselVolume volume = VesselPatches.volume(seed);
				return overlap(VesselWindows.predict(predictor::predict, volume, model.info().normalization(), Progress.none()),
					volume.vessels(), threshold);
			}).toList());
		}
	}

	/**
	 * The threshold in steps of 0.01 that gives validation phantoms their best Dice, over all their voxels.
	 *
	 * @param phantoms how many
	 */
	static double bestThreshold(final VesselWindows.Network network, final int phantoms, final Progress progress) {
		final Overlap[] sums = new Overlap[BINS - 1];
		Arrays.fill(sums, new Overlap(0, 0, 0, 0));
		seeds(FIRST_VALIDATION_SEED, phantoms).forEach(seed -> {
			progress.update((double) (seed - FIRST_VALIDATION_SEED) / phantoms, "Choosing the threshold");
			final VesselVolume volume = VesselPatches.volume(seed);
			final float[] probability = VesselWindows.predict(network, volume, VesselModel.NORMALIZATION, Progress.none());
			for (int i = 0; i < sums.length; i++)
				sums[i] = sums[i].plus(overlap(probability, volume.vessels(), (i + 1.0) / BINS));
		});
		int best = 0;
		for (int i = 1; i < sums.length; i++)
			if (sums[i].dice() > sums[best].dice()) best = i;
		return (best + 1.0) / BINS;
	}

	private static LongStream seeds(final long first, final int count) {
		return LongStream.range(first, first + count);
	}

	/**
	 * Counts voxels.
	 *
	 * @param probability voxels from the threshold on are vessels
	 * @param vessels 1 in vessels
	 */
	public static Overlap overlap(final float[] probability, final byte[] vessels, final double threshold) {
		long tp = 0, fp = 0, fn = 0;
		for (int i = 0; i < probability.length; i++) {
			final boolean found = probability[i] >= threshold, there = vessels[i] != 0;
			if (found && there) tp++;
			else if (found) fp++;
			else if (there) fn++;
		}
		return new Overlap(tp, fp, fn, probability.length - tp - fp - fn);
	}

	/** Over all voxels of all phantoms. */
	public Overlap total() {
		return overlaps.stream().reduce(new Overlap(0, 0, 0, 0), Overlap::plus);
	}
}
