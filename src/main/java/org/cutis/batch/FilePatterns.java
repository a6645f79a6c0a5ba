package org.cutis.batch;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;

import org.cutis.task.UserError;

/**
 * Which files are meant, as {@code *.tif, *.tiff}: a file needs to match one of the patterns. Upper and lower case are the
 * same; {@code *}, {@code ?}, {@code [ab]} and {@code {a,b}} mean what they do in a shell. A pattern with a slash is for the
 * path below the folder, any other for the name.
 */
final class FilePatterns {

	private final String text;

	private final List<PathMatcher> ofNames = new ArrayList<>(), ofPaths = new ArrayList<>();

	/** @throws UserError if there is no pattern or one is wrong */
	FilePatterns(final String text) {
		this.text = text == null ? "" : text.strip();
		for (final String pattern : split(this.text)) {
			try {
				(pattern.contains("/") ? ofPaths : ofNames).add(FileSystems.getDefault().getPathMatcher("glob:" + pattern
					.toLowerCase(Locale.ROOT)));
			}
			catch (final PatternSyntaxException e) {
				throw new UserError("The parameter pattern has '" + pattern +
					"', which is not a pattern of file names. Give for example *.tif, or several: *.tif, *.png.", e);
			}
		}
		if (ofNames.isEmpty() && ofPaths.isEmpty()) throw new UserError(
			"The parameter pattern is empty. Give for example *.tif, or several: *.tif, *.png.");
	}

	/** @param file relative to the folder */
	boolean matches(final Path file) {
		final Path lower = Path.of(file.toString().toLowerCase(Locale.ROOT));
		return ofNames.stream().anyMatch(m -> m.matches(lower.getFileName())) || ofPaths.stream().anyMatch(m -> m.matches(
			lower));
	}

	@Override
	public String toString() {
		return text;
	}

	/** At commas, but not at those in braces. */
	private static List<String> split(final String text) {
		final List<String> parts = new ArrayList<>();
		int depth = 0, start = 0;
		for (int i = 0; i <= text.length(); i++) {
			final char c = i < text.length() ? text.charAt(i) : ',';
			if (c == '{') depth++;
			if (c == '}') depth--;
			if (i == text.length() || c == ',' && depth == 0) {
				parts.add(text.substring(start, i).strip());
				start = i + 1;
			}
		}
		parts.removeIf(String::isEmpty);
		return parts;
	}
}
