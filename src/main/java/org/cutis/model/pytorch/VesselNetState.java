package org.cutis.model.pytorch;

import java.io.IOException;
import java.nio.file.Path;

import org.cutis.engine.Architecture;
import org.cutis.engine.NetworkSpec;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * The vessel network of the RSOM paper (DeepVesselNet with group norm in its three inner layers) from the weights of its
 * published PyTorch reference, onto the network {@code deepvesselnet} of Cutis.
 * <p>
 * Names in the file: {@code layers.I.block.J}, I from 0 to 3, where the first of a block that has weights is a convolution
 * (out, in, z, y, x) and the second, in the inner layers 1 to 3, the group norm; {@code layers.4}, a convolution (classes,
 * in, 1, 1, 1).
 * </p>
 */
public final class VesselNetState {

	private static final String FIRST = "layers.0.block.", LAST = "layers.4", WEIGHT = NetworkTensors.WEIGHT, BIAS =
		NetworkTensors.BIAS;

	private static final int[] KERNELS = { 3, 5, 5, 3 }, WIDTHS = { 1, 2, 4, 10 };

	private VesselNetState() {}

	/** Whether a file has the names of this network rather than of another. */
	public static boolean isOne(final StateFile state) {
		return state.names().stream().anyMatch(name -> name.startsWith(FIRST));
	}

	/**
	 * Reads the weights.
	 *
	 * @param file for messages
	 * @throws UserError if they are of another network, a value is no number, or there is no room for them
	 */
	public static ImportedNetwork read(final Path file, final StateFile state, final Progress progress) throws IOException {
		final NetworkTensors tensors = new NetworkTensors(file, state, "the RSOM paper's vessel network with group norm");
		final int[] first = tensors.shape(FIRST + "0" + WEIGHT, 5), last = tensors.shape(LAST + WEIGHT, 5);
		final NetworkSpec network = new NetworkSpec(Architecture.DEEPVESSELNET.id(), first[1], last[0], first[0], 5, 0);
		Architecture.DEEPVESSELNET.check(network);
		int in = network.channels();
		for (int i = 0; i < KERNELS.length; i++) {
			final int out = WIDTHS[i] * network.width(), size = KERNELS[i];
			layer(tensors, i, in, out, size);
			in = out;
		}
		tensors.add(LAST + WEIGHT, "last.kernel", network.classes(), in, 1, 1, 1);
		tensors.add(LAST + BIAS, "last.bias", network.classes());
		return new ImportedNetwork(network, tensors.read(progress));
	}

	/** Where dropout stands in a block does not matter: it has no weights and comes last. */
	private static void layer(final NetworkTensors tensors, final int i, final int in, final int out, final int size) {
		final String prefix = "layers." + i + ".block.", name = "conv" + i;
		final int[] members = tensors.members(prefix);
		final int expected = i == 0 ? 1 : 2;
		if (members.length != expected) throw tensors.other("it has " + members.length + " layers with weights in " + prefix +
			"*, not " + (i == 0 ? "one convolution" : "a convolution with group norm"));
		tensors.add(prefix + members[0] + WEIGHT, name + ".kernel", out, in, size, size, size);
		tensors.add(prefix + members[0] + BIAS, name + BIAS, out);
		if (i == 0) return;
		tensors.requireReluBetween(prefix, members[0], members[1]);
		tensors.add(prefix + members[1] + WEIGHT, name + ".norm.scale", out);
		tensors.add(prefix + members[1] + BIAS, name + ".norm.shift", out);
	}
}
