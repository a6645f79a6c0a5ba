package org.cutis.face;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.cutis.task.UserError;
import org.scijava.command.CommandInfo;
import org.scijava.util.VersionUtils;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * All commands on the command line, one subcommand each:
 *
 * <pre>
 * cutis segment-epidermis --image volume.tif --output results
 * </pre>
 *
 * Exit code 0 if all went well, 1 if the command failed (one line on standard
 * error says why), 2 if the command line was wrong, 130 after Ctrl-C. Standard
 * output has the paths of the files written and nothing else but the command's
 * own textual results.
 */
public final class CommandLine {

	/** Set this in the environment to see where an unexpected error came from. */
	private static final String DEBUG = "CUTIS_DEBUG";

	private static final String SLF4J = "slf4j.internal.verbosity";

	private CommandLine() {}

	public static void main(final String[] arguments) {
		// Nothing on a command's path may open a window, even on a desktop.
		System.setProperty("java.awt.headless", "true");
		// Libraries that find no logger say so on the terminal; to users that is no news.
		if (System.getProperty(SLF4J) == null) System.setProperty(SLF4J, "ERROR");
		// Not returning from main alone: TensorFlow's and SciJava's threads would keep the process.
		System.exit(run(arguments));
	}

	/** Runs a command line. @return the exit code */
	static int run(final String... arguments) {
		final CommandSpec root = CommandSpec.create().name("cutis").version("Cutis " + VersionUtils.getVersion(
			CommandLine.class)).mixinStandardHelpOptions(true);
		root.usageMessage().description("Skin microscopy: RSOM, RCM and OCT images.").synopsisSubcommandLabel(
			"COMMAND").footer("", "'cutis COMMAND --help' lists the options of a command.");
		for (final CommandInfo info : Commands.all())
			root.addSubcommand(info.getName(), Subcommand.spec(info));
		final picocli.CommandLine parser = new picocli.CommandLine(root);
		parser.setUsageHelpWidth(100);
		parser.setUsageHelpAutoWidth(true);
		parser.setParameterExceptionHandler((e, args) -> usageError(e));
		parser.setExecutionExceptionHandler((e, command, result) -> failure(e));
		return parser.execute(Arrays.stream(arguments).map(CommandLine::dashes).toArray(String[]::new));
	}

	/** Options may be written as in a macro, with underscores. */
	private static String dashes(final String argument) {
		if (!argument.startsWith("--")) return argument;
		final int equals = argument.indexOf('=');
		final String name = equals < 0 ? argument : argument.substring(0, equals);
		return name.replace('_', '-') + (equals < 0 ? "" : argument.substring(equals));
	}

	private static int usageError(final ParameterException e) {
		final String message = e.getMessage().strip();
		say(message + (message.endsWith(".") ? "" : ".") + " Try '" + e.getCommandLine().getCommandSpec()
			.qualifiedName() + " --help'.");
		return ExitCode.USAGE;
	}

	private static int failure(final Throwable e) {
		if (System.getenv(DEBUG) != null) e.printStackTrace();
		if (e instanceof UserError || e instanceof CancellationException) say(e.getMessage());
		else say("Unexpected error: " + e + ". Set " + DEBUG + "=1 to see where it comes from.");
		return ExitCode.SOFTWARE;
	}

	private static void say(final String message) {
		System.err.println("cutis: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
	}
}
