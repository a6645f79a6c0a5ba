package org.cutis.bench;

import org.cutis.model.ModelRegistry;
import org.cutis.rsom.EpidermisScore;
import org.cutis.task.Progress;

/** How good the shipped epidermis model is on phantoms whose seeds were never trained on. */
final class EpidermisModelBench {

	private static final int PHANTOMS = 12;

	private static final int SCANS = 24;

	private EpidermisModelBench() {}

	static void run(final Figures figures) throws Exception {
		final EpidermisScore score = EpidermisScore.of(ModelRegistry.standard().resolve("epidermis"), PHANTOMS, SCANS,
			Progress.none());
		figures.add("phantoms", PHANTOMS, "volumes of 333 x " + SCANS + " x 500 voxels");
		figures.add("dice", score.overlap().dice(), "");
		figures.add("ra_upper", score.upper().ra(), "px");
		figures.add("ra_lower", score.lower().ra(), "px");
		figures.add("ra_upper_of_truth", score.truthUpper().ra(), "px");
		figures.add("ra_lower_of_truth", score.truthLower().ra(), "px");
		figures.add("gap_columns", score.gapPercent(), "%");
	}
}
