package org.cutis.face;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs a macro in the real ImageJ 1.x, without a display, in a process of its
 * own with the menu entries of {@code plugins.config} (main and test).
 *
 * <pre>{@code
 * Outcome run = RealImageJ.macro("newImage(\"a\", \"8-bit\", 9, 9, 1); run(\"Invert\"); print(getTitle());");
 * assertEquals(List.of("a"), run.lines());
 * }</pre>
 */
public final class RealImageJ {

	/**
	 * What came of a process.
	 *
	 * @param exit the exit code
	 * @param lines the lines of standard output: in a macro, what it has printed
	 * @param errors the lines of standard error
	 */
	public record Outcome(int exit, List<String> lines, List<String> errors) {}

	private RealImageJ() {}

	/** Runs a macro; it starts in ImageJ's batch mode, so that windows can be without a display. */
	public static Outcome macro(final String macro) throws IOException, InterruptedException {
		final Path file = Files.createTempFile("cutis-macro", ".ijm");
		try {
			Files.writeString(file, "setBatchMode(true);\n" + macro);
			return java(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"), RealImageJ.class.getName(),
				file.toString());
		}
		finally {
			Files.delete(file);
		}
	}

	/** Runs macro files as they stand, one after the other. @param filesAndArguments a file, what its getArgument() gives, a file ... */
	public static Outcome files(final String... filesAndArguments) throws IOException, InterruptedException {
		return java(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"), RealImageJ.class.getName(), filesAndArguments);
	}

	/** Runs a main class with this process' class path, headless. */
	public static Outcome java(final List<String> options, final String mainClass, final String... arguments)
		throws IOException, InterruptedException
	{
		final Path out = Files.createTempFile("cutis-out", ".txt");
		final Path err = Files.createTempFile("cutis-err", ".txt");
		try {
			final Process process = start(options, mainClass, out, err, arguments);
			if (!process.waitFor(15, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				throw new IOException(mainClass + " did not end within 15 minutes:\n" + Files.readString(err));
			}
			return new Outcome(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
		}
		finally {
			Files.delete(out);
			Files.delete(err);
		}
	}

	static Process start(final List<String> options, final String mainClass, final Path out, final Path err,
		final String... arguments) throws IOException
	{
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin",
			"java").toString(), "-Xmx1g", "-Djava.awt.headless=true", "-cp", classPath()));
		// The user's own models are left alone, as in this process.
		for (final String property : List.of("cutis.cache", "cutis.models"))
			if (System.getProperty(property) != null) command.add("-D" + property + "=" + System.getProperty(property));
		command.addAll(options);
		command.add(mainClass);
		command.addAll(Arrays.asList(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command);
		// As scripts/cutis does it.
		builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
		return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
	}

	/** Surefire may hide the class path behind a jar of its own. */
	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	/** The process' main: runs the macro files in its arguments, each with the argument after it. */
	public static void main(final String[] arguments) throws Exception {
		final LegacyEnvironment imageJ = new LegacyEnvironment(Thread.currentThread()
			.getContextClassLoader(), true);
		imageJ.disableIJ1PluginDirs();
		imageJ.disableInitializer();
		for (final String entry : classPath().split(File.pathSeparator))
			if (new File(entry, "plugins.config").exists()) imageJ.addPluginClasspath(new File(entry));
		for (int i = 0; i < arguments.length; i += 2)
			imageJ.runMacro(Files.readString(Path.of(arguments[i]), StandardCharsets.UTF_8), i + 1 < arguments.length
				? arguments[i + 1] : "");
		System.exit(0);
	}
}
