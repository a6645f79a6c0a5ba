package org.cutis.face;

import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.cutis.command.InputCheck;
import org.cutis.command.Models;
import org.cutis.model.ModelRegistry;
import org.cutis.task.UserError;
import org.scijava.command.CommandInfo;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** One command as a subcommand of the command line, with an option for each of its inputs. */
final class Subcommand implements Callable<Integer> {

	/** The input that names the folder for results; without it nothing would come of a run without windows. */
	private static final String OUTPUT = FileStep.OUTPUT;

	private final CommandInfo info;

	private CommandSpec spec;

	private Subcommand(final CommandInfo info) {
		this.info = info;
	}

	/** The subcommand's specification, made from the command's inputs. */
	static CommandSpec spec(final CommandInfo info) {
		final Subcommand command = new Subcommand(info);
		final CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
		spec.mixinStandardHelpOptions(true);
		// The version is that of the suite.
		spec.remove(spec.findOption("--version"));
		final StringBuilder needed = new StringBuilder();
		for (final ModuleItem<?> item : InputCheck.inputs(info)) {
			spec.addOption(option(item));
			if (isNeeded(item)) needed.append(" ").append(optionName(item)).append("=").append(valueLabel(item));
		}
		spec.usageMessage().description(escape(info.getDescription())).sortOptions(false).hidden(!info
			.isVisible()).customSynopsis("cutis " + info.getName() + needed + " [OPTIONS]");
		// Asked for only when the help is shown.
		spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> models(info));
		command.spec = spec;
		return spec;
	}

	/** An input's option: {@code depth_axis} becomes {@code --depth-axis}. */
	static String optionName(final ModuleItem<?> item) {
		return "--" + item.getName().replace('_', '-');
	}

	/** Whether the command line must give an input. */
	static boolean isNeeded(final ModuleItem<?> item) {
		return item.getName().equals(OUTPUT) && InputText.isFolder(item) || item.isRequired() && item.getDefaultValue() == null &&
			!item.getType().isPrimitive();
	}

	/** What stands for an option's value in its help. */
	static String valueLabel(final ModuleItem<?> item) {
		return switch (InputText.type(item)) {
			case "folder" -> "FOLDER";
			case "file", "image" -> "FILE";
			case "file or folder" -> "PATH";
			case "text" -> "TEXT";
			case "choice" -> String.join("|", item.getChoices().stream().map(String::valueOf).toList());
			default -> "NUMBER";
		};
	}

	@Override
	public Integer call() {
		final Module module = Commands.module(info);
		final List<ModuleItem<?>> images = new ArrayList<>();
		try {
			for (final ModuleItem<?> item : InputCheck.inputs(info))
				if (item.getType() == ImagePlus.class) images.add(item);
				else set(module, item);
		}
		catch (final UserError e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
		for (final ModuleItem<?> item : images)
			if (given(item) != null) module.setInput(item.getName(), quietly(() -> ImageInput.open(
				item.getName(), given(item).toString())));
		InputCheck.check(module);
		run(module);
		return 0;
	}

	private void set(final Module module, final ModuleItem<?> item) {
		final Object given = given(item);
		if (given != null) module.setInput(item.getName(), InputText.parse(item, given.toString()));
		InputCheck.check(item, module.getInput(item.getName()));
	}

	/** For each input that names a model, which are installed; empty if there is none. */
	private static String models(final CommandInfo info) {
		final StringBuilder text = new StringBuilder();
		for (final ModuleItem<?> item : InputCheck.inputs(info))
			Models.modalities(item).ifPresent(modalities -> {
				final List<String> names = Models.names(modalities, Commands.context().service(LogService.class)::debug);
				text.append(String.format("%nInstalled models for %s: %s.%nYour own are in %s.%n", optionName(item), names
					.isEmpty() ? "none" : String.join(", ", names), ModelRegistry.userFolder()));
			});
		return text.toString();
	}

	private Object given(final ModuleItem<?> item) {
		return spec.findOption(optionName(item)).getValue();
	}

	/** ImageJ prints its own view of a damaged file; the one sentence is enough here. */
	private static <T> T quietly(final Supplier<T> work) {
		final PrintStream out = System.out;
		System.setOut(new PrintStream(OutputStream.nullOutputStream()));
		try {
			return work.get();
		}
		finally {
			System.setOut(out);
		}
	}

	private void run(final Module module) {
		final File folder = info.getInput(OUTPUT) == null ? null : (File) module.getInput(OUTPUT);
		final SavedFiles saved = new SavedFiles(folder);
		final Interruption interruption = new Interruption(module);
		try (Terminal terminal = new Terminal()) {
			quietly(() -> {
				CommandRun.run(module, terminal);
				return null;
			});
		}
		finally {
			interruption.done();
		}
		for (final ModuleItem<?> output : info.outputs()) {
			final Object value = module.getOutput(output.getName());
			if (value instanceof String || value instanceof Number) System.out.println(InputText.format(value));
		}
		saved.since().forEach(System.out::println);
	}

	private static OptionSpec option(final ModuleItem<?> item) {
		final OptionSpec.Builder option = OptionSpec.builder(optionName(item)).description(escape(help(item)))
			.required(isNeeded(item));
		if (!InputText.isBoolean(item)) return option.type(String.class).arity("1").paramLabel(valueLabel(item))
			.build();
		return option.type(Boolean.class).arity("0..1").fallbackValue("true").negatable(Boolean.TRUE.equals(
			item.getDefaultValue())).paramLabel("true|false").build();
	}

	private static String help(final ModuleItem<?> item) {
		final String range = InputCheck.range(item);
		final String standard = CommandHelp.defaultText(item);
		return CommandHelp.description(item) + (range.isEmpty() ? "" : ", " + range) + (standard.isEmpty()
			? "" : " (default: " + standard + ")");
	}

	/** Percent signs are formats to picocli. */
	private static String escape(final String text) {
		return text == null ? "" : text.replace("%", "%%").replace("@|", "@ |");
	}
}
