package org.cutis.face;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.cutis.batch.BatchStep;
import org.cutis.batch.BatchSteps;
import org.cutis.command.InputCheck;
import org.cutis.command.Models;
import org.cutis.model.Hashes;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;

/** The commands as steps of a batch. Found as a Java service. */
public final class FileSteps implements BatchSteps {

	@Override
	public BatchStep open(final String command, final String parameters, final Progress progress) throws IOException {
		final Context context = Commands.newContext();
		try {
			final CommandInfo info = find(context, command);
			final ModuleItem<?> file = input(info).orElseThrow(() -> new UserError(command +
				" does not take one file and save results, so it cannot be run in a batch."));
			final Map<String, Object> values = values(info, file, parameters == null ? "" : parameters);
			return new FileStep(context, info, file, values, uses(info, values, progress));
		}
		catch (final IOException | RuntimeException e) {
			context.dispose();
			throw e;
		}
	}

	/**
	 * The input of a command that takes a batch's file: the first, if it is a needed image or file, and the command saves
	 * into a folder.
	 */
	static Optional<ModuleItem<?>> input(final CommandInfo info) {
		final List<ModuleItem<?>> items = InputCheck.inputs(info);
		if (items.isEmpty() || info.getInput(FileStep.OUTPUT) == null || !InputText.isFolder(info.getInput(
			FileStep.OUTPUT))) return Optional.empty();
		final ModuleItem<?> first = items.get(0);
		final boolean takesOne = first.isRequired() && (InputText.type(first).equals("image") || InputText.type(first).equals(
			"file"));
		return takesOne ? Optional.of(first) : Optional.empty();
	}

	private static CommandInfo find(final Context context, final String command) {
		return Commands.all(context).stream().filter(info -> info.getName().equals(command)).findFirst().orElseThrow(
			() -> new UserError("The parameter command is '" + command + "', but must be one of " + Commands.all(context)
				.stream().filter(info -> info.isVisible() && input(info).isPresent()).map(CommandInfo::getName).collect(Collectors
					.joining(", ")) + "."));
	}

	/** Reads and checks the parameters. */
	private static Map<String, Object> values(final CommandInfo info, final ModuleItem<?> file, final String parameters) {
		final Map<String, ModuleItem<?>> known = new LinkedHashMap<>();
		for (final ModuleItem<?> item : InputCheck.inputs(info))
			known.put(item.getName(), item);
		known.remove(file.getName());
		known.remove(FileStep.OUTPUT);
		final Map<String, String> given = new HashMap<>();
		MacroOptions.parse(parameters).forEach((key, value) -> given.put(key.replaceFirst("^--", "").replace('-', '_'),
			value));
		for (final String key : given.keySet())
			if (!known.containsKey(key)) throw new UserError(unknown(info, file, key, known));
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final ModuleItem<?> item : known.values()) {
			if (given.containsKey(item.getName())) values.put(item.getName(), value(item, given.get(item.getName())));
			// Of images the files are opened later.
			else if (Subcommand.isNeeded(item)) InputCheck.check(item, null);
		}
		return values;
	}

	private static Object value(final ModuleItem<?> item, final String text) {
		if (text == null && InputText.isBoolean(item)) return true;
		if (text == null) throw new UserError("The parameter " + item.getName() + " has no value: write " + item.getName() +
			"=value.");
		if (item.getType() == ImagePlus.class) {
			if (!new File(text).isFile()) throw new UserError("There is no file " + text + " (parameter " + item.getName() +
				"). Check its path.");
			return new File(text).getAbsolutePath();
		}
		final Object value = InputText.parse(item, text);
		InputCheck.check(item, value);
		return value;
	}

	private static String unknown(final CommandInfo info, final ModuleItem<?> file, final String key,
		final Map<String, ModuleItem<?>> known)
	{
		final String name = Commands.title(info);
		if (key.equals(file.getName()) || key.equals(FileStep.OUTPUT)) return "The batch itself gives " + name + " its " +
			key + ": leave it out of the parameters.";
		return "'" + key + "' is not a parameter of " + name + ". Its parameters in a batch are " + String.join(", ", known
			.keySet()) + ".";
	}

	/** What will be used besides the inputs: it must be there, and tells whether what was done before was done with the same. */
	private static Map<String, String> uses(final CommandInfo info, final Map<String, Object> values,
		final Progress progress) throws IOException
	{
		final Map<String, String> uses = new LinkedHashMap<>();
		for (final ModuleItem<?> item : InputCheck.inputs(info)) {
			final String value = InputText.format(values.getOrDefault(item.getName(), item.getDefaultValue()));
			if (value.isBlank()) continue;
			if (Models.modalities(item).isPresent()) addModel(uses, value, values.containsKey(item.getName()), progress);
			else if (item.getType() == ImagePlus.class) uses.put(value, Hashes.sha256(Path.of(value), progress));
		}
		return uses;
	}

	private static void addModel(final Map<String, String> uses, final String model, final boolean isGiven,
		final Progress progress) throws IOException
	{
		try {
			uses.put(model, Models.sha256(model, progress));
		}
		catch (final UserError e) {
			// A default may not be needed, as with a method that has learned nothing.
			if (isGiven) throw e;
		}
	}
}
