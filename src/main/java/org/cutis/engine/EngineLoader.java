package org.cutis.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;

/**
 * Loads Cutis' own engine classes so that they see the {@link EngineLibraries} and not another TensorFlow on ImageJ's
 * class path. What crosses is declared in {@code org.cutis.engine}, which comes from the parent.
 */
final class EngineLoader extends ClassLoader {

	private static final String PACKAGE = "org.cutis.engine.tensorflow.";

	static {
		registerAsParallelCapable();
	}

	private final ClassLoader libraries;

	/** @param libraries as {@link EngineLibraries#of} gives them */
	EngineLoader(final ClassLoader parent, final ClassLoader libraries) {
		super("cutis", parent);
		this.libraries = libraries;
	}

	@Override
	protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
		if (EngineLibraries.ownsClass(name)) return libraries.loadClass(name);
		if (!name.startsWith(PACKAGE)) return super.loadClass(name, resolve);
		synchronized (getClassLoadingLock(name)) {
			final Class<?> loaded = findLoadedClass(name);
			return loaded == null ? define(name) : loaded;
		}
	}

	private Class<?> define(final String name) throws ClassNotFoundException {
		try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (in == null) throw new ClassNotFoundException(name);
			final byte[] bytes = in.readAllBytes();
			return defineClass(name, bytes, 0, bytes.length);
		}
		catch (final IOException e) {
			throw new ClassNotFoundException(name, e);
		}
	}

	@Override
	public URL getResource(final String name) {
		return EngineLibraries.ownsResource(name) ? libraries.getResource(name) : super.getResource(name);
	}

	@Override
	public Enumeration<URL> getResources(final String name) throws IOException {
		return EngineLibraries.ownsResource(name) ? libraries.getResources(name) : super.getResources(name);
	}
}
