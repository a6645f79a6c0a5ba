package org.cutis.train;

import java.util.List;

/** How the samples of an epoch are placed. */
public enum Sampling {

		/** {@link RandomPatches}; {@link WholeSlices} where all slices are as large as a patch. */
		RANDOM_PATCHES,
		/** {@link SlidingWindows}. */
		SLIDING_WINDOWS;

	/** @param items indices of the items to take */
	Sampler sampler(final Dataset data, final List<Integer> items, final Extent patch) {
		if (this == SLIDING_WINDOWS) return new SlidingWindows(data, items, patch);
		final boolean whole = items.stream().map(data.items()::get).allMatch(i -> i.width() == patch.width() && i
			.height() == patch.height());
		return whole ? new WholeSlices(data, items) : new RandomPatches(data, items, patch);
	}
}
