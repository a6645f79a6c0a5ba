package org.cutis.tile;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/** Images as targets. */
public final class Targets {

	private Targets() {}

	/** A plane of the image's size. @param width its row's length */
	public static LabelMap.Target labels(final byte[] plane, final int width) {
		return (x, y, n, labels) -> System.arraycopy(labels, 0, plane, Math.toIntExact(y * width + x), n);
	}

	/** Any image of the image's size. @param image x, y; any minimum */
	public static LabelMap.Target labels(final RandomAccessibleInterval<UnsignedByteType> image) {
		return (x, y, n, labels) -> {
			final RandomAccess<UnsignedByteType> at = image.randomAccess();
			at.setPosition(image.min(0) + x, 0);
			at.setPosition(image.min(1) + y, 1);
			for (int k = 0; k < n; k++, at.fwd(0))
				at.get().setByte(labels[k]);
		};
	}

	/** Any image of the image's size. @param image x, y, channel; any minimum */
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
