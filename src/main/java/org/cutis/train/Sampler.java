package org.cutis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses the places of an epoch's samples. */
public interface Sampler {

	/** Size of every sample. */
	Extent extent();

	/** Number of samples in an epoch. */
	int count();

	/** The places of an epoch, {@link #count()} of them, in the order to be taken. */
	List<Patch> epoch(SplittableRandom random);

	/** Exchanges places at random (Fisher and Yates). */
	static List<Patch> shuffle(final List<Patch> patches, final SplittableRandom random) {
		final List<Patch> shuffled = new ArrayList<>(patches);
		for (int i = shuffled.size() - 1; i > 0; i--) {
			final int j = random.nextInt(i + 1);
			final Patch p = shuffled.get(i);
			shuffled.set(i, shuffled.get(j));
			shuffled.set(j, p);
		}
		return shuffled;
	}
}
