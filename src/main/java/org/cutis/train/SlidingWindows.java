package org.cutis.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random patch in each of many windows that overlap by half and are twice as
 * large as the patch: so every epoch sees all neighbourhoods of a mosaic, each
 * time elsewhere (MED-Net paper, Sect. 2.3: windows of 512 x 512, patches of
 * 256 x 256; MUNet paper, Sect. 4). The last windows end at the image's border.
 * Where an image is smaller than a window, the window is as large as the image.
 */
public final class SlidingWindows implements Sampler {

	/** @param width of the places a patch's first column may have */
	private record Window(int item, int slice, int x, int y, int width, int height) {}

	private final List<Window> windows = new ArrayList<>();

	private final Extent patch;

	/**
	 * @param items indices of the items to take
	 * @param patch at most as large as any slice of them
	 */
	public SlidingWindows(final Dataset data, final List<Integer> items, final Extent patch) {
		this.patch = patch;
		for (final int i : items) {
			final DatasetItem item = data.items().get(i);
			final int w = Math.min(2 * patch.width(), item.width()), h = Math.min(2 * patch.height(), item.height());
			for (int s = 0; s < item.slices(); s++)
				for (final int y : starts(item.height(), h, patch.height()))
					for (final int x : starts(item.width(), w, patch.width()))
						windows.add(new Window(i, s, x, y, w - patch.width() + 1, h - patch.height() + 1));
		}
	}

	/** Where windows begin along an axis. @param stride half a window */
	private static List<Integer> starts(final int length, final int window, final int stride) {
		final List<Integer> starts = new ArrayList<>();
		for (int start = 0; start < length - window; start += stride)
			starts.add(start);
		starts.add(length - window);
		return starts;
	}

	@Override
	public Extent extent() {
		return patch;
	}

	@Override
	public int count() {
		return windows.size();
	}

	@Override
	public List<Patch> epoch(final SplittableRandom random) {
		final List<Patch> patches = new ArrayList<>(windows.size());
		for (final Window w : windows)
			patches.add(new Patch(w.item, w.slice, w.x + random.nextInt(w.width), w.y + random.nextInt(w.height)));
		return Sampler.shuffle(patches, random);
	}
}
