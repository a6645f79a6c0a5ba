package org.cutis.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cutis.model.ModelClass;
import org.cutis.task.UserError;

/**
 * What the values in label images mean.
 *
 * @param classes in the order of the network's output maps
 * @param colors whether the values are colours (0xRRGGBB) of RGB images
 * @param ignore the value of pixels that do not count, if there is one
 */
public record LabelClasses(List<LabelClass> classes, boolean colors, OptionalInt ignore) {

	/** @param value in the label image: a grey value, or a colour 0xRRGGBB */
	public record LabelClass(String name, int value) {}

	/** Most classes there can be. */
	public static final int MAX = 64;

	/** Index of ignored pixels. */
	public static final int IGNORED = 255;

	/** Index of values that are no class. */
	static final int UNKNOWN = -1;

	private static final Pattern CLASS = Pattern.compile("\\s*([^=,;]*?)\\s*=\\s*(\\S+)\\s*");

	/** For classes without a colour of their own: black, then colours that are told apart well (Okabe and Ito). */
	private static final int[] PALETTE = { 0x000000, 0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00,
		0xCC79A7, 0xFFFFFF };

	public LabelClasses {
		classes = List.copyOf(classes);
		if (classes.size() < 2) throw new UserError("There must be at least two classes, for example background=0, " +
			"epidermis=1, but there " + (classes.isEmpty() ? "are none." : "is only " + classes.get(0).name + "."));
		if (classes.size() > MAX) throw new UserError("There are " + classes.size() + " classes, but at most " + MAX +
			" are possible.");
		if (classes.stream().map(LabelClass::name).distinct().count() < classes.size()) throw new UserError(
			"Two classes have the same name. Give each class its own.");
		if (classes.stream().map(LabelClass::value).distinct().count() < classes.size()) throw new UserError(
			"Two classes have the same value. Give each class its own.");
		for (final LabelClass c : classes)
			if (ignore.isPresent() && ignore.getAsInt() == c.value) throw new UserError("The class " + c.name +
				" has the value of the pixels that are to be ignored. Change one of the two.");
	}

	/** Classes of the values found in label images, named after them. */
	static LabelClasses of(final SortedSet<Integer> values, final boolean colors, final OptionalInt ignore) {
		final List<LabelClass> classes = new ArrayList<>();
		for (final int value : values)
			if (ignore.isEmpty() || value != ignore.getAsInt()) classes.add(new LabelClass(text(value, colors), value));
		return new LabelClasses(classes, colors, ignore);
	}

	/**
	 * Reads the classes a user gives, for example {@code background=0, epidermis=1}
	 * or {@code background=#000000, dermis=#beff00}.
	 *
	 * @param ignore the value to ignore, for example {@code 255} or {@code #808080}; empty or null for none
	 * @throws UserError if the text does not read so
	 */
	public static LabelClasses parse(final String text, final String ignore) {
		final List<LabelClass> classes = new ArrayList<>();
		int colors = 0;
		for (final String part : text.split("[,;]")) {
			final Matcher m = CLASS.matcher(part);
			if (!m.matches() || m.group(1).isEmpty()) throw new UserError("The classes \"" + text +
				"\" must be given as name=value, separated by commas, for example background=0, epidermis=1 or " +
				"background=#000000, epidermis=#7030a0.");
			if (m.group(2).startsWith("#")) colors++;
			classes.add(new LabelClass(m.group(1), value(m.group(2))));
		}
		if (colors != 0 && colors != classes.size()) throw new UserError("The classes \"" + text +
			"\" mix grey values and colours. Give either grey values (1) or colours (#7030a0) for all.");
		return new LabelClasses(classes, colors > 0, parseIgnore(ignore));
	}

	/**
	 * Reads the value to ignore. @param text {@code 255} or {@code #808080}; empty or null for none
	 *
	 * @throws UserError if the text does not read so
	 */
	public static OptionalInt parseIgnore(final String text) {
		return text == null || text.isBlank() ? OptionalInt.empty() : OptionalInt.of(value(text.strip()));
	}

	private static int value(final String text) {
		if (text.matches("#[0-9A-Fa-f]{6}")) return Integer.parseInt(text.substring(1), 16);
		try {
			return Integer.parseInt(text);
		}
		catch (final NumberFormatException e) {
			throw new UserError("The label value \"" + text +
				"\" must be a whole number, for example 1, or a colour, for example #7030a0.", e);
		}
	}

	/** A label value as users write it: {@code 1} or {@code #7030a0}. */
	static String text(final int value, final boolean colors) {
		return colors ? String.format(Locale.ROOT, "#%06x", value) : String.valueOf(value);
	}

	/** Index of each value: of its class, or {@link #IGNORED}. */
	Map<Integer, Integer> indices() {
		final Map<Integer, Integer> indices = new HashMap<>();
		for (int i = 0; i < classes.size(); i++)
			indices.put(classes.get(i).value, i);
		ignore.ifPresent(value -> indices.put(value, IGNORED));
		return indices;
	}

	/** The classes as a model bundle lists them: with the colours of the labels, or with some that differ. */
	public List<ModelClass> modelClasses() {
		final List<ModelClass> list = new ArrayList<>();
		for (int i = 0; i < classes.size(); i++) {
			final int color = colors ? classes.get(i).value : i < PALETTE.length ? PALETTE[i] : i * 0x9E3779 & 0xFFFFFF;
			list.add(new ModelClass(classes.get(i).name, color));
		}
		return list;
	}
}
