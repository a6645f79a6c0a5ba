package org.cutis.engine.tensorflow;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.cutis.engine.LossSpec;
import org.cutis.engine.NetworkSpec;
import org.cutis.task.UserError;

/**
 * What a checkpoint says beside the variables' values: lines {@code key=value}.
 *
 * @param network as its spec prints itself
 * @param loss its name and class weights
 * @param seed of dropout
 * @param step number of steps done
 * @param learningRate as it was last set
 * @param lossWeight as it was last set
 */
record CheckpointHeader(String network, String loss, long seed, int step, double learningRate,
	double lossWeight)
{

	private static final String FORMAT = "cutis-checkpoint-1";

	static CheckpointHeader of(final NetworkSpec network, final LossSpec loss, final long seed, final int step,
		final double learningRate, final double lossWeight)
	{
		final String weights = loss.classWeights().isEmpty() ? "" : " " + loss.classWeights();
		return new CheckpointHeader(network.toString().replaceFirst("^\\w+", ""), loss.name() + weights, seed, step,
			learningRate, lossWeight);
	}

	String text() {
		return "format=" + FORMAT + "\nnetwork=" + network + "\nloss=" + loss + "\nseed=" + seed + "\nstep=" + step +
			"\nlearningRate=" + learningRate + "\nlossWeight=" + lossWeight + "\n";
	}

	/** @throws IllegalArgumentException if it is not such a text; the message says why */
	static CheckpointHeader parse(final String text) {
		final Map<String, String> fields = new HashMap<>();
		for (final String line : text.split("\n")) {
			final int at = line.indexOf('=');
			if (at > 0) fields.put(line.substring(0, at), line.substring(at + 1));
		}
		final String format = field(fields, "format");
		if (!format.equals(FORMAT)) throw new IllegalArgumentException("its format is " + format + ", not " + FORMAT);
		final int step = Integer.parseInt(field(fields, "step"));
		if (step < 0) throw new IllegalArgumentException("its step is " + step);
		return new CheckpointHeader(field(fields, "network"), field(fields, "loss"), Long.parseLong(field(fields,
			"seed")), step, number(fields, "learningRate"), number(fields, "lossWeight"));
	}

	private static double number(final Map<String, String> fields, final String key) {
		final double value = Double.parseDouble(field(fields, key));
		if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException("its " + key + " is " +
			value);
		return value;
	}

	private static String field(final Map<String, String> fields, final String key) {
		final String value = fields.get(key);
		if (value == null) throw new IllegalArgumentException("it does not give the " + key);
		return value;
	}

	/** @throws UserError if the checkpoint is of another network or loss */
	void requireSame(final CheckpointHeader own, final Path file) {
		require("network", network, own.network, file);
		require("loss", loss, own.loss, file);
	}

	private static void require(final String what, final String saved, final String own, final Path file) {
		if (!saved.equals(own)) throw new UserError("The checkpoint " + file + " is of the " + what + " " + saved +
			", but this training has " + own + ". Continue it with its own settings, or start anew.");
	}
}
