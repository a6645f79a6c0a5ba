package org.cutis.rsom;

import java.util.ArrayList;
import java.util.List;

import org.cutis.measure.vessels.Dermis;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * Vessels that were found.
 *
 * @param mask 1 in vessels, 0 elsewhere and outside of the region; one array per slice of the image, x fastest
 * @param probability as the mask, 0 to 1; 0 outside of the region; null if it was not asked for
 * @param width of the image
 * @param height of the image
 * @param vessels number of voxels of the mask that are 1
 * @param region what was looked at
 * @param run how
 */
public record VesselResult(byte[][] mask, float[][] probability, int width, int height, long vessels, Dermis region,
	VesselRun run)
{

	/** Value of vessels in the mask. */
	public static final int VESSEL = 1;

	/** The mask as an image: x, y, z; shares the arrays. */
	public RandomAccessibleInterval<UnsignedByteType> maskImage() {
		final List<RandomAccessibleInterval<UnsignedByteType>> slices = new ArrayList<>();
		for (final byte[] slice : mask)
			slices.add(ArrayImgs.unsignedBytes(slice, width, height));
		return Views.stack(slices);
	}
}
