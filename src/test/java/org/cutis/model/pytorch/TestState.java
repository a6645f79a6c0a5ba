package org.cutis.model.pytorch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a file as {@code torch.save} does, byte by byte, right or wrong. */
public final class TestState {

	/** What the pickle says of a tensor, and what its storage really holds. */
	private record Entry(int[] shape, int[] strides, int offset, int length, float[] values) {}

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private byte[] pickle;

	private int method = ZipEntry.STORED;

	/** A dense tensor of 32-bit floats. */
	public TestState put(final String name, final int[] shape, final float... values) {
		final int[] strides = new int[shape.length];
		int stride = 1;
		for (int d = shape.length - 1; d >= 0; stride *= shape[d--])
			strides[d] = stride;
		return put(name, shape, strides, 0, values.length, values);
	}

	/** A tensor as the file claims it to be. */
	TestState put(final String name, final int[] shape, final int[] strides, final int offset, final int length,
		final float... values)
	{
		entries.put(name, new Entry(shape, strides, offset, length, values));
		return this;
	}

	public TestState remove(final String name) {
		entries.remove(name);
		return this;
	}

	/** Other content for data.pkl. */
	TestState pickle(final byte[] other) {
		pickle = other;
		return this;
	}

	TestState deflated() {
		method = ZipEntry.DEFLATED;
		return this;
	}

	public void write(final Path file) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			add(zip, "archive/data.pkl", pickle == null ? pickled() : pickle);
			int key = 0;
			for (final Entry e : entries.values()) {
				final ByteBuffer bytes = ByteBuffer.allocate(4 * e.values.length).order(ByteOrder.LITTLE_ENDIAN);
				bytes.asFloatBuffer().put(e.values);
				add(zip, "archive/data/" + key++, bytes.array());
			}
			add(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
		}
	}

	private void add(final ZipOutputStream zip, final String name, final byte[] content) throws IOException {
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(method);
		final CRC32 crc = new CRC32();
		crc.update(content);
		if (method == ZipEntry.STORED) {
			entry.setSize(content.length);
			entry.setCrc(crc.getValue());
		}
		zip.putNextEntry(entry);
		zip.write(content);
	}

	private byte[] pickled() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		raw(out, "\u0080\2ccollections\nOrderedDict\n)R(");
		int key = 0;
		for (final Map.Entry<String, Entry> named : entries.entrySet()) {
			final Entry e = named.getValue();
			text(out, named.getKey());
			raw(out, "ctorch._utils\n_rebuild_tensor_v2\n((");
			text(out, "storage");
			raw(out, "ctorch\nFloatStorage\n");
			text(out, Integer.toString(key++));
			text(out, "cpu");
			number(out, e.length);
			raw(out, "tQ");
			number(out, e.offset);
			tuple(out, e.shape);
			tuple(out, e.strides);
			raw(out, "\u0089ccollections\nOrderedDict\n)RtR");
		}
		raw(out, "u.");
		return out.toByteArray();
	}

	private static void tuple(final ByteArrayOutputStream out, final int[] numbers) {
		raw(out, "(");
		for (final int n : numbers)
			number(out, n);
		raw(out, "t");
	}

	private static void number(final ByteArrayOutputStream out, final int n) {
		out.write('J');
		out.writeBytes(four(n));
	}

	private static void text(final ByteArrayOutputStream out, final String text) {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.write('X');
		out.writeBytes(four(bytes.length));
		out.writeBytes(bytes);
	}

	private static byte[] four(final int n) {
		return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(n).array();
	}

	private static void raw(final ByteArrayOutputStream out, final String latin1) {
		out.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
	}
}
