package org.cutis.face;

import java.io.File;
import java.util.Locale;

import org.cutis.command.InputCheck;
import org.cutis.task.UserError;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/** Inputs as text, the way macros and command lines write them. Images are not handled here. */
final class InputText {

	private InputText() {}

	/**
	 * Reads an input's value. Its range is not checked here.
	 *
	 * @throws UserError if the text is not of the input's type
	 */
	static Object parse(final ModuleItem<?> item, final String text) {
		final Class<?> type = item.getType();
		if (type == String.class) return text;
		if (type == File.class) return text.isBlank() ? null : new File(text.strip());
		if (type == boolean.class || type == Boolean.class) return parseBoolean(item, text.strip());
		try {
			if (type == int.class || type == Integer.class) return Integer.valueOf(text.strip());
			if (type == long.class || type == Long.class) return Long.valueOf(text.strip());
			if (type == float.class || type == Float.class) return Float.valueOf(text.strip());
			if (type == double.class || type == Double.class) return Double.valueOf(text.strip());
		}
		catch (final NumberFormatException e) {
			throw wrong(item, text, isWhole(type) ? "a whole number" : "a number");
		}
		throw new IllegalArgumentException(item.getName() + " has a type that no face knows: " + type);
	}

	/** An input's value as text; null gives an empty text. */
	static String format(final Object value) {
		return value == null ? "" : InputCheck.text(value);
	}

	/** What kind of value an input takes, in a word. */
	static String type(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		if (type == File.class) return isFolder(item) ? "folder" : isFileOrFolder(item) ? "file or folder" : "file";
		if (type == boolean.class || type == Boolean.class) return "yes/no";
		if (isWhole(type)) return "whole number";
		if (Number.class.isAssignableFrom(type) || type.isPrimitive()) return "number";
		if (type == String.class) return item.getChoices() == null ? "text" : "choice";
		return "image";
	}

	static boolean isBoolean(final ModuleItem<?> item) {
		return item.getType() == boolean.class || item.getType() == Boolean.class;
	}

	static boolean isWhole(final Class<?> type) {
		return type == int.class || type == Integer.class || type == long.class || type == Long.class;
	}

	static boolean isFolder(final ModuleItem<?> item) {
		return item.getWidgetStyle() != null && item.getWidgetStyle().contains("directory");
	}

	private static boolean isFileOrFolder(final ModuleItem<?> item) {
		return FileWidget.FILE_AND_DIRECTORY_STYLE.equals(item.getWidgetStyle());
	}

	private static Boolean parseBoolean(final ModuleItem<?> item, final String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true", "yes", "on", "1" -> true;
			case "false", "no", "off", "0" -> false;
			default -> throw new UserError("The parameter " + item.getName() + " is '" + text +
				"', but must be true or false.");
		};
	}

	private static UserError wrong(final ModuleItem<?> item, final String text, final String kind) {
		final String range = InputCheck.range(item);
		return new UserError("The parameter " + item.getName() + " is '" + text + "', but must be " + kind +
			(range.isEmpty() ? "." : " " + range + "."));
	}
}
