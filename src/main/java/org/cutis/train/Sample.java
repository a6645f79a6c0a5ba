package org.cutis.train;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One image or volume with its labels.
 *
 * @param extents height (depth into the skin for B-scans) and width, or z, y and x; not copied
 * @param image extents x channels, last axis fastest
 * @param labels extents x classes, last axis fastest, 0 or 1; -1 in all classes of a pixel that is ignored
 */
public record Sample(int[] extents, float[] image, float[] labels) {

	public Sample {
		final int pixels = pixels(extents);
		if (Arrays.stream(extents).anyMatch(n -> n < 1) || image.length == 0 || labels.length == 0 || image.length %
			pixels != 0 || labels.length % pixels != 0) throw new IllegalArgumentException("A sample of " + size(extents) +
				" pixels with " + image.length + " values and " + labels.length + " labels");
	}

	/** An image. */
	public Sample(final int height, final int width, final float[] image, final float[] labels) {
		this(new int[] { height, width }, image, labels);
	}

	private static int pixels(final int[] extents) {
		return Arrays.stream(extents).reduce(1, Math::multiplyExact);
	}

	private static String size(final int[] extents) {
		return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
	}

	/** Rows, the last axis but one. */
	public int height() {
		return extents[extents.length - 2];
	}

	/** Columns, the last axis. */
	public int width() {
		return extents[extents.length - 1];
	}

	/** Its extents in a sentence. */
	String size() {
		return size(extents);
	}

	/** Number of image channels. */
	public int channels() {
		return image.length / pixels(extents);
	}

	/** Number of label maps. */
	public int maps() {
		return labels.length / pixels(extents);
	}

	/** Batch, extents and a last extent, as a trainer takes it. */
	int[] shape(final int batch, final int last) {
		final int[] shape = new int[extents.length + 2];
		shape[0] = batch;
		System.arraycopy(extents, 0, shape, 1, extents.length);
		shape[shape.length - 1] = last;
		return shape;
	}

	/** Whether both can be in one batch. */
	boolean fits(final Sample other) {
		return Arrays.equals(extents, other.extents) && image.length == other.image.length &&
			labels.length == other.labels.length;
	}
}
