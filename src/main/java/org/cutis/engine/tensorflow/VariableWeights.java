package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Weights as variables of a graph, with values that can be set and read. */
final class VariableWeights implements Weights {

	/** Share of the old value that batch norm's moving averages keep at each step. */
	private static final float MOMENTUM = 0.95f;

	private record Weight(Stored stored, float[] initial, boolean trained) {}

	private final Ops tf;

	private final long seed;

	private final Map<String, Weight> weights = new LinkedHashMap<>();

	private final List<Op> updates = new ArrayList<>();

	VariableWeights(final Ops tf, final long seed) {
		this.tf = tf;
		this.seed = seed;
	}

	@Override
	public Operand<TFloat32> kernel(final String name, final Shape shape, final int fanIn) {
		return get(name, shape, true, heNormal(name, Math.toIntExact(shape.size()), fanIn));
	}

	@Override
	public Operand<TFloat32> vector(final String name, final int size, final float initial) {
		return get(name, Shape.of(size), true, filled(size, initial));
	}

	@Override
	public Operand<TFloat32> statistic(final String name, final int size, final float initial) {
		return get(name, Shape.of(size), false, filled(size, initial));
	}

	@Override
	public void follow(final String name, final Operand<TFloat32> value) {
		final Variable<TFloat32> v = weights.get(name).stored.variable();
		updates.add(tf.assign(v, tf.math.add(tf.math.mul(v, tf.constant(MOMENTUM)),
			tf.math.mul(value, tf.constant(1 - MOMENTUM)))));
	}

	/** The variables an optimizer changes. */
	List<Variable<TFloat32>> trained() {
		return weights.values().stream().filter(Weight::trained).map(w -> w.stored.variable()).toList();
	}

	/** All variables, those of statistics among them. */
	List<Stored> all() {
		return weights.values().stream().map(Weight::stored).toList();
	}

	/** Number of trained parameters. */
	long parameters() {
		return weights.values().stream().filter(Weight::trained).mapToLong(w -> w.stored.size()).sum();
	}

	/** The updates of all statistics, to run at each step. */
	List<Op> updates() {
		return updates;
	}

	void initialize(final Session session) {
		Stored.write(session, all(), name -> weights.get(name).initial);
	}

	/** Sets weights. @param values by name, in row-major order */
	void write(final Session session, final Map<String, float[]> values) {
		Stored.write(session, values.keySet().stream().map(name -> weights.get(name).stored).toList(), values::get);
	}

	/** Reads all weights, the statistics among them. */
	Map<String, float[]> read(final Session session) {
		return Stored.read(session, all());
	}

	private Operand<TFloat32> get(final String name, final Shape shape, final boolean trained,
		final float[] initial)
	{
		return weights.computeIfAbsent(name, n -> new Weight(Stored.of(tf, n, shape), initial, trained)).stored.variable();
	}

	/** He-normal values that depend on seed and name only, not on the order of the layers. */
	private float[] heNormal(final String name, final int size, final int fanIn) {
		final SplittableRandom random = new SplittableRandom(seed ^ ((long) name.hashCode() << 20));
		final double sd = Math.sqrt(2.0 / fanIn);
		final float[] v = new float[size];
		for (int i = 0; i < size; i++)
			v[i] = (float) (sd * random.nextGaussian());
		return v;
	}

	private static float[] filled(final int size, final float value) {
		final float[] v = new float[size];
		java.util.Arrays.fill(v, value);
		return v;
	}
}
