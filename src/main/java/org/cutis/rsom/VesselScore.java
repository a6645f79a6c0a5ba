package org.cutis.rsom;

import java.util.ArrayList;
import java.util.List;

import org.cutis.measure.Overlap;
import org.cutis.model.ModelBundle;
import org.cutis.task.Progress;

import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

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
	static final int STEPS = 100;

	/** Scores a model with its own threshold on held-out phantoms. @param phantoms how many */
	public static VesselScore of(final ModelBundle model, final int phantoms, final Progress progress) {
		final List<Overlap> overlaps = new ArrayList<>();
		for (int i = 0; i < phantoms; i++) {
			final VesselTrial trial = VesselTrial.of(VesselPatches.phantom(FIRST_HELD_OUT_SEED + i));
			overlaps.add(trial.compare(trial.find(model, trial.trueSurface(), model.info().threshold(), false, progress.part(
				(double) i / phantoms, (i + 1.0) / phantoms))));
		}
		return new VesselScore(overlaps);
	}

	/**
	 * The threshold in steps of 0.01 that gives validation phantoms their best Dice, over all their voxels.
	 *
	 * @param phantoms how many
	 */
	static double bestThreshold(final ModelBundle model, final int phantoms, final Progress progress) {
		// By steps of probability, vessels and others: what a threshold finds are all steps from it on.
		final long[] vessels = new long[STEPS + 1], others = new long[STEPS + 1];
		for (int i = 0; i < phantoms; i++) {
			final VesselTrial trial = VesselTrial.of(VesselPatches.phantom(FIRST_VALIDATION_SEED + i));
			final float[][] probability = trial.find(model, trial.trueSurface(), 0.5, true, progress.part((double) i / phantoms,
				(i + 1.0) / phantoms)).probability();
			int voxel = 0;
			for (final UnsignedByteType truth : Views.flatIterable(trial.vessels())) {
				final float p = probability[voxel / probability[0].length][voxel++ % probability[0].length];
				(truth.get() == 1 ? vessels : others)[step(p)]++;
			}
		}
		return bestThreshold(vessels, others);
	}

	/** The last step whose threshold a probability reaches. */
	static int step(final float probability) {
		int step = Math.min(STEPS, (int) (probability * STEPS));
		// as it is compared later: with the threshold as a float
		while (step < STEPS && probability >= (float) ((step + 1.0) / STEPS))
			step++;
		while (step > 0 && probability < (float) ((double) step / STEPS))
			step--;
		return step;
	}

	/** @param vessels number of voxels of vessels in each step @param others of other voxels */
	static double bestThreshold(final long[] vessels, final long[] others) {
		long all = 0;
		for (final long n : vessels)
			all += n;
		long tp = 0, fp = 0;
		double best = -1;
		int at = STEPS;
		for (int step = STEPS; step > 0; step--) {
			tp += vessels[step];
			fp += others[step];
			final double dice = 2.0 * tp / (all + tp + fp);
			if (dice <= best) continue;
			best = dice;
			at = step;
		}
		return (double) at / STEPS;
	}

	/** Over all voxels of all phantoms. */
	public Overlap total() {
		return overlaps.stream().reduce(new Overlap(0, 0, 0, 0), Overlap::plus);
	}
}
