package org.cutis.image;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

import org.cutis.task.UserError;

/** Writes a file whole or not at all. */
public final class AtomicFile {

	/** Writes the content to a file that does not exist yet. */
	@FunctionalInterface
	public interface Content {

		void writeTo(Path file) throws IOException;
	}

	private AtomicFile() {}

	/**
	 * Writes under a temporary name in the same folder and then moves the file
	 * into place. If that fails or is cancelled, an older file of the name stays
	 * as it was and nothing else is left behind.
	 *
	 * @param target the file to make or replace; the temporary name has its extension
	 * @return target
	 * @throws UserError if there is a folder of that name
	 * @throws IOException if it cannot be written; the message names the file
	 */
	public static Path write(final Path target, final Content content) throws IOException {
		if (Files.isDirectory(target)) throw new UserError("The file " + target +
			" cannot be written because there is a folder of that name. Rename the folder or choose another output folder.");
		final Path temporary = temporary(target);
		try {
			content.writeTo(temporary);
			move(temporary, target);
		}
		catch (final IOException e) {
			throw new IOException(target + " (" + e.getMessage() + ")", e);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
		return target;
	}

	/** A name beside the target that is not taken. */
	static Path temporary(final Path target) {
		final String unique = UUID.randomUUID().toString().substring(0, 8);
		return target.resolveSibling("." + unique + "_" + target.getFileName());
	}

	private static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
