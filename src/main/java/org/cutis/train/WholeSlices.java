package org.cutis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Every slice of every volume once in an epoch, shuffled over all volumes (RSOM
 * paper, Sect. 3: "we take the x-z slices and shuffle the train and validation
 * set across the 25 volumes").
 */
public final class WholeSlices implements Sampler {

	private final List<Patch> slices = new ArrayList<>();

	private final Extent extent;

	/** @param items indices of the items to take, at least one; their slices all of one size */
	public WholeSlices(final Dataset data, final List<Integer> items) {
		final DatasetItem first = data.items().get(items.get(0));
		extent = new Extent(first.width(), first.height());
		for (final int i : items) {
			final DatasetItem item = data.items().get(i);
			if (item.width() != extent.width() || item.height() != extent.height()) throw new IllegalArgumentException(
				"Slices of " + item.files().name() + " have another size than those of " + first.files().name());
			for (int s = 0; s < item.slices(); s++)
				slices.add(new Patch(i, s, 0, 0));
		}
	}

	@Override
	public Extent extent() {
		return extent;
	}

	@Override
	public int count() {
		return slices.size();
	}

	@Override
	public List<Patch> epoch(final SplittableRandom random) {
		return Sampler.shuffle(slices, random);
	}
}
