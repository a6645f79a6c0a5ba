package org.cutis.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.cutis.task.UserError;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class NpyTest {

	@Rule
	public final TemporaryFolder scratch = new TemporaryFolder();

	/** The bytes as NEP 1 asks for them, worked out by hand. */
	@Test
	public void layout() {
		final byte[] bytes = Npy.bytes(new FloatTensor(new int[] { 2, 1 }, new float[] { 1f, -2.5f }));
		assertEquals(128 + 8, bytes.length);
		assertArrayEquals(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0 }, Arrays.copyOf(bytes, 10));
		final String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
		assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }", header.trim());
		assertTrue(header.endsWith(" \n"));
		// 1 is 3f800000, -2.5 is c0200000, low byte first.
		assertArrayEquals(new byte[] { 0, 0, (byte) 0x80, 0x3f, 0, 0, 0x20, (byte) 0xc0 }, Arrays.copyOfRange(bytes,
			128, 136));
	}

	@Test
	public void tuplesOfOneAndNone() {
		assertTrue(text(Npy.bytes(TestBundles.tensor(1, 3))).contains("'shape': (3,), }"));
		assertTrue(text(Npy.bytes(TestBundles.tensor(1))).contains("'shape': (), }"));
	}

	@Test
	public void roundTrip() throws IOException {
		final Path file = scratch.getRoot().toPath().resolve("a.npy");
		for (final int[] shape : new int[][] { { 1, 3, 5, 2 }, { 7 }, {}, { 2, 0 } }) {
			final FloatTensor tensor = TestBundles.tensor(5, shape);
			Files.write(file, Npy.bytes(tensor));
			final FloatTensor back = Npy.read(file);
			assertArrayEquals(shape, back.shape());
			assertArrayEquals(tensor.data(), back.data(), 0f);
		}
	}

	/** Version 2 has a longer length field; numpy also reads headers without its own trailing comma. */
	@Test
	public void readsVersion2() {
		final byte[] header = TestBundles.ascii("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}\n");
		final ByteBuffer b = ByteBuffer.allocate(12 + header.length + 4).order(ByteOrder.LITTLE_ENDIAN);
		b.put((byte) 0x93).put(TestBundles.ascii("NUMPY")).put((byte) 2).put((byte) 0).putInt(header.length).put(header)
			.putFloat(7.5f);
		assertArrayEquals(new float[] { 7.5f }, Npy.parse(b.array(), "x").data(), 0f);
	}

	@Test
	public void refusesWhatItCannotRead() {
		final byte[] good = Npy.bytes(TestBundles.tensor(1, 2, 3));
		assertError("it is cut short", Arrays.copyOf(good, 5));
		assertError("it is cut short", Arrays.copyOf(good, 60));
		assertError("it does not begin like one", replaced(good, "NUMPY", "NUMPI"));
		assertError("not little-endian 32-bit floats in C order", replaced(good, "<f4", "<f8"));
		assertError("not little-endian 32-bit floats in C order", replaced(good, "False", "True "));
		assertError("its shape asks for 24 bytes of values, but it has 20", Arrays.copyOf(good, good.length - 4));
		assertError("its shape holds more values than the file", replaced(good, "(2, 3)", "(99999999, 99999999)"));
		assertError("its shape is (99999999999)", replaced(good, "(2, 3)", "(99999999999)"));
		final byte[] version = good.clone();
		version[6] = 9;
		assertError("its format version is 9, not 1 to 3", version);
	}

	@Test
	public void refusesHugeFiles() throws IOException {
		final Path file = scratch.getRoot().toPath().resolve("huge.npy");
		try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
			f.setLength(Npy.MAX_BYTES + 1); // sparse
		}
		assertTrue(assertThrows(UserError.class, () -> Npy.read(file)).getMessage().contains("huge.npy is larger than"));
	}

	private static void assertError(final String expected, final byte[] bytes) {
		final String message = assertThrows(UserError.class, () -> Npy.parse(bytes, "bad.npy")).getMessage();
		assertTrue(message, message.startsWith("bad.npy is not a .npy file that Cutis can read: ") && message.contains(
			expected));
	}

	private static String text(final byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/** Padding is taken from the blanks before the newline so that the header's length holds. */
	private static byte[] replaced(final byte[] bytes, final String from, final String to) {
		String s = text(bytes).replace(from, to);
		final int more = to.length() - from.length();
		if (more > 0) s = s.replaceFirst(" {" + more + "}\n", "\n");
		return s.getBytes(StandardCharsets.ISO_8859_1);
	}
}
