package org.cutis.rsom;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * A real numeric array in a MATLAB file, version 5 or 7.3. What is wrong with
 * the file or the array is said in a sentence that names both. The file is not
 * trusted: nothing in it is executed, no other file is opened, and sizes are
 * checked before memory is taken.
 *
 * @param file the MATLAB file
 * @param name the variable's name
 * @param rank number of dimensions it must have
 */
record MatVariable(File file, String name, int rank) {

	/** Takes the values of an array. */
	@FunctionalInterface
	interface Values {

		/** @param index in MATLAB's order, first dimension fastest, from 0 */
		void set(int index, double value);
	}

	/** Reads files of one version. */
	interface Format {

		/** The dimensions in MATLAB's order, after {@link MatVariable#check}. */
		int[] dimensions(MatVariable variable, Progress progress) throws IOException;

		void read(MatVariable variable, Values values, Progress progress) throws IOException;
	}

	private static final byte[] HDF5_SIGNATURE = { (byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n' };

	private static final int MAT_HEADER = 128, USER_BLOCK = 512;

	/**
	 * The size of the array, without reading it. All that can be wrong short of
	 * damaged data is found here.
	 *
	 * @return in MATLAB's order, all at least 1, their product below 2^31
	 * @throws UserError if the file or the variable is not as expected
	 */
	int[] dimensions(final Progress progress) {
		return guarded(() -> format().dimensions(this, progress));
	}

	/**
	 * Reads all values once, in no particular order.
	 *
	 * @throws UserError as {@link #dimensions}, or if the data are damaged
	 */
	void read(final Values values, final Progress progress) {
		guarded(() -> {
			format().read(this, values, progress);
			return null;
		});
	}

	/** @param kind what the variable is if it is not a real numeric array, else null */
	void check(final String kind, final int[] dimensions) {
		if (kind != null) throw new UserError("The variable \"" + name + "\" in " + file + " is a " + kind +
			", but an array of real numbers was expected. Choose another file.");
		final String shape = Arrays.stream(dimensions).mapToObj(String::valueOf).collect(Collectors.joining(" x "));
		if (dimensions.length != rank) throw new UserError("The variable \"" + name + "\" in " + file + " has " +
			dimensions.length + " dimensions (" + shape + "), but " + rank + " were expected" + (rank == 3
				? ": z, y, x." : "."));
		long elements = 1;
		for (final int d : dimensions) {
			if (d < 1) throw new UserError("The variable \"" + name + "\" in " + file + " is empty (" + shape + ").");
			elements = Math.min(elements * d, 1L << 32);
		}
		if (elements > Integer.MAX_VALUE - 8) throw new UserError("The variable \"" + name + "\" in " + file +
			" is too large (" + shape + "): Cutis reads at most 2^31 values.");
		// As doubles in the file, as floats in memory, and as much again for the result.
		final long needed = 16 * elements;
		if (needed > Runtime.getRuntime().maxMemory()) throw noMemory(needed);
	}

	/** @param found the names of the variables that are there */
	UserError missing(final Collection<String> found) {
		final String names = new TreeSet<>(found).stream().limit(20).collect(Collectors.joining(", "));
		return new UserError("The file " + file + " has no variable \"" + name + "\". It has " + (found.isEmpty()
			? "no variables; it may be incomplete." : names + "."));
	}

	UserError damaged(final Throwable cause) {
		return new UserError("The file " + file + " is damaged or incomplete: its variable \"" + name +
			"\" cannot be read. Copy the file again from where it was made.", cause);
	}

	private UserError noMemory(final long needed) {
		return new UserError("The variable \"" + name + "\" in " + file + " needs " + (needed >> 20) +
			" MB of memory, but ImageJ has " + (Runtime.getRuntime().maxMemory() >> 20) +
			" MB. Raise it in Edit > Options > Memory & Threads...");
	}

	private interface Reading<V> {

		V run() throws IOException;
	}

	/** The libraries answer broken files with exceptions of any kind; all of them mean the same to the user. */
	private <V> V guarded(final Reading<V> reading) {
		try {
			return reading.run();
		}
		catch (final IOException | RuntimeException | StackOverflowError | InternalError | OutOfMemoryError e) {
			for (Throwable cause = e; cause != null; cause = cause.getCause())
				if (cause instanceof UserError || cause instanceof CancellationException) throw (RuntimeException) cause;
			throw damaged(e);
		}
	}

	private Format format() throws IOException {
		if (!file.exists()) throw new UserError("The file " + file + " does not exist.");
		if (!file.isFile() || !file.canRead()) throw new UserError("The file " + file + " cannot be read.");
		final byte[] head;
		try (InputStream in = Files.newInputStream(file.toPath())) {
			head = in.readNBytes(USER_BLOCK + HDF5_SIGNATURE.length);
		}
		if (isHdf5(head, 0) || isHdf5(head, USER_BLOCK)) return new Hdf5Format();
		final String text = new String(head, 0, Math.min(MAT_HEADER, head.length), StandardCharsets.ISO_8859_1);
		if (text.startsWith("MATLAB 7.3 MAT-file")) throw damaged(null);
		if (text.startsWith("MATLAB 5.0 MAT-file")) {
			if (head.length < MAT_HEADER) throw damaged(null);
			return new Mat5Format();
		}
		throw new UserError("The file " + file +
			" is not a MATLAB file of version 5 or 7.3. Save it in MATLAB with the option -v7 or -v7.3.");
	}

	private static boolean isHdf5(final byte[] head, final int offset) {
		return head.length >= offset + HDF5_SIGNATURE.length && Arrays.equals(head, offset, offset +
			HDF5_SIGNATURE.length, HDF5_SIGNATURE, 0, HDF5_SIGNATURE.length);
	}
}
