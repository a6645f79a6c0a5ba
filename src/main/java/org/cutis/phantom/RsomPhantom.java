package org.cutis.phantom;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A synthetic RSOM scan with its exact truth. All images are 3-D, axis order x,
 * y, z with z = depth, all of one size, 12 x 12 x 3 µm per voxel
 * ({@code PixelSize.RSOM}).
 *
 * @param lf reconstruction of the low frequency band, raw: arbitrary units, any sign
 * @param hf reconstruction of the high frequency band, raw
 * @param epidermis 1 in the epidermis, else 0; one run per column
 * @param vessels 1 in capillaries and vessels, else 0; always below the epidermis
 * @param surface depth of the skin's surface in voxels (not rounded), indexed
 *          {@code [y][x]}; the epidermis' first voxel is the rounded value
 */
public record RsomPhantom(RandomAccessibleInterval<FloatType> lf,
	RandomAccessibleInterval<FloatType> hf, RandomAccessibleInterval<UnsignedByteType> epidermis,
	RandomAccessibleInterval<UnsignedByteType> vessels, float[][] surface)
{}
