package org.cutis.model.pytorch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
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

	private static final Pattern LEVEL = Pattern.compile("down_path\\.(\\d{1,3})\\..*");

	private static final String FIRST = "down_path.0.block.", WEIGHT = NetworkTensors.WEIGHT, BIAS = NetworkTensors.BIAS;

	private final StateFile state;

	private final NetworkTensors tensors;

	private UNetState(final Path file, final StateFile state) {
		this.state = state;
		tensors = new NetworkTensors(file, state, "the RSOM paper's U-Net with batch norm");
	}

	/**
	 * Reads the weights.
	 *
	 * @param file for messages
	 * @throws UserError if they are of another network, a value is no number, or there is no room for them
	 */
	public static ImportedNetwork read(final Path file, final StateFile state, final Progress progress) throws IOException {
		final UNetState u = new UNetState(file, state);
		final NetworkSpec network = u.network();
		return new ImportedNetwork(network, u.tensors.read(progress));
	}

	/** Finds the network's size and lists all its tensors. */
	private NetworkSpec network() {
		final int[] first = tensors.shape(FIRST + "0" + WEIGHT, 4), last = tensors.shape("last" + WEIGHT, 4);
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
			tensors.add(up + "up" + WEIGHT, "up" + level + ".kernel", in, out, 2, 2);
			tensors.add(up + "up" + BIAS, "up" + level + BIAS, out);
			block(up + "conv_block.block.", "up" + level, in, out);
		}
		tensors.add("last" + WEIGHT, "last.kernel", network.classes(), width, 1, 1);
		tensors.add("last" + BIAS, "last" + BIAS, network.classes());
		return network;
	}

	/** Where dropout stands in a block only shifts the numbers that follow. */
	private void block(final String prefix, final String name, final int in, final int out) {
		final int[] members = tensors.members(prefix);
		if (members.length != 4) throw tensors.other("it has " + members.length + " layers with weights in " + prefix +
			"*, not two convolutions with batch norm");
		for (int i = 0; i < 2; i++) {
			tensors.requireReluBetween(prefix, members[2 * i], members[2 * i + 1]);
			final String conv = prefix + members[2 * i], norm = prefix + members[2 * i + 1], layer = name + ".conv" + i;
			tensors.add(conv + WEIGHT, layer + ".kernel", out, i == 0 ? in : out, 3, 3);
			tensors.add(conv + BIAS, layer + BIAS, out);
			tensors.add(norm + WEIGHT, layer + ".norm.scale", out);
			tensors.add(norm + BIAS, layer + ".norm.shift", out);
			tensors.add(norm + ".running_mean", layer + ".norm.mean", out);
			tensors.add(norm + ".running_var", layer + ".norm.variance", out);
		}
	}
}
