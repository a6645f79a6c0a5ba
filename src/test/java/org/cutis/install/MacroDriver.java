package org.cutis.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs a macro in the real ImageJ 1.x without a display and then tells where classes of given names come from for
 * everybody else in that JVM. Uses nothing of Cutis. Arguments: Cutis' jar, the macro's file, the classes.
 */
public final class MacroDriver {

	private MacroDriver() {}

	public static void main(final String[] arguments) throws Exception {
		final LegacyEnvironment imageJ = new LegacyEnvironment(MacroDriver.class.getClassLoader(), true);
		imageJ.disableIJ1PluginDirs();
		imageJ.disableInitializer();
		imageJ.addPluginClasspath(new File(arguments[0]));
		imageJ.runMacro(Files.readString(Path.of(arguments[1])), "");
		tell(arguments, 2);
		System.exit(0);
	}

	static void tell(final String[] classes, final int from) throws ClassNotFoundException {
		for (int i = from; i < classes.length; i++) {
			final Class<?> type = Class.forName(classes[i], false, MacroDriver.class.getClassLoader());
			System.out.println(classes[i] + ": " + new File(type.getProtectionDomain().getCodeSource().getLocation()
				.getPath()).getName());
		}
		System.out.println("touched: " + System.getProperty("decoy.touched"));
		// Another DJL or JavaCPP would take these as meant for itself.
		System.out.println("properties: " + System.getProperties().stringPropertyNames().stream().filter(name -> name.matches(
			"TENSORFLOW.*|ai\\.djl.*|org\\.bytedeco\\.javacpp\\.(platform|max).*")).sorted().toList());
	}
}
