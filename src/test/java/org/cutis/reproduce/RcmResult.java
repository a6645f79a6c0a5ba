package org.cutis.reproduce;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.cutis.measure.ConfusionMatrix;
import org.cutis.measure.Overlap;
import org.cutis.rcm.RcmScore;

/**
 * What one training gave.
 *
 * @param name as the tables have it
 * @param parameters trained ones
 * @param seconds of training
 * @param scores one for each test phantom
 * @param shown classes found in some of the phantoms, one digit for every 4th pixel, a text for every 4th row
 */
record RcmResult(String name, long parameters, double seconds, List<RcmScore> scores, List<List<String>> shown) {

	/** Every so many pixels one is shown. */
	static final int SPARSE = 4;

	/** Of all phantoms together, each pixel weighing the same. */
	RcmScore score() {
		return scores.stream().reduce(RcmScore.none(), RcmScore::plus);
	}

	/** Counts over what readers label, the papers' figures. */
	ConfusionMatrix labelled() {
		return score().labelled();
	}

	/** The same of each phantom. */
	List<ConfusionMatrix> matrices() {
		return scores.stream().map(RcmScore::labelled).toList();
	}

	/** Mean over the classes. */
	double mean(final ToDoubleFunction<Overlap> measure) {
		return labelled().mean(measure);
	}
}
