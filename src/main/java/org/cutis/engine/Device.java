package org.cutis.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cutis.task.UserError;

/**
 * The device a user asks for.
 *
 * @param kind what to run on; AUTO takes a GPU if the engine lists one
 * @param index which GPU, from 0; ignored unless kind is GPU
 */
public record Device(Kind kind, int index) {

	public enum Kind {
			AUTO, CPU, GPU
	}

	public static final Device AUTO = new Device(Kind.AUTO, 0);

	public static final Device CPU = new Device(Kind.CPU, 0);

	private static final Pattern SYNTAX = Pattern.compile("(auto|cpu|gpu)(?::(\\d{1,3}))?");

	/**
	 * Reads {@code auto | cpu | gpu | gpu:N}.
	 *
	 * @throws UserError if the text is none of these
	 */
	public static Device parse(final String text) {
		final String t = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
		final Matcher m = SYNTAX.matcher(t);
		if (!m.matches() || (m.group(2) != null && !m.group(1).equals("gpu"))) {
			throw new UserError("device is \"" + text + "\", but must be auto, cpu, gpu or gpu:N (for example gpu:1).");
		}
		return new Device(Kind.valueOf(m.group(1).toUpperCase(Locale.ROOT)),
			m.group(2) == null ? 0 : Integer.parseInt(m.group(2)));
	}
}
