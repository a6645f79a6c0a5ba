package org.cutis.reproduce;

import java.util.List;

/**
 * What a paper says, and what came out here.
 *
 * @param paper its statement
 * @param ours figures, as a sentence
 * @param verdict whether they agree
 */
record RcmClaim(String paper, String ours, Verdict verdict) {

	enum Verdict {
			AGREES("agrees"), CONTRADICTS("**contradicts**"), OPEN("open: the phantoms do not tell");

		final String words;

		Verdict(final String words) {
			this.words = words;
		}
	}

	static Verdict verdict(final boolean agrees) {
		return agrees ? Verdict.AGREES : Verdict.CONTRADICTS;
	}

	/** The first is to be better in all comparisons: agrees if each is clear, contradicts if one is clearly the other way. */
	static Verdict verdict(final List<PhantomBootstrap> differences) {
		if (differences.stream().anyMatch(PhantomBootstrap::worse)) return Verdict.CONTRADICTS;
		return differences.stream().allMatch(PhantomBootstrap::better) ? Verdict.AGREES : Verdict.OPEN;
	}

	String text() {
		return "| " + paper + " | " + ours + " | " + verdict.words + " |\n";
	}
}
