package org.cutis.engine.tensorflow;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.bytedeco.javacpp.Loader;
import org.cutis.engine.EngineFolder;
import org.cutis.engine.NativesMissing;
import org.cutis.task.UserError;

import ai.djl.tensorflow.engine.javacpp.LibUtils;
import ai.djl.util.Utils;

/**
 * Finds TensorFlow's native library: where TENSORFLOW_LIBRARY_PATH says; in {@code lib/cutis} or its folder of the
 * platform's name, unpacked; in a jar there or on the class path, which JavaCPP unpacks into its cache; in DJL's cache,
 * where a download is kept.
 */
final class Natives {

	static final String LIBRARY_PATH = "TENSORFLOW_LIBRARY_PATH";

	/** Where another copy of this class in the same JVM has found it: a second file of the library would be a second library. */
	private static final String FOUND = "org.cutis.engine.natives";

	/** DJL's property that forbids it to ask the network. */
	static final String OFFLINE = "ai.djl.offline";

	private static final String FILE = System.mapLibraryName("jnitensorflow");

	private static final String JAR_FOLDER = "org/tensorflow/internal/c_api/";

	private Natives() {}

	/**
	 * Finds the library and, where JavaCPP has to unpack it (the first time ever), loads it.
	 * Must run before any other org.tensorflow class is touched.
	 *
	 * @return where the library lies, a file or a folder
	 * @throws NativesMissing if there is none for this platform
	 * @throws UserError if there is one that does not load
	 */
	static synchronized String find() {
		final String given = given();
		if (given != null) return given;
		final String before = System.getProperty(FOUND);
		if (before != null && new File(before).exists()) return before;
		final Optional<Path> unpacked = EngineFolder.find().flatMap(folder -> unpacked(folder, Loader.getPlatform()));
		if (unpacked.isPresent()) return unpacked.get().toString();
		if (isInJar()) return load();
		return downloaded().orElseThrow(Natives::missing);
	}

	/** Lets other copies of this class know where a library lies that has been loaded. */
	static void found(final String place) {
		System.setProperty(FOUND, place);
	}

	private static String given() {
		final String property = System.getProperty(LIBRARY_PATH);
		final String value = property != null ? property : System.getenv(LIBRARY_PATH);
		if (value == null || value.isBlank()) return null;
		for (final String path : value.split(Pattern.quote(File.pathSeparator)))
			if (new File(path).isFile() || new File(path, FILE).isFile()) return value;
		throw new UserError(LIBRARY_PATH + " is set to " + value + ", where no " + FILE +
			" is. Set it to the folder that holds TensorFlow's native library, or do not set it.");
	}

	/** The library's file in a folder or in its folder of the platform's name. */
	static Optional<Path> unpacked(final Path folder, final String platform) {
		return List.of(folder.resolve(platform).resolve(FILE), folder.resolve(FILE)).stream().filter(Files::isRegularFile)
			.findFirst();
	}

	private static boolean isInJar() {
		final ClassLoader loader = Natives.class.getClassLoader();
		return Stream.of("", "-gpu").anyMatch(kind -> loader.getResource(JAR_FOLDER + Loader.getPlatform() + kind + "/" +
			FILE) != null);
	}

	private static String load() {
		try {
			return Loader.load(org.tensorflow.internal.c_api.global.tensorflow.class);
		}
		catch (final UnsatisfiedLinkError e) {
			throw broken(Loader.getPlatform(), e);
		}
	}

	/** What a download has left in DJL's cache. */
	private static Optional<String> downloaded() {
		final Path cache = Utils.getEngineCacheDir("tensorflow");
		if (!Files.isDirectory(cache)) return Optional.empty();
		// DJL would download at once; offline, it only looks.
		return OwnProperties.call(OFFLINE, "true", () -> {
			try {
				return Optional.ofNullable(LibUtils.getLibName());
			}
			catch (final RuntimeException e) {
				return Optional.empty();
			}
		});
	}

	private static NativesMissing missing() {
		final String platform = Loader.getPlatform();
		return new NativesMissing("TensorFlow's native library for " + platform +
			" is not there. Run Plugins > Cutis > Check Setup... with \"Download\", or on the command line check-setup " +
			"--download (once, about 200 MB); without internet, put " +
			jarName(platform) + " from Maven Central " + intoFolder() + ", or set " + LIBRARY_PATH +
			" to the folder that holds the library.");
	}

	static UserError broken(final String platform, final Throwable cause) {
		return new UserError("TensorFlow's native library could not be loaded for " + platform + " (" + cause.getMessage() +
			"). Put " + jarName(platform) + " from Maven Central " + intoFolder() + ", or set " + LIBRARY_PATH +
			" to a folder that holds another one.", cause);
	}

	/** What to get by hand. */
	static String jarName(final String platform) {
		return "tensorflow-core-native-1.0.0-" + platform + ".jar";
	}

	/** And where to put it. */
	static String intoFolder() {
		return EngineFolder.find().map(folder -> "into " + folder).orElse("on the class path");
	}
}
