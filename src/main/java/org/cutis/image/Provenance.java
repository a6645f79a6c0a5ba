package org.cutis.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.scijava.util.VersionUtils;

import ij.ImagePlus;

/**
 * Where a result came from: names and values in order. It goes into an image's
 * Info property (and with it into saved TIFFs) and beside tables.
 *
 * <pre>{@code
 * Provenance.create("Open RSOM").with("flatten", true).attachTo(image);
 * }</pre>
 *
 * @param entries name to value; names have no colon or white space, values one line
 */
public record Provenance(Map<String, String> entries) {

	/** The first line of the block in the Info property. */
	private static final String HEAD = "[Cutis]";

	private static final String INFO = "Info";

	private static final String COMMAND = "command";

	/** The command that makes synthetic images. */
	public static final String PHANTOM = "Generate Phantom";

	public Provenance {
		for (final String key : entries.keySet())
			if (!key.matches("[A-Za-z0-9_.-]+")) throw new IllegalArgumentException(
				"\"" + key + "\" cannot be the name of an entry");
		final Map<String, String> copy = new LinkedHashMap<>();
		entries.forEach((key, value) -> copy.put(key, oneLine(value)));
		entries = Collections.unmodifiableMap(copy);
	}

	/** Starts with the command's name and the version of Cutis. */
	public static Provenance create(final String command) {
		return new Provenance(Map.of()).with(COMMAND, command).with("cutis.version", version());
	}

	/** These entries and one more; one of the same name is replaced. */
	public Provenance with(final String key, final Object value) {
		final Map<String, String> more = new LinkedHashMap<>(entries);
		more.put(key, String.valueOf(value));
		return new Provenance(more);
	}

	/** These entries and the pixel size in µm, as {@code pixel_size_um}. */
	public Provenance with(final PixelSize size) {
		return with("pixel_size_um", size.known() ? size.x() + " x " + size.y() + " x " + size.z() : "unknown");
	}

	/** Whether the image is synthetic: made by Generate Phantom. */
	public boolean isPhantom() {
		return PHANTOM.equals(entries.get(COMMAND));
	}

	/** One line per entry, {@code name: value}. */
	public String toText() {
		final StringBuilder text = new StringBuilder();
		entries.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
		return text.toString();
	}

	/** Appends these entries to an image's Info property; what is there stays, as history. */
	public void attachTo(final ImagePlus image) {
		final Object before = image.getProperty(INFO);
		final String info = before instanceof String text && !text.isBlank() ? text.stripTrailing() + "\n\n" : "";
		image.setProperty(INFO, info + HEAD + "\n" + toText());
	}

	/** The entries attached to an image last; none if it has none. */
	public static Provenance of(final ImagePlus image) {
		final Map<String, String> entries = new LinkedHashMap<>();
		if (image.getProperty(INFO) instanceof String info) {
			final String[] lines = info.split("\\R", -1);
			int n = lines.length - 1;
			while (n >= 0 && !lines[n].equals(HEAD))
				n--;
			for (int i = n + 1; n >= 0 && i < lines.length; i++) {
				final int colon = lines[i].indexOf(": ");
				if (colon < 1) break;
				entries.put(lines[i].substring(0, colon), lines[i].substring(colon + 2));
			}
		}
		return new Provenance(entries);
	}

	/** The version of Cutis, from the jar's manifest or, in a source tree, from its pom. */
	static String version() {
		final String version = VersionUtils.getVersion(Provenance.class, "org.cutis", "Cutis_");
		return version == null ? "unknown" : version;
	}

	private static String oneLine(final String value) {
		return value.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
	}
}
