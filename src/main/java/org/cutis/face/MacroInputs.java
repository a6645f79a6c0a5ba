package org.cutis.face;

import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.cutis.command.InputCheck;
import org.cutis.task.UserError;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;

/** A command's inputs from a macro's options, and to the macro recorder. */
final class MacroInputs {

	private MacroInputs() {}

	/**
	 * Sets a module's inputs. What the options leave out keeps its default; the
	 * first image is then the current one.
	 *
	 * @param options as in a macro's {@code run(command, options)}
	 * @throws UserError if an option is unknown or has a wrong value
	 */
	static void read(final Module module, final String options) {
		final Map<String, String> values = MacroOptions.parse(options);
		final List<ModuleItem<?>> items = InputCheck.inputs(module.getInfo());
		checkNames(module, items, values.keySet());
		fillCurrentImage(module);
		for (final ModuleItem<?> item : items) {
			final String key = item.getName().toLowerCase(Locale.ROOT);
			if (values.containsKey(key)) module.setInput(item.getName(), value(item, values.get(key)));
		}
	}

	/** Sets a module's first image input to the current image, if there is one. */
	static void fillCurrentImage(final Module module) {
		InputCheck.inputs(module.getInfo()).stream().filter(item -> item.getType() == ImagePlus.class &&
			item.isRequired()).findFirst().ifPresent(item -> module.setInput(item.getName(), WindowManager
				.getCurrentImage()));
	}

	/**
	 * Gives a module's inputs to the macro recorder, in a way that Fiji and plain
	 * ImageJ both understand: a yes/no with default yes that was switched off is
	 * recorded as {@code name=false}.
	 */
	static void record(final Module module) {
		Recorder.resetCommandOptions();
		for (final ModuleItem<?> item : InputCheck.inputs(module.getInfo())) {
			final String name = item.getName();
			final Object value = module.getInput(name);
			if (value instanceof Boolean on) {
				if (on) Recorder.recordOption(name);
				else if (Boolean.TRUE.equals(item.getDefaultValue())) Recorder.recordOption(name, "false");
			}
			else if (value instanceof File file) Recorder.recordPath(name, file.getPath());
			else if (value instanceof ImagePlus image) Recorder.recordOption(name, image.getTitle());
			else if (value != null && !(value.equals("") && value.equals(item.getDefaultValue()))) Recorder
				.recordOption(name, InputText.format(value));
		}
	}

	private static Object value(final ModuleItem<?> item, final String text) {
		if (InputText.isBoolean(item) && text == null) return true;
		if (text == null) throw new UserError("The macro gives no value for " + item.getName() +
			": write " + item.getName() + "=value.");
		final String value = variable(text);
		if (item.getType() != ImagePlus.class) return InputText.parse(item, value);
		return value.isBlank() ? null : ImageInput.find(item.getName(), value);
	}

	/** A macro may name one of its variables: {@code threshold=&t}. */
	private static String variable(final String text) {
		final Interpreter macro = text.startsWith("&") ? Interpreter.getInstance() : null;
		final String value = macro == null ? null : macro.getVariableAsString(text.substring(1));
		return value == null ? text : value;
	}

	/** Services are inputs, too: Fiji's recorder has been seen to write them. */
	private static void checkNames(final Module module, final List<ModuleItem<?>> items,
		final Set<String> given)
	{
		final Set<String> known = new HashSet<>();
		module.getInfo().inputs().forEach(item -> known.add(item.getName().toLowerCase(Locale.ROOT)));
		for (final String key : given)
			if (!known.contains(key)) throw new UserError("'" + key + "' is not an option of " + Commands.title(module.getInfo()) + ". Its options are " + items.stream().map(ModuleItem::getName).collect(
					Collectors.joining(", ")) + ".");
	}
}
