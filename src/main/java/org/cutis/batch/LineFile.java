package org.cutis.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** A text file that grows by a line at a time, of which a killed process may leave a torn one. */
final class LineFile {

	/** Longer ones are not ours. */
	private static final int MAX_LINE = 1 << 22;

	private LineFile() {}

	/** Adds a line, or several, with a single write, and returns when it is on the disk. A torn line before it stays a line of its own. */
	static void append(final Path file, final String line) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
			StandardOpenOption.APPEND))
		{
			final byte[] bytes = ((endsWithinALine(file) ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
			final ByteBuffer buffer = ByteBuffer.wrap(bytes);
			while (buffer.hasRemaining())
				channel.write(buffer);
			channel.force(true);
		}
	}

	/** All whole lines of a file, in order; none if it does not exist. */
	static void read(final Path file, final Consumer<String> lines) throws IOException {
		if (!Files.exists(file)) return;
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
			final ByteArrayOutputStream line = new ByteArrayOutputStream();
			boolean tooLong = false;
			for (int b = in.read(); b >= 0; b = in.read()) {
				if (b != '\n') {
					if (line.size() < MAX_LINE) line.write(b);
					else tooLong = true;
					continue;
				}
				if (!tooLong && line.size() > 0) lines.accept(line.toString(StandardCharsets.UTF_8));
				line.reset();
				tooLong = false;
			}
		}
	}

	private static boolean endsWithinALine(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			if (channel.size() == 0) return false;
			final ByteBuffer last = ByteBuffer.allocate(1);
			channel.read(last, channel.size() - 1);
			return last.get(0) != '\n';
		}
	}
}
