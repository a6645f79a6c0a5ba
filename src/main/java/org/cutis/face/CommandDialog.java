package org.cutis.face;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.cutis.command.InputCheck;
import org.cutis.command.Models;
import org.cutis.task.UserError;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

/**
 * The dialog of a command in plain ImageJ, made from the command's inputs: it
 * shows a module's values and sets them.
 */
final class CommandDialog {

	private static final String NO_IMAGE = "(none)";

	private static final int TEXT_COLUMNS = 18;

	private static final int PATH_COLUMNS = 30;

	private final Module module;

	private final List<ModuleItem<?>> items;

	private final Map<ModuleItem<?>, ModelField> models = new HashMap<>();

	private final List<ImagePlus> images = new ArrayList<>();

	CommandDialog(final Module module) {
		this.module = module;
		this.items = InputCheck.inputs(module.getInfo());
		for (final ModuleItem<?> item : items)
			Models.modalities(item).ifPresent(modalities -> models.put(item, new ModelField(item, modalities)));
		final int[] ids = WindowManager.getIDList();
		if (ids != null) for (final int id : ids) images.add(WindowManager.getImage(id));
		images.removeIf(Objects::isNull);
	}

	/**
	 * Asks the user; does not ask if there is nothing to choose.
	 *
	 * @param title the dialog's title
	 * @return false if the user pressed Cancel
	 * @throws UserError if the command needs an image and none is open
	 */
	boolean ask(final String title) {
		for (final ModuleItem<?> item : items)
			if (isImage(item) && item.isRequired() && images.isEmpty()) throw new UserError(title +
				" needs an image: open one first.");
		final List<ModuleItem<?>> shown = items.stream().filter(item -> !isDecided(item)).toList();
		if (shown.isEmpty()) return true;
		// If the dialog comes a second time, the recorder would complain of double keys.
		Recorder.resetCommandOptions();
		final GenericDialog dialog = new GenericDialog(title);
		shown.forEach(item -> add(dialog, item));
		dialog.addHelp(CommandHelp.html(module.getInfo(), title));
		dialog.showDialog();
		if (dialog.wasCanceled()) return false;
		shown.forEach(item -> module.setInput(item.getName(), next(dialog, item)));
		return true;
	}

	private static boolean isImage(final ModuleItem<?> item) {
		return item.getType() == ImagePlus.class;
	}

	/** With one image open there is nothing to choose for a command that takes one image. */
	private boolean isDecided(final ModuleItem<?> item) {
		return isImage(item) && item.isRequired() && images.size() == 1 && items.stream().filter(
			CommandDialog::isImage).count() == 1;
	}

	private void add(final GenericDialog dialog, final ModuleItem<?> item) {
		final Object value = module.getInput(item.getName());
		final String label = label(item);
		if (isImage(item)) addImages(dialog, item, (ImagePlus) value);
		else if (InputText.isBoolean(item)) dialog.addCheckbox(label, Boolean.TRUE.equals(value));
		else if (value instanceof Number number) dialog.addNumericField(label, number.doubleValue(), decimals(
			number), 8, InputCheck.range(item));
		else if (models.containsKey(item)) models.get(item).add(dialog, label, InputText.format(value));
		else if (item.getChoices() != null) dialog.addChoice(label, item.getChoices().stream().map(
			String::valueOf).toArray(String[]::new), InputText.format(value));
		else if (item.getType() != File.class) dialog.addStringField(label, InputText.format(value),
			TEXT_COLUMNS);
		else if (InputText.isFolder(item)) dialog.addDirectoryField(label, InputText.format(value),
			PATH_COLUMNS);
		else dialog.addFileField(label, InputText.format(value), PATH_COLUMNS);
	}

	private Object next(final GenericDialog dialog, final ModuleItem<?> item) {
		if (isImage(item)) return nextImage(dialog, item);
		if (InputText.isBoolean(item)) return dialog.getNextBoolean();
		if (module.getInput(item.getName()) instanceof Number) return nextNumber(dialog, item);
		if (models.containsKey(item)) return models.get(item).next(dialog);
		if (item.getChoices() != null) return dialog.getNextChoice();
		return InputText.parse(item, dialog.getNextString());
	}

	private void addImages(final GenericDialog dialog, final ModuleItem<?> item, final ImagePlus value) {
		final List<String> titles = new ArrayList<>();
		if (!item.isRequired()) titles.add(NO_IMAGE);
		// Two images may have the same title; the index tells them apart.
		for (final ImagePlus image : images)
			titles.add(image.getTitle());
		final int offset = item.isRequired() ? 0 : 1;
		final int selected = images.indexOf(value) < 0 ? 0 : images.indexOf(value) + offset;
		dialog.addChoice(label(item), titles.toArray(String[]::new), titles.get(selected));
		((java.awt.Choice) dialog.getChoices().lastElement()).select(selected);
	}

	private ImagePlus nextImage(final GenericDialog dialog, final ModuleItem<?> item) {
		final int index = dialog.getNextChoiceIndex() - (item.isRequired() ? 0 : 1);
		return index < 0 ? null : images.get(index);
	}

	private static Object nextNumber(final GenericDialog dialog, final ModuleItem<?> item) {
		final double number = dialog.getNextNumber();
		if (!InputText.isWhole(item.getType())) return item.getType() == float.class || item
			.getType() == Float.class ? (Object) (float) number : (Object) number;
		if (number != Math.rint(number)) throw new UserError("The parameter " + item.getName() +
			" must be a whole number.");
		return item.getType() == long.class || item.getType() == Long.class ? (Object) (long) number
			: (Object) (int) number;
	}

	/** Decimals that a default needs, so that the field shows it unrounded. */
	private static int decimals(final Number number) {
		final String text = InputText.format(number);
		if (text.contains("E")) return 9;
		return text.contains(".") ? Math.min(9, text.length() - text.indexOf('.') - 1) : 0;
	}

	/** ImageJ shows underscores as blanks and takes the first word as the key of a macro option. */
	private static String label(final ModuleItem<?> item) {
		final String label = item.getLabel();
		return (label == null || label.isBlank() ? item.getName() : label).replace(' ', '_');
	}
}
