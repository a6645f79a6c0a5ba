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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
import org.cutis.task.FreeMemory;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * The U-Net of the RSOM paper (Gerl et al., MICCAI 2020, section 2.2) from the weights of its published PyTorch
 * reference, onto the network {@code unet} of Cutis: blocks of convolution, ReLU, batch norm, twice.
 * <p>
 * Names in the file: {@code down_path.I.block.J} and {@code up_path.I.conv_block.block.J}, where the four of a block
 * that have weights are in turn convolution (out, in, 3, 3) and batch norm; {@code up_path.I.up}, a transposed
 * convolution (in, out, 2, 2); {@code last}, a convolution (classes, in, 1, 1). Level 0 of the way down is the finest,
 * of the way up the coarsest.
 * </p>
 */
public final class UNetState {

	/** Bytes for each value while the network is written: the values, the graph, its file and that file sorted. */
	private static final int BYTES_PER_VALUE = 24;

	private static final Pattern LEVEL = Pattern.compile("down_path\\.(\\d{1,3})\\..*");

	private static final String FIRST = "down_path.0.block.", WEIGHT = ".weight", BIAS = ".bias", COUNTER =
		".num_batches_tracked";

	/** A tensor of the file, the shape it must have, and the weight's name in Cutis. */
	private record Entry(String name, int[] shape, String weight) {}

	private final Path file;

	private final StateFile state;

	private final List<Entry> entries = new ArrayList<>();

	private UNetState(final Path file, final StateFile state) {
		this.file = file;
		this.state = state;
	}

	/**
	 * Reads the weights.
	 *
	 * @param file for messages
	 * @throws UserError if they are of another network, a value is no number, or there is no room for them
	 */
	public static ImportedNetwork read(final Path file, final StateFile state, final Progress progress) throws IOException {
		return new UNetState(file, state).read(progress);
	}

	private ImportedNetwork read(final Progress progress) throws IOException {
		final NetworkSpec network = network();
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
		return new ImportedNetwork(network, weights);
	}

	/** Finds the network's size and lists all its tensors. */
	private NetworkSpec network() {
		final int[] first = shape(FIRST + "0" + WEIGHT, 4), last = shape("last" + WEIGHT, 4);
		final int width = first[0], depth = 1 + state.names().stream().map(LEVEL::matcher).filter(Matcher::matches).mapToInt(
			m -> Integer.parseInt(m.group(1))).max().orElse(0);
		final NetworkSpec size = Architecture.UNET.full(first[1], last[0]);
		final NetworkSpec network = new NetworkSpec(size.architecture(), first[1], last[0], width, depth, size.dropout());
		Architecture.UNET.check(network);
		for (int level = 0; level < depth; level++)
			block("down_path." + level + ".block.", "down" + level, level == 0 ? network.channels() : width << level - 1,
				width << level);
		for (int level = depth - 2; level >= 0; level--) {
			final String up = "up_path." + (depth - 2 - level) + ".";
			final int in = width << level + 1, out = width << level;
			add(up + "up" + WEIGHT, "up" + level + ".kernel", in, out, 2, 2);
			add(up + "up" + BIAS, "up" + level + BIAS, out);
			block(up + "conv_block.block.", "up" + level, in, out);
		}
		add("last" + WEIGHT, "last.kernel", network.classes(), width, 1, 1);
		add("last" + BIAS, "last" + BIAS, network.classes());
		return network;
	}

	/** Where dropout stands in a block only shifts the numbers that follow. */
	private void block(final String prefix, final String name, final int in, final int out) {
		final int[] members = state.names().stream().filter(n -> n.startsWith(prefix) && n.endsWith(WEIGHT)).map(n -> n
			.substring(prefix.length(), n.length() - WEIGHT.length())).filter(n -> n.matches("\\d{1,3}")).mapToInt(
				Integer::parseInt).sorted().toArray();
		if (members.length != 4) throw other("it has " + members.length + " layers with weights in " + prefix +
			"*, not two convolutions with batch norm");
		for (int i = 0; i < 2; i++) {
			// Next to the convolution would mean that the batch norm comes before the ReLU.
			if (members[2 * i + 1] == members[2 * i] + 1) throw other("nothing stands between " + prefix + members[2 * i] +
				" and " + prefix + members[2 * i + 1] + ", so its ReLU is not where the RSOM paper's network has it");
			final String conv = prefix + members[2 * i], norm = prefix + members[2 * i + 1], layer = name + ".conv" + i;
			add(conv + WEIGHT, layer + ".kernel", out, i == 0 ? in : out, 3, 3);
			add(conv + BIAS, layer + BIAS, out);
			add(norm + WEIGHT, layer + ".norm.scale", out);
			add(norm + BIAS, layer + ".norm.shift", out);
			add(norm + ".running_mean", layer + ".norm.mean", out);
			add(norm + ".running_var", layer + ".norm.variance", out);
		}
	}

	private void add(final String name, final String weight, final int... shape) {
		entries.add(new Entry(name, shape, weight));
	}

	private int[] shape(final String name, final int axes) {
		if (!state.names().contains(name)) throw other("it has no " + name);
		final int[] shape = state.shape(name);
		if (shape.length != axes) throw other(name + " has the shape " + Arrays.toString(shape));
		return shape;
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
		return e.shape.length == 4 ? channelsLast(values, e.shape) : values;
	}

	/**
	 * From (a, b, height, width) to (height, width, b, a): PyTorch's kernels are (out, in, ...) and those of transposed
	 * convolutions (in, out, ...), TensorFlow's (..., in, out) and (..., out, in).
	 */
	private static float[] channelsLast(final float[] values, final int[] shape) {
		final int as = shape[0], bs = shape[1], places = shape[2] * shape[3];
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

	private UserError other(final String why) {
		return new UserError(file + " does not hold the weights of the RSOM paper's U-Net with batch norm: " + why +
			". Choose another file.");
	}
}
