package org.cutis.measure;

import java.util.Random;

import org.cutis.image.DepthAxis;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** Small label volumes with a minimum that is not zero. */
final class LabelVolumes {

	static final long[] MIN = { 5, -3, 7 };

	private LabelVolumes() {}

	static RandomAccessibleInterval<UnsignedByteType> empty(final long x, final long y, final long z) {
		return Views.translate(ArrayImgs.unsignedBytes(x, y, z), MIN);
	}

	/** Labels 0 to 2, mostly 0. */
	static RandomAccessibleInterval<UnsignedByteType> random(final long seed, final long x, final long y,
		final long z)
	{
		final Random random = new Random(seed);
		final RandomAccessibleInterval<UnsignedByteType> labels = empty(x, y, z);
		for (final UnsignedByteType t : Views.iterable(labels))
			t.set(Math.max(0, random.nextInt(10) - 7));
		return labels;
	}

	/** Sets label 1 from upper to before lower in a column; all indices from 0. */
	static void layer(final RandomAccessibleInterval<UnsignedByteType> labels, final DepthAxis depth, final int x,
		final int slice, final int upper, final int lower)
	{
		final RandomAccess<UnsignedByteType> access = labels.randomAccess();
		access.setPosition(MIN[0] + x, 0);
		access.setPosition(MIN[depth.scanDimension()] + slice, depth.scanDimension());
		for (int d = upper; d < lower; d++) {
			access.setPosition(MIN[depth.dimension()] + d, depth.dimension());
			access.get().set(1);
		}
	}
}
