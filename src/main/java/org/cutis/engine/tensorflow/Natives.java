package org.cutis.engine.tensorflow;

import java.io.File;
import java.util.regex.Pattern;

import org.bytedeco.javacpp.Loader;
import org.cutis.task.UserError;

/** Brings TensorFlow's native library into the process, once. */
final class Natives {

	private static final String LIBRARY_PATH = "TENSORFLOW_LIBRARY_PATH";

	private static String place;

	private Natives() {}

	/**
	 * Unpacks (the first time ever) and loads the native library.
	 * Must run before any other org.tensorflow class is touched.
	 *
	 * @return where the library lies
	 * @throws UserError if this platform's natives are not on the class path
	 */
	static synchronized String load() {
		if (place != null) return place;
		// Without these two, DJL asks the network for a cloud host and for other natives.
		setIfUnset("OPT_OUT_TRACKING", "true");
		setIfUnset("ai.djl.offline", "true");
		final String given = given();
		if (given != null) {
			place = given;
			return place;
		}
		try {
			place = Loader.load(org.tensorflow.internal.c_api.global.tensorflow.class);
		}
		catch (final UnsatisfiedLinkError e) {
			throw new UserError("TensorFlow's native library could not be loaded for " + Loader.getPlatform() +
				" (" + e.getMessage() + "). Put tensorflow-core-native for this platform on the class path, " +
				"or set TENSORFLOW_LIBRARY_PATH to the folder that holds it.", e);
		}
		// DJL looks for the library itself and finds it by this property only.
		System.setProperty(LIBRARY_PATH, place);
		return place;
	}

	private static String given() {
		final String property = System.getProperty(LIBRARY_PATH);
		final String value = property != null ? property : System.getenv(LIBRARY_PATH);
		if (value == null || value.isBlank()) return null;
		for (final String path : value.split(Pattern.quote(File.pathSeparator)))
			if (new File(path).exists()) return value;
		throw new UserError(LIBRARY_PATH + " is set to " + value +
			", where nothing is. Set it to the folder that holds TensorFlow's native library, or do not set it.");
	}

	private static void setIfUnset(final String key, final String value) {
		if (System.getProperty(key) == null && System.getenv(key) == null) System.setProperty(key, value);
	}
}
