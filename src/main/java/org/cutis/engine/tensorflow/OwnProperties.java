package org.cutis.engine.tensorflow;

import java.util.List;
import java.util.function.Supplier;

/** Settings that DJL takes from the JVM's properties are made for the time of a call only: another DJL in Fiji reads them, too. */
final class OwnProperties {

	private OwnProperties() {}

	/** Does work while a system property has a value. @param value null if it is not to be set */
	static <T> T call(final String key, final String value, final Supplier<T> work) {
		final String before = set(key, value);
		try {
			return work.get();
		}
		finally {
			set(key, before);
		}
	}

	/** Does work that sets system properties, and takes them back. */
	static <T> T keep(final List<String> keys, final Supplier<T> work) {
		if (keys.isEmpty()) return work.get();
		final String key = keys.get(0);
		return call(key, System.getProperty(key), () -> keep(keys.subList(1, keys.size()), work));
	}

	private static String set(final String key, final String value) {
		return value == null ? System.clearProperty(key) : System.setProperty(key, value);
	}
}
