package org.cutis.reproduce;

import java.util.function.ToDoubleFunction;

import org.cutis.measure.Overlap;
import org.cutis.rsom.EpidermisScore;

/**
 * What one training gave.
 *
 * @param network as the table names it
 * @param s smoothness factor of Eq. 1
 * @param seconds of training
 * @param scores on the test volumes
 */
record Table1Result(String network, double s, double seconds, TestVolumes.Scores scores) {

	/** A measure of the epidermis of each volume; NaN where it does not exist. */
	double[] overlaps(final ToDoubleFunction<Overlap> measure) {
		return values(volume -> measure.applyAsDouble(volume.overlap()));
	}

	/** Ra (Eq. 5) of each volume in pixels: over all columns of its upper and its lower surface, as in Fig. 2; NaN without any. */
	double[] ra() {
		return values(volume -> volume.upper().plus(volume.lower()).ra());
	}

	/** Ra of the true surfaces, which does not depend on the network. */
	double[] trueRa() {
		return values(volume -> volume.truthUpper().plus(volume.truthLower()).ra());
	}

	/** Columns of each volume in which no epidermis was found, in percent. */
	double[] missing() {
		return values(EpidermisScore::gapPercent);
	}

	private double[] values(final ToDoubleFunction<EpidermisScore> value) {
		return scores.volumes().stream().mapToDouble(value).toArray();
	}
}
