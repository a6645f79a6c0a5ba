package org.cutis.tile;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/** ImgLib2 images as targets, array or cell, of any minimum. */
public final class Targets {

	private Targets() {}

	/** @param image x, y, of the image's size */
	public static LabelMap.Target labels(final RandomAccessibleInterval<UnsignedByteType> image) {
		return (x, y, n, labels) -> {
			final RandomAccess<UnsignedByteType> at = image.randomAccess();
			at.setPosition(image.min(0) + x, 0);
			at.setPosition(image.min(1) + y, 1);
			for (int k = 0; k < n; k++, at.fwd(0))
				at.get().setByte(labels[k]);
		};
	}

	/** @param image x, y, channel, of the image's size */
	public static ValueMap.Target values(final RandomAccessibleInterval<FloatType> image) {
		return (x, y, channel, n, values) -> {
			final RandomAccess<FloatType> at = image.randomAccess();
			at.setPosition(image.min(0) + x, 0);
			at.setPosition(image.min(1) + y, 1);
			at.setPosition(image.min(2) + channel, 2);
			for (int k = 0; k < n; k++, at.fwd(0))
				at.get().set(values[k]);
		};
	}
}
