package org.cutis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.cutis.model.Hashes;
import org.cutis.task.ForwardedProgress;
import org.cutis.task.Progress;

/**
 * A file as it was.
 *
 * @param path below its folder, with forward slashes
 * @param size in bytes
 */
record StoredFile(String path, long size, String sha256) {

	/** Reads a file. @param path what to call it */
	static StoredFile of(final Path file, final String path, final Progress progress) throws IOException {
		return new StoredFile(path, Files.size(file), Hashes.sha256(file, new ForwardedProgress(progress) {

			@Override
			public void show(final double done, final String message) {
				// It would speak of a model, and is asked only whether to stop.
			}
		}));
	}

	/** A path below a folder as it is written down. */
	static String path(final Path folder, final Path file) {
		return folder.relativize(file).toString().replace('\\', '/');
	}

	/** Whether the file is there, in a folder and not outside of it, and has the size. */
	boolean isIn(final Path folder) throws IOException {
		final Path file = folder.resolve(path).normalize();
		return file.startsWith(folder) && Files.isRegularFile(file) && Files.size(file) == size;
	}

	/** Whether it is there and has the same content. */
	boolean isUnchangedIn(final Path folder, final Progress progress) throws IOException {
		return isIn(folder) && of(folder.resolve(path), path, progress).equals(this);
	}
}
