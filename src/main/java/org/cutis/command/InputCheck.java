package org.cutis.command;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.cutis.task.UserError;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.widget.Button;

import ij.ImagePlus;

/**
 * Checks a command's inputs against what its {@code @Parameter} fields allow:
 * required, choices, smallest and largest value. Neither ImageJ nor SciJava
 * does this for values that come from a macro or a script.
 */
public final class InputCheck {

	private InputCheck() {}

	/** The inputs that a user can set, in the order in which they are declared. */
	public static List<ModuleItem<?>> inputs(final ModuleInfo info) {
		final List<ModuleItem<?>> inputs = new ArrayList<>();
		for (final ModuleItem<?> item : info.inputs())
			if (isForUser(item)) inputs.add(item);
		return inputs;
	}

	/**
	 * Checks all inputs of a module.
	 *
	 * @throws UserError at the first input that is not allowed; the sentence names
	 *           the parameter, its value and what is allowed
	 */
	public static void check(final Module module) {
		for (final ModuleItem<?> item : inputs(module.getInfo()))
			check(item, module.getInput(item.getName()));
	}

	/**
	 * Checks one input.
	 *
	 * @param value the value; null means that none was given
	 * @throws UserError if it is not allowed
	 */
	public static void check(final ModuleItem<?> item, final Object value) {
		if (isMissing(item, value)) {
			if (item.isRequired()) throw new UserError("The parameter " + item.getName() + " is missing" +
				expected(item));
			return;
		}
		if (value instanceof ImagePlus image) checkImage(item, image);
		checkChoice(item, value);
		if (value instanceof Number number) checkNumber(item, number.doubleValue(), number);
	}

	/**
	 * What a number may be, for example "between 0 and 1".
	 *
	 * @return the range, or an empty text if every number is allowed
	 */
	public static String range(final ModuleItem<?> item) {
		final Object min = item.getMinimumValue();
		final Object max = item.getMaximumValue();
		if (min != null && max != null) return "between " + text(min) + " and " + text(max);
		if (min != null) return "at least " + text(min);
		if (max != null) return "at most " + text(max);
		return "";
	}

	/** The choices of an input as a list "a, b, c"; empty if there are none. */
	public static String choices(final ModuleItem<?> item) {
		if (item.getChoices() == null) return "";
		return item.getChoices().stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	/** A number or other value as a user writes it: 1 and not 1.0. */
	public static String text(final Object value) {
		if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15) return String.valueOf(
			d.longValue());
		if (value instanceof Float f) return text(Double.valueOf(f.toString()));
		return String.valueOf(value);
	}

	private static boolean isForUser(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		return !Service.class.isAssignableFrom(type) && !Context.class.isAssignableFrom(type) &&
			!Button.class.isAssignableFrom(type) && item.getVisibility() != ItemVisibility.MESSAGE &&
			item.getVisibility() != ItemVisibility.INVISIBLE;
	}

	/** An empty text is a value of its own where the default is empty, too. */
	private static boolean isMissing(final ModuleItem<?> item, final Object value) {
		if (value == null) return true;
		if (value instanceof File file) return file.getPath().isBlank();
		if (!(value instanceof String text) || !text.isBlank()) return false;
		return item.getDefaultValue() != null && !item.getDefaultValue().toString().isBlank();
	}

	private static void checkImage(final ModuleItem<?> item, final ImagePlus image) {
		if (image.getWidth() > 0 && image.getHeight() > 0 && image.getStackSize() > 0 &&
			image.getProcessor() != null) return;
		// SciJava turns a text that names no open image into an ImagePlus without pixels.
		// ImageJ names an image without a name "null".
		final String title = image.getTitle() == null || image.getTitle().isBlank() || image.getTitle().equals("null")
			? "the image given" : "'" + image.getTitle() + "'";
		throw new UserError("The parameter " + item.getName() + ": " + title +
			" has no pixels. Give the title of an image that is open, or the path of an image file.");
	}

	private static void checkChoice(final ModuleItem<?> item, final Object value) {
		if (item.getChoices() == null || item.getChoices().isEmpty() || item.getChoices().contains(value)) return;
		throw new UserError("The parameter " + item.getName() + " is '" + value + "', but must be one of " +
			choices(item) + ".");
	}

	private static void checkNumber(final ModuleItem<?> item, final double value, final Number given) {
		final String range = range(item);
		if (Double.isNaN(value) || Double.isInfinite(value)) throw new UserError("The parameter " +
			item.getName() + " is not a number, but must be a number" + (range.isEmpty() ? "." : " " + range +
				"."));
		final boolean low = item.getMinimumValue() instanceof Number min && value < min.doubleValue();
		final boolean high = item.getMaximumValue() instanceof Number max && value > max.doubleValue();
		if (low || high) throw new UserError("The parameter " + item.getName() + " is " + text(given) +
			", but must be " + range + ".");
	}

	private static String expected(final ModuleItem<?> item) {
		final String description = item.getDescription();
		if (description == null || description.isBlank()) return ".";
		return ": " + (description.endsWith(".") ? description : description + ".");
	}
}
