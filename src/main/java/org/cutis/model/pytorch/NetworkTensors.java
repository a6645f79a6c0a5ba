package org.cutis.model.pytorch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.cutis.task.FreeMemory;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/** The tensors that a network must have in a file: listed one by one, then checked and read all together. */
final class NetworkTensors {

	static final String WEIGHT = ".weight", BIAS = ".bias";

	/** Bytes for each value while the network is written: the values, the graph, its file and that file sorted. */
	private static final int BYTES_PER_VALUE = 24;

	/** Of batch norm; it says nothing about the network. */
	private static final String COUNTER = ".num_batches_tracked";

	/** A tensor of the file, the shape it must have, and the weight's name in Cutis. */
	private record Entry(String name, int[] shape, String weight) {}

	private final Path file;

	private final StateFile state;

	private final String network;

	private final List<Entry> entries = new ArrayList<>();

	/** @param network in a sentence, for example {@code the RSOM paper's U-Net with batch norm} */
	NetworkTensors(final Path file, final StateFile state, final String network) {
		this.file = file;
		this.state = state;
		this.network = network;
	}

	void add(final String name, final String weight, final int... shape) {
		entries.add(new Entry(name, shape, weight));
	}

	/** The shape of a tensor. @throws UserError if there is none of that name or it has another number of axes */
	int[] shape(final String name, final int axes) {
		if (!state.names().contains(name)) throw other("it has no " + name);
		final int[] shape = state.shape(name);
		if (shape.length != axes) throw other(name + " has the shape " + Arrays.toString(shape));
		return shape;
	}

	/** The numbers J of all {@code prefix + J + .weight}, in order. */
	int[] members(final String prefix) {
		return state.names().stream().filter(n -> n.startsWith(prefix) && n.endsWith(WEIGHT)).map(n -> n.substring(prefix
			.length(), n.length() - WEIGHT.length())).filter(n -> n.matches("\\d{1,3}")).mapToInt(Integer::parseInt).sorted()
			.toArray();
	}

	/** @throws UserError unless something stands between a convolution and its norm: the ReLU, which has no weights */
	void requireReluBetween(final String prefix, final int convolution, final int norm) {
		if (norm == convolution + 1) throw other("nothing stands between " + prefix + convolution + " and " + prefix + norm +
			", so its ReLU is not where the RSOM paper's network has it");
	}

	/**
	 * Checks all that was added and reads it.
	 *
	 * @return by the weights' names in Cutis, in TensorFlow's order of axes
	 * @throws UserError if something is missing, too much or of another shape, a value is no number, or there is no room
	 */
	Map<String, float[]> read(final Progress progress) throws IOException {
		long values = 0;
		for (final Entry e : entries) {
			check(e);
			values += size(e.shape);
		}
		final Set<String> unused = new HashSet<>(state.names());
		entries.forEach(e -> unused.remove(e.name));
		unused.removeIf(name -> name.endsWith(COUNTER));
		if (!unused.isEmpty()) throw other("it has " + StateFile.shorten(unused.stream().sorted().findFirst().get()) +
			", too");
		FreeMemory.require((double) BYTES_PER_VALUE * values, "The weights in " + file + " need",
			"Close images that are no longer needed");
		final Map<String, float[]> weights = new LinkedHashMap<>();
		for (final Entry e : entries) {
			progress.update((double) weights.size() / entries.size(), "Reading " + e.name);
			weights.put(e.weight, values(e));
		}
		return weights;
	}

	private void check(final Entry e) {
		final int[] shape = shape(e.name, e.shape.length);
		if (!Arrays.equals(shape, e.shape)) throw other(e.name + " has the shape " + Arrays.toString(shape) + ", not " + Arrays
			.toString(e.shape));
	}

	private float[] values(final Entry e) throws IOException {
		final float[] values = state.floats(e.name);
		for (final float v : values)
			if (!Float.isFinite(v) || v < 0 && e.weight.endsWith(".variance")) throw new UserError(file +
				" cannot be imported: the value " + v + " in " + e.name + " is not possible. Get the file again.");
		return e.shape.length > 1 ? channelsLast(values, e.shape) : values;
	}

	/**
	 * From (a, b, space) to (space, b, a): PyTorch's kernels are (out, in, ...) and those of transposed convolutions
	 * (in, out, ...), TensorFlow's (..., in, out) and (..., out, in). Space is (height, width) or (z, y, x).
	 */
	private static float[] channelsLast(final float[] values, final int[] shape) {
		final int as = shape[0], bs = shape[1], places = values.length / (as * bs);
		final float[] turned = new float[values.length];
		int from = 0;
		for (int a = 0; a < as; a++)
			for (int b = 0; b < bs; b++)
				for (int p = 0; p < places; p++)
					turned[(p * bs + b) * as + a] = values[from++];
		return turned;
	}

	private static long size(final int[] shape) {
		return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
	}

	/** The file does not hold the network. @param why in a clause */
	UserError other(final String why) {
		return new UserError(file + " does not hold the weights of " + network + ": " + why + ". Choose another file.");
	}
}
