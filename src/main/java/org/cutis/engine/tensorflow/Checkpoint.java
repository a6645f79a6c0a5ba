package org.cutis.engine.tensorflow;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.cutis.task.UserError;

/**
 * The state of a training in a file: a zip with the {@link CheckpointHeader} as
 * text in its first entry, {@code checkpoint.txt}, and one entry {@code NAME.f32}
 * for each variable: 32-bit floats, little-endian, row-major. No entry is
 * unpacked to disk, and none is read beyond the size that the network gives it.
 *
 * @param values of each variable by its name
 */
record Checkpoint(CheckpointHeader header, Map<String, float[]> values) {

	private static final String HEADER = "checkpoint.txt", EXTENSION = ".f32";

	/** Any fixed day later than 1980-01-01, for which Java would add the time zone. */
	private static final LocalDateTime STAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

	private static final int LONGEST_HEADER = 1 << 16;

	/** Values converted at a time. */
	private static final int CHUNK = 1 << 14;

	/** Writes it to a file, the variables in the map's order. */
	void write(final Path file) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
			out.setLevel(Deflater.NO_COMPRESSION); // weights do not shrink
			out.putNextEntry(entry(HEADER));
			out.write(header.text().getBytes(StandardCharsets.UTF_8));
			for (final Map.Entry<String, float[]> variable : values.entrySet()) {
				out.putNextEntry(entry(variable.getKey() + EXTENSION));
				write(variable.getValue(), out);
			}
		}
	}

	/** Without today's date: equal states give equal files. */
	private static ZipEntry entry(final String name) {
		final ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(STAMP);
		return entry;
	}

	private static void write(final float[] values, final OutputStream out) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < values.length; i += CHUNK) {
			final int n = Math.min(CHUNK, values.length - i);
			bytes.asFloatBuffer().put(values, i, n);
			out.write(bytes.array(), 0, n * Float.BYTES);
		}
	}

	/**
	 * Reads a file whole and checks it.
	 *
	 * @param own what a checkpoint must be of
	 * @param sizes number of values of each variable that there must be
	 * @throws UserError if it is not there, is damaged, or of another network or loss
	 */
	static Checkpoint read(final Path file, final CheckpointHeader own, final Map<String, Integer> sizes)
		throws IOException
	{
		if (!Files.isRegularFile(file)) throw new UserError("There is no checkpoint file " + file +
			". Choose another one, or start the training anew.");
		// A ZipInputStream compares the checksum of each entry that is read to its end; a ZipFile does not.
		try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
			final ZipEntry first = in.getNextEntry();
			if (first == null || !first.getName().equals(HEADER)) throw damaged(file, "it does not begin with " + HEADER);
			final byte[] text = in.readNBytes(LONGEST_HEADER);
			if (in.read() >= 0) throw damaged(file, HEADER + " is too long");
			final CheckpointHeader header = CheckpointHeader.parse(new String(text, StandardCharsets.UTF_8));
			header.requireSame(own, file);
			final Map<String, float[]> values = new HashMap<>();
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				final String name = entry.getName().replaceFirst("\\.f32$", "");
				final Integer size = sizes.get(name);
				if (size == null || values.containsKey(name)) throw damaged(file, "it holds " + name +
					(size == null ? ", which the network does not have" : " twice"));
				values.put(name, floats(in, size, file, name));
			}
			for (final String name : sizes.keySet())
				if (!values.containsKey(name)) throw damaged(file, name + " is missing");
			return new Checkpoint(header, values);
		}
		catch (final ZipException | EOFException | IllegalArgumentException e) {
			throw damaged(file, e.getMessage());
		}
	}

	private static float[] floats(final InputStream in, final int size, final Path file, final String name)
		throws IOException
	{
		final float[] values = new float[size];
		final byte[] bytes = new byte[CHUNK * Float.BYTES];
		for (int i = 0; i < size; i += CHUNK) {
			final int n = Math.min(CHUNK, size - i);
			if (in.readNBytes(bytes, 0, n * Float.BYTES) < n * Float.BYTES) throw damaged(file, name + " is cut short");
			ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values, i, n);
		}
		if (in.read() >= 0) throw damaged(file, name + " has more values than the network");
		return values;
	}

	private static UserError damaged(final Path file, final String why) {
		return new UserError(file + " is damaged or not a checkpoint of Cutis (" + why +
			"). Choose an older checkpoint, or start the training anew.");
	}
}
