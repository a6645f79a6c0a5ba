package org.cutis.reproduce;

import java.util.function.ToDoubleFunction;

import org.cutis.measure.Overlap;

/** The papers' measures, each class against all others. */
enum RcmMeasure {

		SENSITIVITY("Sensitivity", Overlap::sensitivity),
		SPECIFICITY("Specificity", Overlap::specificity),
		DICE("Dice", Overlap::dice),
		PRECISION("Precision", Overlap::precision);

	final String words;

	final ToDoubleFunction<Overlap> of;

	RcmMeasure(final String words, final ToDoubleFunction<Overlap> of) {
		this.words = words;
		this.of = of;
	}
}
