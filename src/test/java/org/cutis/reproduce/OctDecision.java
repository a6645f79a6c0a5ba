package org.cutis.reproduce;

/** How Segment OCT Layers makes labels of the network's output. */
enum OctDecision {

		/** The most probable class, as in the paper. */
		AS_ANSWERED("as the network answers", 0, false),
		/** With the loss's class weights taken out. */
		WITHOUT_WEIGHTS("weights taken out", 1, false),
		/** With most of them taken out. */
		CORRECTED("weight_correction 0.8", 0.8, false),
		/** The command's default. */
		CONSISTENT("consistent, the default", 0.8, true);

	final String words;

	final double correction;

	final boolean consistent;

	OctDecision(final String words, final double correction, final boolean consistent) {
		this.words = words;
		this.correction = correction;
		this.consistent = consistent;
	}
}
