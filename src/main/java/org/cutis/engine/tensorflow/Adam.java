package org.cutis.engine.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma and Ba 2015) from TensorFlow's own op. The framework's optimizer
 * fixes the learning rate in the graph; here it is fed, so that a schedule can
 * change it.
 */
final class Adam {

	private static final float BETA1 = 0.9f;

	private static final float BETA2 = 0.999f;

	private static final float EPSILON = 1e-7f;

	private final Placeholder<TFloat32> rate;

	private final List<Op> steps = new ArrayList<>();

	private final List<Stored> slots = new ArrayList<>();

	private final List<Op> zeros = new ArrayList<>();

	/** @param variables to change; all gradients are computed before the first changes */
	Adam(final Graph graph, final Ops ops, final Operand<TFloat32> loss,
		final List<Variable<TFloat32>> variables)
	{
		rate = ops.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		final Output<?>[] gradients = graph.addGradients(loss.asOutput(), variables.stream().map(Operand::asOutput)
			.toArray(Output<?>[]::new));
		final List<Op> computed = new ArrayList<>();
		for (final Output<?> g : gradients)
			computed.add(ops.identity(typed(g)));
		final Ops tf = ops.withControlDependencies(computed);
		for (int i = 0; i < gradients.length; i++) {
			final Variable<TFloat32> v = variables.get(i);
			final Variable<TFloat32> m = slot(ops, v, "m");
			final Variable<TFloat32> s = slot(ops, v, "v");
			steps.add(tf.train.applyAdam(v, m, s, ops.constant(0f), ops.constant(0f), rate, ops.constant(BETA1), ops
				.constant(BETA2), ops.constant(EPSILON), typed(gradients[i])));
		}
	}

	private Variable<TFloat32> slot(final Ops ops, final Variable<TFloat32> of, final String moment) {
		final Shape shape = of.asOutput().shape();
		final Stored slot = Stored.of(ops, of.op().name() + ".adam." + moment, shape);
		slots.add(slot);
		zeros.add(ops.assign(slot.variable(), ops.zeros(ops.constant(shape.asArray()), TFloat32.class)));
		return slot.variable();
	}

	/** The moving averages of the gradients (m) and of their squares (v). */
	List<Stored> slots() {
		return slots;
	}

	@SuppressWarnings("unchecked")
	private static Output<TFloat32> typed(final Output<?> output) {
		return (Output<TFloat32>) output;
	}

	/** The ops that change the variables, to run at each step. */
	List<Op> steps() {
		return steps;
	}

	/** Where to feed the bias-corrected learning rate: {@link #correctedRate}. */
	Placeholder<TFloat32> rate() {
		return rate;
	}

	void initialize(final Session session) {
		final Session.Runner runner = session.runner();
		zeros.forEach(runner::addTarget);
		try (Result r = runner.run()) {}
	}

	/** The learning rate with Adam's bias correction for step t = 1, 2, ... (the op's own powers are fed 0). */
	static float correctedRate(final double rate, final long t) {
		return (float) (rate * Math.sqrt(1 - Math.pow(BETA2, t)) / (1 - Math.pow(BETA1, t)));
	}
}
