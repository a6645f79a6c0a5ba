package org.cutis.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.cutis.task.UserError;

/**
 * NumPy's .npy files of 32-bit floats, as bioimage.io wants its test tensors.
 * <p>
 * Source: NumPy Enhancement Proposal 1, format versions 1.0 (written) and 1.0 to
 * 3.0 (read).
 * </p>
 */
public final class Npy {

	/** Files above this size are not read: test tensors are small. */
	static final long MAX_BYTES = 1L << 28;

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };

	private static final Pattern HEADER = Pattern.compile(
		"\\{\\s*'descr'\\s*:\\s*'<f4'\\s*,\\s*'fortran_order'\\s*:\\s*False\\s*,\\s*'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)\\s*,?\\s*\\}\\s*");

	private Npy() {}

	/** The tensor as the bytes of a .npy file. */
	public static byte[] bytes(final FloatTensor tensor) {
		final String shape = Arrays.stream(tensor.shape()).mapToObj(s -> s + ",").collect(Collectors.joining(" "));
		final String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + trimComma(shape, tensor
			.shape().length) + "), }";
		// The data start at a multiple of 64: magic, version, length and the header's newline count.
		final int preamble = MAGIC.length + 2 + 2;
		final int padding = (64 - (preamble + header.length() + 1) % 64) % 64;
		final byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
		final int size = Math.toIntExact(preamble + text.length + (long) Float.BYTES * tensor.data().length);
		final ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
		out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length).put(text);
		out.asFloatBuffer().put(tensor.data());
		return out.array();
	}

	/**
	 * Reads a file.
	 *
	 * @throws UserError if it is not a .npy file of little-endian 32-bit floats in
	 *           C order, is cut short or too big
	 */
	public static FloatTensor read(final Path file) throws IOException {
		if (Files.size(file) > MAX_BYTES) throw new UserError(file + " is larger than " + (MAX_BYTES >> 20) +
			" MB, which no test tensor of a model is.");
		return parse(Files.readAllBytes(file), file.toString());
	}

	static FloatTensor parse(final byte[] bytes, final String name) {
		final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		final byte[] magic = new byte[MAGIC.length];
		if (bytes.length < 12) throw broken(name, "it is cut short");
		in.get(magic);
		if (!Arrays.equals(magic, MAGIC)) throw broken(name, "it does not begin like one");
		final int version = in.get();
		in.get();
		final long length = version == 1 ? in.getShort() & 0xFFFF : in.getInt() & 0xFFFFFFFFL;
		if (version < 1 || version > 3) throw broken(name, "its format version is " + version + ", not 1 to 3");
		if (length > in.remaining() || length > 65536) throw broken(name, "it is cut short");
		final byte[] header = new byte[(int) length];
		in.get(header);
		final Matcher m = HEADER.matcher(new String(header, StandardCharsets.ISO_8859_1));
		if (!m.matches()) throw broken(name, "its values are not little-endian 32-bit floats in C order");
		final int[] shape = shape(m.group(1), name);
		final float[] data = new float[elements(shape, in.remaining(), name)];
		in.asFloatBuffer().get(data);
		return new FloatTensor(shape, data);
	}

	private static int[] shape(final String text, final String name) {
		try {
			return Arrays.stream(text.split(",")).map(String::trim).filter(s -> !s.isEmpty()).mapToInt(
				Integer::parseInt).toArray();
		}
		catch (final NumberFormatException e) {
			throw broken(name, "its shape is (" + text.trim() + ")");
		}
	}

	private static int elements(final int[] shape, final int bytes, final String name) {
		long n = 1;
		for (final int s : shape) {
			n *= s;
			if (n > MAX_BYTES) throw broken(name, "its shape holds more values than the file");
		}
		if (n * Float.BYTES != bytes) throw broken(name, "its shape asks for " + n * Float.BYTES +
			" bytes of values, but it has " + bytes);
		return (int) n;
	}

	/** A tuple of one needs its comma, "(3,)"; longer ones have none at the end. */
	private static String trimComma(final String shape, final int rank) {
		return rank < 2 ? shape : shape.substring(0, shape.length() - 1);
	}

	private static UserError broken(final String name, final String why) {
		return new UserError(name + " is not a .npy file that Cutis can read: " + why + ".");
	}
}
