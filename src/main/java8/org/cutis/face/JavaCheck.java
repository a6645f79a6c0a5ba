package org.cutis.face;

/** Whether this Java is new enough for Cutis. */
final class JavaCheck {

	private static final int NEEDED = 17;

	private JavaCheck() {}

	/**
	 * Tells what to do if Java is too old.
	 *
	 * @param version as in the property java.specification.version: 1.8, 9, 17
	 * @return a sentence; null if Java is new enough
	 */
	static String problem(final String version) {
		final int java = number(version);
		if (java >= NEEDED) return null;
		return "Cutis needs Java " + NEEDED + " or newer, but this is Java " + java +
			". Install the newest ImageJ or Fiji, which brings a newer Java with it, and Cutis there.";
	}

	private static int number(final String version) {
		try {
			return Integer.parseInt(version.replaceFirst("^1\\.", "").replaceFirst("\\D.*", ""));
		}
		catch (final RuntimeException e) {
			// No Java that is too old writes its version in an unknown way.
			return NEEDED;
		}
	}
}
