package org.cutis.dev.updatesite;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.cutis.task.UserError;

/** The checksums by which Fiji's updater (net.imagej.updater.util.UpdaterUtil) knows a file. */
final class Checksums {

	private Checksums() {}

	/**
	 * A jar's is over its entries sorted by name, folders included: name, then content. Of the manifest only the name counts, of
	 * .properties files all but the comments, because builds write dates there. Any other file's is over its path, then its
	 * content.
	 *
	 * @param path where the file lies in a Fiji, with slashes
	 * @return SHA-1, 40 lower-case hexadecimal digits
	 * @throws UserError if a jar is not one
	 */
	static String of(final String path, final Path file) throws IOException {
		final MessageDigest digest = sha1();
		if (path.endsWith(".jar")) addJar(file, digest);
		else {
			digest.update(ascii(path));
			try (InputStream in = Files.newInputStream(file)) {
				add(in, digest);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void addJar(final Path file, final MessageDigest digest) throws IOException {
		try (ZipFile jar = new ZipFile(file.toFile())) {
			final List<? extends ZipEntry> entries = jar.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList();
			for (final ZipEntry entry : entries) {
				digest.update(ascii(entry.getName()));
				if (entry.getName().equals("META-INF/MANIFEST.MF")) continue;
				try (InputStream in = jar.getInputStream(entry)) {
					if (entry.getName().endsWith(".properties")) addWithoutComments(new BufferedInputStream(in), digest);
					else add(in, digest);
				}
			}
		}
		catch (final ZipException e) {
			throw new UserError(file + " is not a whole jar (" + e.getMessage() + "). Make it again.", e);
		}
	}

	private static void add(final InputStream in, final MessageDigest digest) throws IOException {
		final byte[] buffer = new byte[1 << 16];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
			digest.update(buffer, 0, n);
	}

	/** Where {@link #addWithoutComments} is in a line. */
	private enum At {
		START, WITHIN, AFTER_HASH, COMMENT
	}

	/**
	 * Leaves out lines that start with #, but not their ends. The updater's SkipHashedLines takes the line after an empty one, or
	 * after one of nothing but #, for a continued one; so must this.
	 */
	private static void addWithoutComments(final InputStream in, final MessageDigest digest) throws IOException {
		At at = At.START;
		for (int c = in.read(); c >= 0; c = in.read()) {
			final boolean ends = c == '\n';
			final boolean comment = at == At.START && c == '#' || at == At.AFTER_HASH || at == At.COMMENT;
			if (!comment || ends) digest.update((byte) c);
			at = switch (at) {
				case START -> c == '#' ? At.AFTER_HASH : At.WITHIN;
				case WITHIN -> ends ? At.START : At.WITHIN;
				case AFTER_HASH -> c == '#' ? At.AFTER_HASH : ends ? At.WITHIN : At.COMMENT;
				case COMMENT -> ends ? At.START : At.COMMENT;
			};
		}
	}

	private static byte[] ascii(final String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
