package org.cutis.train;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.cutis.measure.ConfusionCounter;
import org.cutis.measure.Overlap;

/**
 * How fine the detail of labels is: labels of tissue are often drawn far coarser than the image shows it, and a network
 * that works on the reduced image then sees more around a pixel and learns faster.
 */
final class LabelDetail {

	/** Dice that labels must keep, in every class, when they are read at the middle of each block only. */
	static final double KEPT = 0.95;

	/** Pixels that a slice must have a side after reduction. */
	private static final int LEAST = 64;

	/** Slices looked at. */
	private static final int SLICES = 24;

	private static final int[] REDUCTIONS = { 4, 2 };

	private LabelDetail() {}

	/** The largest of 1, 2 and 4 by which the labels can be reduced. */
	static int reduction(final ImageCache images) {
		final Dataset data = images.data();
		final int side = data.items().stream().mapToInt(i -> Math.min(i.width(), i.height())).min().getAsInt();
		for (final int r : REDUCTIONS)
			if (side >= r * LEAST && keeps(images, r)) return r;
		return 1;
	}

	private static boolean keeps(final ImageCache images, final int r) {
		final Dataset data = images.data();
		final ConfusionCounter counter = new ConfusionCounter(LongStream.range(0, data.classes().classes().size()).boxed()
			.toList(), OptionalLong.of(LabelClasses.IGNORED));
		final List<Patch> slices = IntStream.range(0, data.items().size()).boxed().flatMap(i -> IntStream.range(0, data.items()
			.get(i).slices()).mapToObj(s -> new Patch(i, s, 0, 0))).toList();
		final int n = Math.min(SLICES, slices.size());
		for (int k = 0; k < n; k++)
			count(images, slices.get((int) ((long) k * slices.size() / n)), r, counter);
		return counter.matrix().overlaps().stream().filter(Overlap::occurs).allMatch(o -> o.dice() >= KEPT);
	}

	private static void count(final ImageCache images, final Patch at, final int r, final ConfusionCounter counter) {
		final DatasetItem item = images.data().items().get(at.item());
		final int width = item.width(), height = item.height();
		final byte[] classes = new Region(0, 0, width, height).classes(images.get(at.item()), item, at.slice());
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int v = Math.min(height - 1, y / r * r + r / 2), u = Math.min(width - 1, x / r * r + r / 2);
				counter.add(classes[y * width + x] & 0xff, classes[v * width + u] & 0xff);
			}
	}
}
