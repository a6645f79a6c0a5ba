package org.cutis.train;

import org.cutis.image.Volume;
import org.cutis.task.UserError;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Reads a label image row by row: grey values, or colours of RGB images as 0xRRGGBB.
 */
final class LabelPixels {

	private final RandomAccessibleInterval<? extends RealType<?>> pixels;

	private final RandomAccess<? extends RealType<?>> access;

	private final boolean colors;

	/** @throws UserError if the image has channels that are not red, green and blue */
	LabelPixels(final Volume<?> labels) {
		pixels = labels.pixels();
		access = pixels.randomAccess();
		colors = areColors(labels);
		if (!colors && labels.channels() > 1) throw new UserError("has " + labels.channels() +
			" channels. Labels are grey values in one channel, or colours of an RGB image.");
	}

	private static boolean areColors(final Volume<?> labels) {
		final RandomAccessibleInterval<? extends RealType<?>> pixels = labels.pixels();
		final Object type = pixels.getAt(pixels.minAsLongArray());
		return labels.channels() == 3 && type instanceof UnsignedByteType;
	}

	boolean colors() {
		return colors;
	}

	int width() {
		return (int) pixels.dimension(0);
	}

	int height() {
		return (int) pixels.dimension(1);
	}

	int depth() {
		return (int) pixels.dimension(2);
	}

	/**
	 * Reads a row along x. @param values as long as the image is wide
	 *
	 * @throws UserError if a pixel is not a whole number
	 */
	void row(final int y, final int z, final int[] values) {
		access.setPosition(pixels.min(1) + y, 1);
		access.setPosition(pixels.min(2) + z, 2);
		for (int c = 0; c < (colors ? 3 : 1); c++) {
			access.setPosition(pixels.min(0), 0);
			access.setPosition(pixels.min(3) + c, 3);
			for (int x = 0; x < values.length; x++) {
				final int value = whole(access.get().getRealDouble());
				values[x] = c == 0 ? value : values[x] << 8 | value;
				access.fwd(0);
			}
		}
	}

	private static int whole(final double value) {
		if (value != (int) value) throw new UserError("holds the value " + value +
			", but labels are whole numbers, for example 0 and 1. Take the label image and not the probability.");
		return (int) value;
	}
}
