package org.cutis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Patches side by side that cover every pixel once, always the same in the same
 * order: for validation. The last ones reach over the border, where labels are
 * ignored. A patch as large as the slices gives the slices.
 */
public final class GridPatches implements Sampler {

	private final List<Patch> patches = new ArrayList<>();

	private final Extent patch;

	/** @param items indices of the items to take */
	public GridPatches(final Dataset data, final List<Integer> items, final Extent patch) {
		this.patch = patch;
		for (final int i : items) {
			final DatasetItem item = data.items().get(i);
			for (int s = 0; s < item.slices(); s++)
				for (int y = 0; y < item.height(); y += patch.height())
					for (int x = 0; x < item.width(); x += patch.width())
						patches.add(new Patch(i, s, x, y));
		}
	}

	@Override
	public Extent extent() {
		return patch;
	}

	@Override
	public int count() {
		return patches.size();
	}

	@Override
	public List<Patch> epoch(final SplittableRandom random) {
		return List.copyOf(patches);
	}
}
