package org.cutis.train;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.cutis.task.UserError;

/** How the learning rate falls during a training. */
public enum Decay {

		/** To a hundredth along a half cosine. */
		COSINE,
		/** By the same factor in every step, to a tenth at the end (MED-Net paper, Sect. 2.3). */
		EXPONENTIAL,
		/** Not at all. */
		CONSTANT;

	/** Its name in settings. */
	public String id() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

	/** @throws UserError if there is none of that name; lists those there are */
	public static Decay of(final String id) {
		for (final Decay d : values())
			if (d.id().equals(id)) return d;
		throw new UserError("decay is \"" + id + "\", but must be one of " + Arrays.stream(values()).map(Decay::id)
			.collect(Collectors.joining(", ")) + ".");
	}

	/** The factor of the learning rate. @param done share of the training that is done, 0 to 1 */
	double factor(final double done) {
		return switch (this) {
			case COSINE -> 0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * done));
			case EXPONENTIAL -> Math.pow(0.1, done);
			case CONSTANT -> 1;
		};
	}
}
