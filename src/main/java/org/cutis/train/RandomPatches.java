package org.cutis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Patches anywhere in the slices: in each epoch as many from every slice as its
 * area has room for (rounded up).
 */
public final class RandomPatches implements Sampler {

	private final Dataset data;

	private final List<Integer> items;

	private final Extent patch;

	/**
	 * @param items indices of the items to take
	 * @param patch at most as large as any slice of them
	 */
	public RandomPatches(final Dataset data, final List<Integer> items, final Extent patch) {
		this.data = data;
		this.items = List.copyOf(items);
		this.patch = patch;
	}

	@Override
	public Extent extent() {
		return patch;
	}

	private int perSlice(final DatasetItem item) {
		final long area = (long) item.width() * item.height(), one = (long) patch.width() * patch.height();
		return (int) ((area + one - 1) / one);
	}

	@Override
	public int count() {
		return items.stream().map(data.items()::get).mapToInt(i -> i.slices() * perSlice(i)).sum();
	}

	@Override
	public List<Patch> epoch(final SplittableRandom random) {
		final List<Patch> patches = new ArrayList<>();
		for (final int i : items) {
			final DatasetItem item = data.items().get(i);
			for (int s = 0; s < item.slices(); s++)
				for (int n = 0; n < perSlice(item); n++)
					patches.add(new Patch(i, s, random.nextInt(item.width() - patch.width() + 1), random.nextInt(item
						.height() - patch.height() + 1)));
		}
		return Sampler.shuffle(patches, random);
	}
}
