package org.cutis.face;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads Cutis in a plain ImageJ, together with the libraries that Fiji has and
 * plain ImageJ has not: they lie in {@code lib/cutis/imagej}, where Fiji does
 * not see them, because a second version of a jar is what breaks Fiji. What is
 * there comes from there, all else (ImageJ itself) from the parent.
 */
final class SuiteLoader extends URLClassLoader {

	private static final String FOLDER = "lib/cutis/imagej";

	/** A class that Fiji has and plain ImageJ has not. */
	private static final String FIJI = "net/imagej/legacy/LegacyService.class";

	private static final int LEVELS = 3;

	static {
		registerAsParallelCapable();
	}

	private SuiteLoader(final URL[] jars, final ClassLoader parent) {
		super(jars, parent);
	}

	/** The loader for Cutis: the given one where that sees all that is needed, in Fiji for example. */
	static ClassLoader of(final ClassLoader parent) {
		if (parent.getResource(FIJI) != null) return parent;
		final File jar = jar();
		final File folder = jar == null ? null : folder(jar);
		return folder == null ? parent : new SuiteLoader(urls(jar, folder), parent);
	}

	/** Cutis' own jar; null if its classes are not in a jar. */
	private static File jar() {
		try {
			final File file = new File(new java.net.URI(SuiteLoader.class.getProtectionDomain().getCodeSource().getLocation()
				.toString().replace(" ", "%20")));
			return file.isFile() ? file : null;
		}
		catch (final URISyntaxException | RuntimeException e) {
			return null;
		}
	}

	/** The jar lies in {@code plugins} or in a folder of it. */
	private static File folder(final File jar) {
		File above = jar.getAbsoluteFile().getParentFile();
		for (int i = 0; i < LEVELS && above != null; i++) {
			final File folder = new File(above, FOLDER);
			if (folder.isDirectory()) return folder;
			above = above.getParentFile();
		}
		return null;
	}

	private static URL[] urls(final File jar, final File folder) {
		final List<File> files = new ArrayList<>();
		files.add(jar);
		final File[] libraries = folder.listFiles((dir, name) -> name.endsWith(".jar"));
		if (libraries != null) {
			Arrays.sort(libraries);
			files.addAll(Arrays.asList(libraries));
		}
		final URL[] urls = new URL[files.size()];
		for (int i = 0; i < urls.length; i++)
			urls[i] = url(files.get(i));
		return urls;
	}

	private static URL url(final File file) {
		try {
			return file.toURI().toURL();
		}
		catch (final MalformedURLException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
		if (name.startsWith("java.") || name.startsWith("ij.")) return super.loadClass(name, resolve);
		synchronized (getClassLoadingLock(name)) {
			final Class<?> loaded = findLoadedClass(name);
			if (loaded != null) return loaded;
			try {
				return findClass(name);
			}
			catch (final ClassNotFoundException e) {
				return super.loadClass(name, resolve);
			}
		}
	}

	@Override
	public URL getResource(final String name) {
		final URL own = findResource(name);
		return own == null ? super.getResource(name) : own;
	}

	/** The parent has Cutis' jar, too, and each command is to be found once. */
	@Override
	public Enumeration<URL> getResources(final String name) throws IOException {
		final Enumeration<URL> own = findResources(name);
		return own.hasMoreElements() ? own : super.getResources(name);
	}
}
