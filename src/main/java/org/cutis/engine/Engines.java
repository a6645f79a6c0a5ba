package org.cutis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * Where the engine is found: in the folder {@code lib/cutis} of ImageJ or Fiji ({@link EngineFolder}), through a class
 * loader of its own; otherwise on the class path.
 */
public final class Engines {

	private static final String PACKAGE = "org.cutis.engine.tensorflow.";

	private static ClassLoader loader;

	private static Engine engine;

	private Engines() {}

	/**
	 * The engine, loaded at the first call (about a second; longer the first time
	 * ever, when the native libraries are unpacked).
	 *
	 * @throws NativesMissing if its native library is not there and could be downloaded
	 * @throws UserError if the engine cannot be loaded on this machine
	 */
	public static synchronized Engine get() {
		if (engine == null) engine = create(Engine.class, "TensorFlowEngine");
		return engine;
	}

	/** Downloads the engine's native library if it is nowhere, as {@link NativesDownload#download}. Ask the user first. */
	public static String downloadNatives(final Progress progress) {
		return create(NativesDownload.class, "DjlDownload").download(progress);
	}

	private static synchronized ClassLoader loader() throws IOException {
		if (loader == null) {
			final ClassLoader own = Engines.class.getClassLoader();
			final Optional<Path> folder = EngineFolder.find();
			loader = folder.isEmpty() ? own : new EngineLoader(own, EngineLibraries.of(folder.get(), own));
		}
		return loader;
	}

	private static <T> T create(final Class<T> type, final String name) {
		try {
			return type.cast(Class.forName(PACKAGE + name, true, loader()).getDeclaredConstructor().newInstance());
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof RuntimeException r) throw r;
			if (e.getCause() instanceof LinkageError missing) throw notLoaded(missing);
			throw new IllegalStateException(e.getCause());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		catch (final ReflectiveOperationException | LinkageError e) {
			throw notLoaded(e);
		}
	}

	private static UserError notLoaded(final Throwable cause) {
		final String folder = EngineFolder.find().map(f -> "its jars in " + f).orElse("the folder lib/cutis");
		return new UserError("TensorFlow cannot be loaded (" + cause + "). Install Cutis again with all its files, " + folder +
			" among them.", cause);
	}
}
