package org.cutis.model;

/** Conditions on the settings of a model; what breaks them is an IllegalArgumentException. */
final class Checks {

	private Checks() {}

	static void that(final boolean condition, final String sentence) {
		if (!condition) throw new IllegalArgumentException(sentence);
	}

	static void text(final String what, final String value) {
		that(value != null && !value.isBlank(), "The " + what + " is missing");
	}
}
