package org.cutis.face;

import ij.IJ;
import ij.plugin.PlugIn;

/**
 * What plain ImageJ's menu entries call; its argument, in
 * {@code plugins.config}, is the command's name. In Fiji the command itself has
 * the same menu entry and goes before this class.
 * <p>
 * It runs on Java 8, so that on a Java that is too old for the rest there is a
 * sentence instead of an UnsupportedClassVersionError.
 */
public final class CutisPlugIn implements PlugIn {

	/** Runs the command. */
	private static final String RUNNER = "org.cutis.face.MenuCommand";

	private static ClassLoader loader;

	@Override
	public void run(final String id) {
		run(id, System.getProperty("java.specification.version"));
	}

	/** @param java as in the property java.specification.version */
	static void run(final String id, final String java) {
		final String problem = JavaCheck.problem(java);
		if (problem == null) runner().run(id);
		// In a macro this also ends the macro.
		else IJ.error("Cutis", problem);
	}

	private static PlugIn runner() {
		try {
			return (PlugIn) Class.forName(RUNNER, true, loader()).getDeclaredConstructor().newInstance();
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static synchronized ClassLoader loader() {
		if (loader == null) loader = SuiteLoader.of(CutisPlugIn.class.getClassLoader());
		return loader;
	}
}
