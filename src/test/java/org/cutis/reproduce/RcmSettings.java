package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.rcm.RcmScore;
import org.cutis.rcm.RcmTraining;

/**
 * How the RCM papers' tables are made. All that a result depends on, but for the run itself, stands in the first seven.
 *
 * @param steps of each training
 * @param batch patches in a step
 * @param learningRate at the start; falls to a tenth
 * @param patch side of a patch in pixels
 * @param side of a phantom in pixels of 2 µm
 * @param phantoms for training
 * @param tests phantoms that are scored
 * @param runs all trainings in their order; the first is the base of both ablations
 */
record RcmSettings(int steps, int batch, double learningRate, int patch, int side, int phantoms, int tests,
	List<RcmRun> runs)
{

	/** Of the phantoms that are scored: not those of {@link RcmScore#FIRST_TEST_SEED}, by which settings were chosen. */
	static final long FIRST_TEST_SEED = 1001;

	static final long FIRST_TRAINING_SEED = RcmScore.FIRST_TRAINING_SEED;

	/** Of weights. */
	static final long SEED = 1;

	/** Example segmentations are of so many of the first test phantoms. */
	static final int SHOWN = 3;

	/** MED-Net with all that its paper proposes. */
	static final String MEDNET = "mednet", MUNET = "munet";

	/** MED-Net's with its paper's other losses. */
	static final String CROSS_ENTROPY = "mednet-cross-entropy", DICE = "mednet-dice";

	/** Table 1 of MUNet and Table 2 of MED-Net compare these. */
	static final List<String> NETWORKS = List.of(MEDNET, MUNET, "unet", "fcn", "segnet", "deeplab");

	/** Most that a network's number of parameters may differ from MED-Net's, as a share of it. */
	static final double MATCH = 0.1;

	private static final int SIDE = 1024;

	/** For two cores and less than an hour. */
	static RcmSettings scaled(final int steps) {
		return new RcmSettings(steps, 8, 3e-3, RcmTraining.PATCH, SIDE, 120, 16, runs(new int[] { 14, 10, 8 }, 12, 14, 17, 64,
			17));
	}

	/**
	 * The papers' networks (6 million parameters), batch, steps and area of skin: 117 mosaics of about 20 mm², 70 % of them
	 * for training and 20 % for tests, 200 epochs of 4900 patches.
	 */
	static RcmSettings full() {
		return new RcmSettings(200 * 4900 / 48, 48, 0.01, RcmTraining.PATCH, SIDE, 82 * 20 / 4, 23 * 20 / 4, runs(new int[] {
			28, 20, 16 }, 24, 28, 35, 132, 35));
	}

	/** @param mednet widths by number of levels @param widths of the others, as in {@link #NETWORKS} */
	static List<RcmRun> runs(final int[] mednet, final int... widths) {
		final List<RcmRun> runs = new ArrayList<>();
		runs.add(mednet(MEDNET, mednet[2], 3, RcmRun.Loss.TWO_SIDED_DICE_TV));
		for (int i = 0; i < widths.length; i++) {
			final Architecture a = Architecture.of(NETWORKS.get(i + 1));
			final int depth = a.full(1, RcmClasses.ALL.size()).depth();
			runs.add(new RcmRun(a.id(), new NetworkSpec(a.id(), 1, RcmClasses.ALL.size(), widths[i], depth, 0, a.maxLevels()), a
				.id().equals(MUNET) ? RcmRun.Loss.SELECTIVE_DICE : RcmRun.Loss.TWO_SIDED_DICE_TV));
		}
		for (int levels = 1; levels <= 2; levels++)
			runs.add(mednet(levels(levels), mednet[levels - 1], levels, RcmRun.Loss.TWO_SIDED_DICE_TV));
		runs.add(mednet(CROSS_ENTROPY, mednet[2], 3, RcmRun.Loss.CROSS_ENTROPY));
		runs.add(mednet(DICE, mednet[2], 3, RcmRun.Loss.DICE));
		return List.copyOf(runs);
	}

	private static RcmRun mednet(final String name, final int width, final int levels, final RcmRun.Loss loss) {
		return new RcmRun(name, new NetworkSpec(MEDNET, 1, RcmClasses.ALL.size(), width, 5, 0, levels), loss);
	}

	/** Name of MED-Net of fewer or as many levels. @param levels 1 to 3 */
	static String levels(final int levels) {
		return levels == 3 ? MEDNET : "mednet-levels-" + levels;
	}

	/** Of all phantoms. */
	RcmPhantomOptions options() {
		return RcmTraining.phantoms().withSize(side, side);
	}

	/** What all results depend on. */
	String about() {
		return steps + " steps of " + batch + ", rate " + learningRate + ", patches of " + patch + ", " + phantoms + " and " +
			tests + " phantoms, " + options();
	}
}
