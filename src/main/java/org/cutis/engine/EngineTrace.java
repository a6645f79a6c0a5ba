package org.cutis.engine;

import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

/** Where the engine's classes come from, and whether there are others of their names. */
public final class EngineTrace {

	private static final String SAME_NAME = "org/tensorflow/Session.class";

	private EngineTrace() {}

	/** In a few words, for example {@code /Fiji.app/lib/cutis, apart from ImageJ's class path}. */
	public static String jars() {
		return EngineFolder.find().map(folder -> folder + ", apart from ImageJ's class path").orElse("ImageJ's class path");
	}

	/** A TensorFlow on ImageJ's class path that Cutis does not use; empty if there is none. */
	public static Optional<String> another() {
		final Optional<Path> folder = EngineFolder.find();
		final URL there = Engines.class.getClassLoader().getResource(SAME_NAME);
		if (folder.isEmpty() || there == null) return Optional.empty();
		return Optional.of(there.toString().replaceFirst("^jar:file:", "").replaceFirst("!.*", ""));
	}
}
