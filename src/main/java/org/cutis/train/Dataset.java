package org.cutis.train;

import java.util.List;
import java.util.Locale;

import org.cutis.image.PixelSize;
import org.cutis.model.Normalization;

/**
 * Labelled images that were checked and fit together.
 *
 * @param items one for each pair of files, in the order of their names
 * @param classes what the label values mean
 * @param channels of every image: 1, 2 ..., or 3 for RGB
 * @param bits of every image's values: 8, 16 or 32
 * @param min smallest value in the images (8 bit: 0)
 * @param max largest value in the images (8 bit: 255); above min
 * @param pixelSize of all images
 * @param phantoms whether all images are synthetic, as far as they say
 */
public record Dataset(List<DatasetItem> items, LabelClasses classes, int channels, int bits, double min,
	double max, PixelSize pixelSize, boolean phantoms)
{

	public Dataset {
		items = List.copyOf(items);
	}

	/** Maps the values to 0 to 1: 8-bit values by 255, others by the range found in the images. */
	public Normalization normalization() {
		final double gain = 1 / (max - min);
		return new Normalization(gain, 0 - min * gain, bits == 8 ? "8-bit values divided by 255" : String.format(
			Locale.ROOT, "%d-bit values, %s to %s in the training images, stretched to 0..1", bits, number(min), number(
				max)));
	}

	private static String number(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.valueOf((long) value) : String.valueOf(value);
	}

	/** Labelled pixels of each class in some items. @param indices of the items */
	public long[] classPixels(final List<Integer> indices) {
		final long[] sum = new long[classes.classes().size()];
		for (final int i : indices)
			for (int c = 0; c < sum.length; c++)
				sum[c] += items.get(i).classPixels().get(c);
		return sum;
	}

	/** Number of slices in some items. @param indices of the items */
	public long slices(final List<Integer> indices) {
		return indices.stream().mapToLong(i -> items.get(i).slices()).sum();
	}
}
