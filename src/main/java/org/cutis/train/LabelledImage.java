package org.cutis.train;

import org.cutis.image.Volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A pair of files in memory.
 *
 * @param image as in the file, axes x, y, z, c
 * @param classes index of each pixel's class, or {@link LabelClasses#IGNORED}; axes x, y, z, as large as the image
 */
record LabelledImage(Volume<?> image, RandomAccessibleInterval<UnsignedByteType> classes) {}
