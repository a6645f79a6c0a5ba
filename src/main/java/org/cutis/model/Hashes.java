package org.cutis.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.cutis.task.Progress;

/** SHA-256 in lower-case hex. */
public final class Hashes {

	private Hashes() {}

	static String sha256(final byte[] bytes) {
		return HexFormat.of().formatHex(digest().digest(bytes));
	}

	/** Of a file. */
	public static String sha256(final Path file, final Progress progress) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return sha256(in, progress);
		}
	}

	static String sha256(final InputStream in, final Progress progress) throws IOException {
		return copy(in, OutputStream.nullOutputStream(), progress);
	}

	/** Copies a stream. @return its sha256 */
	static String copy(final InputStream in, final OutputStream out, final Progress progress) throws IOException {
		final MessageDigest digest = digest();
		final byte[] buffer = new byte[1 << 16];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
			digest.update(buffer, 0, n);
			out.write(buffer, 0, n);
			progress.update(0, "Checking the model");
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}
}
