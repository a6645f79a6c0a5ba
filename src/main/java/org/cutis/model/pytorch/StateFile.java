package org.cutis.model.pytorch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.cutis.task.UserError;

/**
 * A network's weights as {@code torch.save(model.state_dict(), file)} writes them: a zip with a pickle of tensors by
 * their names and one entry for the numbers of each. The dictionary may also lie in another one under
 * {@code state_dict} or {@code model_state_dict}. Nothing is unpacked to disk.
 *
 * <pre>{@code
 * try (StateFile state = StateFile.open(Path.of("unet.pt"))) {
 *     for (String name : state.names())
 *         System.out.println(name + " " + Arrays.toString(state.shape(name)));
 * }
 * }</pre>
 */
public final class StateFile implements AutoCloseable {

	/** Bytes of a file, of its pickle, and number of entries at most; PyTorch stores, so an entry is no larger than the file. */
	private static final long MOST_BYTES = 1L << 30;

	private static final int MOST_PICKLE = 2 << 20, MOST_ENTRIES = 20_000, LONGEST_NAME = 100;

	private static final String PICKLE = "/data.pkl", PARALLEL = "module.";

	private final Path file;

	private final ZipFile zip;

	/** Before the names of all entries, with a slash at its end. */
	private final String prefix;

	private final Map<String, StateTensor> tensors;

	private StateFile(final Path file, final ZipFile zip) throws IOException {
		this.file = file;
		this.zip = zip;
		if (zip.size() > MOST_ENTRIES) throw new IllegalArgumentException("it holds more than " + MOST_ENTRIES + " files");
		final List<String> pickles = zip.stream().map(ZipEntry::getName).filter(n -> n.endsWith(PICKLE) && n.indexOf(
			'/') == n.length() - PICKLE.length()).toList();
		if (pickles.size() != 1) throw new IllegalArgumentException("it holds no data.pkl");
		prefix = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length() + 1);
		if (zip.getEntry(prefix + "byteorder") != null && !new String(bytes("byteorder", MOST_PICKLE),
			StandardCharsets.US_ASCII).equals("little")) throw new IllegalArgumentException("its byte order is not little");
		tensors = tensors(Unpickler.read(bytes(PICKLE.substring(1), MOST_PICKLE), new StateMaker()));
		final long values = tensors.values().stream().mapToLong(StateTensor::count).sum();
		if (values > Files.size(file) / 2) throw new IllegalArgumentException("its tensors have more values than it holds");
	}

	/**
	 * Opens a file and reads which tensors it has.
	 *
	 * @throws UserError if it is not there, or is no such file
	 */
	public static StateFile open(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new UserError("There is no file " + file +
			". Choose a file of weights that PyTorch wrote (.pt or .pth).");
		if (Files.size(file) > MOST_BYTES) throw new UserError(file + " is larger than " + (MOST_BYTES >> 20) +
			" MB, which no network that can be imported is. Save the weights alone, without the optimizer's state: " +
			"torch.save(model.state_dict(), file).");
		ZipFile zip = null;
		try {
			zip = new ZipFile(file.toFile());
			return new StateFile(file, zip);
		}
		catch (final ZipException e) {
			throw refusal(file, "it is no zip file; PyTorch before 1.6 wrote another format", e);
		}
		catch (final IllegalArgumentException | EOFException e) {
			close(zip);
			throw refusal(file, e.getMessage(), e);
		}
		catch (final IOException | RuntimeException e) {
			close(zip);
			throw e;
		}
	}

	private static void close(final ZipFile zip) throws IOException {
		if (zip != null) zip.close();
	}

	private static UserError refusal(final Path file, final String why, final Exception cause) {
		return new UserError(file + " cannot be imported: " + why + ". Save the weights alone with PyTorch 1.6 or newer: " +
			"torch.save(model.state_dict(), file).", cause);
	}

	/** The tensors' names in the file's order, without the {@code module.} that training on several GPUs puts before all. */
	public Set<String> names() {
		return tensors.keySet();
	}

	/** Extents of a tensor, slowest axis first. @param name one of {@link #names()} */
	public int[] shape(final String name) {
		return tensors.get(name).shape().clone();
	}

	/**
	 * The values of a tensor as floats, last axis fastest.
	 *
	 * @param name one of {@link #names()}
	 * @throws UserError if the file is damaged
	 */
	public float[] floats(final String name) throws IOException {
		final StateTensor tensor = tensors.get(name);
		final StateTensor.Storage storage = tensor.storage();
		final long size = storage.length() * storage.type().bytes;
		try {
			final byte[] bytes = bytes("data/" + storage.key(), size);
			if (bytes.length < size) throw new IllegalArgumentException("the values of " + shorten(name) + " are cut short");
			return tensor.floats(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
		}
		catch (final IllegalArgumentException | ZipException | EOFException e) {
			throw refusal(file, e.getMessage(), e);
		}
	}

	/** An entry's content; of no other size than the file itself has room for. */
	private byte[] bytes(final String name, final long most) throws IOException {
		final ZipEntry entry = zip.getEntry(prefix + name);
		if (entry == null) throw new IllegalArgumentException("it holds no " + shorten(name));
		final long size = entry.getSize();
		if (entry.getMethod() != ZipEntry.STORED || size != entry.getCompressedSize() || size > Files.size(file))
			throw new IllegalArgumentException("its " + shorten(name) + " is compressed, which PyTorch does not do");
		if (size > most) throw new IllegalArgumentException("its " + shorten(name) + " is too large");
		try (InputStream in = zip.getInputStream(entry)) {
			final byte[] bytes = in.readNBytes((int) size);
			final CRC32 crc = new CRC32();
			crc.update(bytes);
			if (bytes.length != size || crc.getValue() != entry.getCrc()) throw new IllegalArgumentException("its " + shorten(
				name) + " is damaged");
			return bytes;
		}
	}

	private static Map<String, StateTensor> tensors(final Object content) {
		Map<?, ?> state = map(content);
		for (final String key : List.of("state_dict", "model_state_dict"))
			if (state.get(key) instanceof Map<?, ?> inner) {
				state = inner;
				break;
			}
		final boolean parallel = state.keySet().stream().allMatch(k -> k instanceof String s && s.startsWith(PARALLEL));
		final Map<String, StateTensor> tensors = new LinkedHashMap<>();
		state.forEach((key, value) -> {
			if (!(key instanceof String name && value instanceof StateTensor tensor)) throw new IllegalArgumentException(
				"its entry " + shorten(String.valueOf(key)) + " is no tensor with a name");
			tensors.put(parallel ? name.substring(PARALLEL.length()) : name, tensor);
		});
		if (tensors.isEmpty()) throw new IllegalArgumentException("it holds no tensors");
		return tensors;
	}

	private static Map<?, ?> map(final Object content) {
		if (content instanceof Map<?, ?> map) return map;
		throw new IllegalArgumentException("it is no dictionary of tensors");
	}

	/** A name from a file for a sentence. */
	static String shorten(final String text) {
		final String plain = text.replaceAll("\\p{Cntrl}", "?");
		return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "...";
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
