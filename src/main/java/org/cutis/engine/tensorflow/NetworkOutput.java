package org.cutis.engine.tensorflow;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a network gives.
 *
 * @param levels logits of each supervised level, coarsest first, batch, height,
 *          width, classes; the last is the network's own output at the size of
 *          the image, the others may be smaller by powers of two. Most networks have one.
 */
record NetworkOutput(List<Operand<TFloat32>> levels) {

	static NetworkOutput of(final Operand<TFloat32> logits) {
		return new NetworkOutput(List.of(logits));
	}

	/** Logits at the size of the image. */
	Operand<TFloat32> logits() {
		return levels.get(levels.size() - 1);
	}
}
