package org.cutis.engine;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The engine's jars, apart from what lies on ImageJ's class path: other update sites bring other versions of classes of
 * the same names. TensorFlow's packages, DJL's, JavaCPP's and protobuf's come from these jars only; all other classes,
 * gson or slf4j for example, come from the parent if it has them.
 * <p>
 * There is one in a JVM ({@link #of}), because a native library can be loaded by one class loader only, and ImageJ makes
 * new ones for its plugins whenever its menus are read anew.
 */
final class EngineLibraries extends URLClassLoader {

	private static final List<String> PACKAGES = List.of("ai.djl.", "org.tensorflow.", "org.bytedeco.",
		"com.google.protobuf.");

	/** DJL's services and settings, which another DJL on the class path has, too. */
	private static final List<String> RESOURCES = List.of("META-INF/services/ai.djl.", "native/lib/",
		"tensorflow-engine.properties");

	/** Under this key in the JVM's properties, which outlive every class loader. */
	private static final String KEY = EngineLibraries.class.getName();

	private EngineLibraries(final URL[] jars, final ClassLoader parent) {
		super("cutis-engine", jars, parent);
	}

	/**
	 * The loader of a folder's jars, made at the first call in this JVM.
	 *
	 * @return an EngineLibraries, perhaps one that an earlier copy of this class has made
	 */
	static ClassLoader of(final Path folder, final ClassLoader parent) throws IOException {
		final List<Path> jars = EngineFolder.jars(folder);
		final URL[] urls = new URL[jars.size()];
		for (int i = 0; i < urls.length; i++)
			urls[i] = url(jars.get(i));
		synchronized (System.getProperties()) {
			if (System.getProperties().get(KEY) instanceof URLClassLoader there && Arrays.equals(texts(there.getURLs()), texts(
				urls))) return there;
			final EngineLibraries made = new EngineLibraries(urls, parent);
			System.getProperties().put(KEY, made);
			return made;
		}
	}

	private static URL url(final Path jar) throws MalformedURLException {
		return jar.toUri().toURL();
	}

	/** URL's own equals asks the network for names of hosts. */
	private static String[] texts(final URL[] urls) {
		return Arrays.stream(urls).map(URL::toExternalForm).toArray(String[]::new);
	}

	/** Whether a class is taken from the engine's jars only. */
	static boolean ownsClass(final String name) {
		return PACKAGES.stream().anyMatch(name::startsWith);
	}

	/** Whether a resource is taken from the engine's jars only. */
	static boolean ownsResource(final String name) {
		return RESOURCES.stream().anyMatch(name::startsWith) || ownsClass(name.replace('/', '.'));
	}

	@Override
	protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
		if (!ownsClass(name)) return super.loadClass(name, resolve);
		synchronized (getClassLoadingLock(name)) {
			final Class<?> loaded = findLoadedClass(name);
			return loaded == null ? findClass(name) : loaded;
		}
	}

	@Override
	public URL getResource(final String name) {
		return ownsResource(name) ? findResource(name) : super.getResource(name);
	}

	@Override
	public Enumeration<URL> getResources(final String name) throws IOException {
		return ownsResource(name) ? Collections.enumeration(Collections.list(findResources(name))) : super.getResources(
			name);
	}
}
