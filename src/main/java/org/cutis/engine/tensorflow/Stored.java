package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * A variable whose values can be set and read.
 *
 * @param name unique in the graph
 * @param input where to feed the values for {@code assign}
 */
record Stored(String name, Shape shape, Variable<TFloat32> variable, Placeholder<TFloat32> input,
	Assign<TFloat32> assign)
{

	/** Values set or read in one run: 64 MB, or one variable. */
	private static final int GROUP = 1 << 24;

	static Stored of(final Ops tf, final String name, final Shape shape) {
		final Variable<TFloat32> v = tf.withName(name).variable(shape, TFloat32.class);
		final Placeholder<TFloat32> in = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
		return new Stored(name, shape, v, in, tf.assign(v, (Operand<TFloat32>) in));
	}

	/** Number of values. */
	int size() {
		return Math.toIntExact(shape.size());
	}

	/**
	 * Sets variables.
	 *
	 * @param values gives a variable's values by its name, in row-major order
	 */
	static void write(final Session session, final Collection<Stored> variables,
		final Function<String, float[]> values)
	{
		for (final List<Stored> group : groups(variables)) {
			final List<TFloat32> fed = new ArrayList<>();
			final Session.Runner runner = session.runner();
			for (final Stored v : group) {
				fed.add(TFloat32.tensorOf(v.shape, DataBuffers.of(values.apply(v.name))));
				runner.feed(v.input, fed.get(fed.size() - 1)).addTarget(v.assign);
			}
			try (Result r = runner.run()) {}
			finally {
				fed.forEach(TFloat32::close);
			}
		}
	}

	/** Reads variables: their values by their names, in row-major order. */
	static Map<String, float[]> read(final Session session, final Collection<Stored> variables) {
		final Map<String, float[]> values = new LinkedHashMap<>();
		for (final List<Stored> group : groups(variables)) {
			final Session.Runner runner = session.runner();
			group.forEach(v -> runner.fetch(v.variable));
			try (Result r = runner.run()) {
				for (int i = 0; i < group.size(); i++) {
					final float[] v = new float[group.get(i).size()];
					r.get(i).asRawTensor().data().asFloats().read(v);
					values.put(group.get(i).name, v);
				}
			}
		}
		return values;
	}

	/** TensorFlow goes through the whole graph for each new run: few runs, but not a second copy of all in one. */
	private static List<List<Stored>> groups(final Collection<Stored> variables) {
		final List<List<Stored>> groups = new ArrayList<>();
		long room = 0;
		for (final Stored v : variables) {
			if (groups.isEmpty() || v.size() > room) {
				groups.add(new ArrayList<>());
				room = GROUP;
			}
			groups.get(groups.size() - 1).add(v);
			room -= v.size();
		}
		return groups;
	}
}
