package org.cutis.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.cutis.command.InputCheck;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.WidgetStyle;

import ij.ImagePlus;

/** Writes docs/commands.md from the commands' parameters. */
public final class CommandDocs {

	private CommandDocs() {}

	/** Writes the page. @param arguments the file to write */
	public static void main(final String[] arguments) throws IOException {
		final Path file = Path.of(arguments[0]);
		Files.writeString(file, page());
		System.out.println(file);
		System.exit(0);
	}

	/** The whole page, as Markdown. */
	public static String page() {
		final StringBuilder page = new StringBuilder("""
			# Commands

			<!-- Written by scripts/docs from the commands' parameters: change those, not this page. -->

			Every command is in the menu *Plugins > Cutis*, can be recorded and run as a macro, and runs on the
			command line. A parameter has the same name everywhere; on the command line it is written with
			dashes (`depth_axis` as `--depth-axis`).

			In a macro, what is left out has its default, an image that is not named is the current one, `image=`
			takes the title of an open image (in plain ImageJ also the path of a file; in Fiji open it first), and a
			yes/no is switched on with its name alone and off with `name=false`. On the command line an image is a file, and an output folder is needed,
			because there is no window that could show the results.
			""");
		for (final CommandInfo info : Commands.all())
			if (info.isVisible()) page.append(section(info));
		return page.toString();
	}

	private static String section(final CommandInfo info) {
		final List<ModuleItem<?>> inputs = InputCheck.inputs(info);
		final StringBuilder text = new StringBuilder("\n## " + Commands.title(info) + "\n\n");
		if (info.getDescription() != null) text.append(info.getDescription()).append("\n\n");
		text.append("| Parameter | Type | Default | Allowed | Meaning |\n|---|---|---|---|---|\n");
		for (final ModuleItem<?> item : inputs)
			text.append("| `").append(item.getName()).append("` | ").append(InputText.type(item)).append(" | ")
				.append(defaultText(item)).append(" | ").append(cell(CommandHelp.allowed(item))).append(" | ")
				.append(cell(CommandHelp.description(item))).append(" |\n");
		text.append(outputs(info));
		text.append("\nAs a macro:\n\n```\n").append(macroLine(info)).append("\n```\n");
		text.append("\nOn the command line:\n\n```\n").append(commandLine(info)).append("\n```\n");
		return text.toString();
	}

	/** An example macro line: the needed inputs and the first other. */
	private static String macroLine(final CommandInfo info) {
		final StringBuilder options = new StringBuilder();
		for (final ModuleItem<?> item : examples(info))
			options.append(options.isEmpty() ? "" : " ").append(item.getName()).append("=").append(example(item));
		return "run(\"" + Commands.menuLabel(info) + (options.isEmpty() ? "" : "\", \"" + options) + "\");";
	}

	private static String commandLine(final CommandInfo info) {
		final StringBuilder line = new StringBuilder("scripts/cutis " + info.getName());
		for (final ModuleItem<?> item : examples(info))
			line.append(" ").append(Subcommand.optionName(item)).append(" ").append(example(item));
		return line.toString();
	}

	private static List<ModuleItem<?>> examples(final CommandInfo info) {
		return InputCheck.inputs(info).stream().filter(Subcommand::isNeeded).toList();
	}

	private static String example(final ModuleItem<?> item) {
		if (item.getType() == ImagePlus.class) return item.getName() + ".tif";
		return switch (InputText.type(item)) {
			case "folder" -> "results";
			case "file or folder" -> item.getName();
			case "file" -> item.getName() + "." + extension(item);
			case "text" -> "name";
			default -> throw new IllegalArgumentException(item.getName() + " has no default");
		};
	}

	private static String outputs(final CommandInfo info) {
		final StringBuilder text = new StringBuilder();
		for (final ModuleItem<?> output : info.outputs())
			text.append(text.isEmpty() ? "\nGives: " : ", ").append(output.getLabel() == null || output.getLabel()
				.isBlank() ? output.getName() : output.getLabel());
		return text.isEmpty() ? "" : text.append(".\n").toString();
	}

	/** The first that the input's dialog shows, or that of RSOM files. */
	private static String extension(final ModuleItem<?> item) {
		final String[] extensions = WidgetStyle.getStyleModifiers(item.getWidgetStyle(), "extensions");
		return extensions == null || extensions.length == 0 ? "mat" : extensions[0];
	}

	private static String defaultText(final ModuleItem<?> item) {
		final String text = CommandHelp.defaultText(item);
		if (!text.isEmpty()) return InputText.isBoolean(item) ? text : "`" + cell(text) + "`";
		return Subcommand.isNeeded(item) && item.isRequired() ? "(needed)" : "";
	}

	/** A bar would end a table's cell, and Markdown takes {@code <name>} for HTML. */
	private static String cell(final String text) {
		return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
	}
}
