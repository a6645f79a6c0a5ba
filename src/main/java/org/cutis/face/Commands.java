package org.cutis.face;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

import org.cutis.task.UserError;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.event.EventService;
import org.scijava.log.LogService;
import org.scijava.log.StderrLogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleService;

/** The commands of Cutis, for the faces outside Fiji: one SciJava context with the few services they need. */
final class Commands {

	private static final String PACKAGE = "org.cutis.";

	private static Context context;

	private Commands() {}

	/** The context, made at the first call (0.2 s). */
	static synchronized Context context() {
		if (context == null) context = newContext();
		return context;
	}

	/** Another one, whose commands tell nothing to those who listen to the first. Dispose of it. */
	static Context newContext() {
		final Thread thread = Thread.currentThread();
		final ClassLoader loader = thread.getContextClassLoader();
		// SciJava finds its plugins through the thread's loader, and ImageJ's macros run with another one.
		thread.setContextClassLoader(Commands.class.getClassLoader());
		try {
			final Context made = new Context(CommandService.class, EventService.class, StatusService.class,
				LogService.class);
			// SciJava also writes what is logged to standard output; CommandRun passes it on already.
			if (made.service(LogService.class) instanceof StderrLogService log) log.setPrintStreams(
				level -> new PrintStream(OutputStream.nullOutputStream()));
			return made;
		}
		finally {
			thread.setContextClassLoader(loader);
		}
	}

	/** All commands, in the order of their names; {@link CommandInfo#isVisible()} tells which are shown to users. */
	static List<CommandInfo> all() {
		return all(context());
	}

	/** The same of another context. */
	static List<CommandInfo> all(final Context of) {
		return of.service(CommandService.class).getCommands().stream().filter(Commands::isOurs).sorted(Comparator.comparing(
			CommandInfo::getName)).toList();
	}

	/**
	 * Finds a command.
	 *
	 * @param id its name, for example {@code segment-epidermis}
	 * @throws UserError if there is no such command
	 */
	static CommandInfo find(final String id) {
		return service().getCommands().stream().filter(Commands::isOurs).filter(info -> id.equals(info
			.getName())).findFirst().orElseThrow(() -> new UserError("Cutis has no command named '" + id +
				"'. Its jar files may be of different versions: install Cutis again."));
	}

	/** A new module of a command: its inputs have their defaults. */
	static Module module(final CommandInfo info) {
		return context().service(ModuleService.class).createModule(info);
	}

	/** The menu entry of a command, for example {@code Segment Epidermis...}. */
	static String menuLabel(final ModuleInfo info) {
		return info.getMenuPath().isEmpty() ? info.getTitle() : info.getMenuPath().getLeaf().getName();
	}

	/** A command's name as a title: the menu entry without its dots. */
	static String title(final ModuleInfo info) {
		return menuLabel(info).replaceAll("\\.+$", "");
	}

	private static CommandService service() {
		return context().service(CommandService.class);
	}

	private static boolean isOurs(final CommandInfo info) {
		return info.getDelegateClassName().startsWith(PACKAGE) && info.getName() != null;
	}
}
