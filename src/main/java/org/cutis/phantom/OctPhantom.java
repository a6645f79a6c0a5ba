package org.cutis.phantom;

import org.cutis.image.PixelSize;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A synthetic OCT tomogram with its exact truth. Both images are 3-D, axis order
 * x, depth, B-scan (ImageJ's x, y, z: a stack of B-scans), all of one size.
 *
 * @param image log-compressed intensity, 8 bit
 * @param labels one of {@link org.cutis.model.OctClasses} at every voxel
 * @param size µm per voxel
 * @param glass depth of the glass's lower face in voxels (not rounded), indexed {@code [scan][x]}; voxel z is
 *          glass if {@code z < round(glass)}
 * @param surface depth of the skin's surface in the same way; voxel z is glycerol if it is not glass and
 *          {@code z < round(surface)}
 * @param junction depth of the middle of the DEJ's band; follicles break it
 */
public record OctPhantom(RandomAccessibleInterval<UnsignedByteType> image,
	RandomAccessibleInterval<UnsignedByteType> labels, PixelSize size, float[][] glass, float[][] surface,
	float[][] junction)
{}
