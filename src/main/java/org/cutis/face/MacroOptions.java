package org.cutis.face;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.cutis.task.UserError;

/**
 * The option string of a macro's {@code run(command, options)}: words separated
 * by blanks, each {@code key}, {@code key=value}, {@code key=[value with blanks]}
 * or {@code key='value with blanks'}.
 * <p>
 * ImageJ's own GenericDialog reads an absent checkbox as false, whatever its
 * default, and knows no {@code key=false}; therefore the string is read here.
 */
final class MacroOptions {

	private MacroOptions() {}

	/**
	 * Takes an option string apart.
	 *
	 * @return key to value, in order, keys in lower case; a key without value has
	 *         the value null
	 * @throws UserError if a bracket or quote is not closed
	 */
	static Map<String, String> parse(final String options) {
		final Map<String, String> values = new LinkedHashMap<>();
		int at = 0;
		while (at < options.length()) {
			if (Character.isWhitespace(options.charAt(at))) {
				at++;
				continue;
			}
			final int keyEnd = end(options, at);
			final String key = options.substring(at, keyEnd).toLowerCase(Locale.ROOT);
			if (keyEnd == options.length() || options.charAt(keyEnd) != '=') {
				values.put(key, null);
				at = keyEnd;
				continue;
			}
			final int start = keyEnd + 1;
			final int valueEnd = valueEnd(options, start);
			values.put(key, unquote(options.substring(start, valueEnd)));
			at = valueEnd;
		}
		return values;
	}

	/** Where the word ends that starts at an index: before a blank or an equals sign. */
	private static int end(final String options, final int start) {
		int i = start;
		while (i < options.length() && options.charAt(i) != '=' && !Character.isWhitespace(options.charAt(
			i))) i++;
		return i;
	}

	private static int valueEnd(final String options, final int start) {
		if (start >= options.length()) return start;
		final char first = options.charAt(start);
		if (first == '\'') {
			final int close = options.indexOf('\'', start + 1);
			if (close < 0) throw unclosed(options, start);
			return close + 1;
		}
		if (first == '[') return closingBracket(options, start) + 1;
		int i = start;
		while (i < options.length() && !Character.isWhitespace(options.charAt(i))) i++;
		return i;
	}

	/** Brackets nest, as in ImageJ: {@code image=[a [1].tif]}. */
	private static int closingBracket(final String options, final int start) {
		int depth = 0;
		for (int i = start; i < options.length(); i++) {
			if (options.charAt(i) == '[') depth++;
			else if (options.charAt(i) == ']' && --depth == 0) return i;
		}
		throw unclosed(options, start);
	}

	private static String unquote(final String value) {
		final boolean quoted = value.length() >= 2 && (value.charAt(0) == '[' || value.charAt(0) == '\'');
		return quoted ? value.substring(1, value.length() - 1) : value;
	}

	private static UserError unclosed(final String options, final int start) {
		return new UserError("The macro's options are not closed after '" + options.substring(start) +
			"': a value that starts with [ ends with ], one that starts with ' ends with '.");
	}
}
