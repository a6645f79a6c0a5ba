package org.cutis.phantom;

import org.cutis.image.PixelSize;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A synthetic RCM mosaic of a melanocytic lesion at the DEJ with its exact truth. All images are 2-D, axis order x, y,
 * of one size.
 *
 * @param image reflectance, 8 bit
 * @param truth one of {@link org.cutis.model.RcmClasses} at every pixel
 * @param labels what readers would label: the truth in the clear cores of regions, elsewhere
 *          {@link org.cutis.model.RcmClasses#UNLABELLED}
 * @param size µm per pixel
 */
public record RcmPhantom(RandomAccessibleInterval<UnsignedByteType> image,
	RandomAccessibleInterval<UnsignedByteType> truth, RandomAccessibleInterval<UnsignedByteType> labels, PixelSize size)
{}
