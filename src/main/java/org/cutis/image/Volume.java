package org.cutis.image;

import java.util.Map;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * A named image with its axes and pixel size: what the pipelines take and give.
 *
 * @param <T> the pixel type
 * @param title the image's title (of a file: its name)
 * @param pixels always 4-D, axis order x, y, z, c; any minimum; wrapped, not copied
 * @param size µm per pixel
 * @param provenance what the image says about where it came from; empty if it says nothing
 */
public record Volume<T extends RealType<T>>(String title, RandomAccessibleInterval<T> pixels,
	PixelSize size, Provenance provenance)
{

	/** An image that says nothing about where it came from. */
	public Volume(final String title, final RandomAccessibleInterval<T> pixels, final PixelSize size) {
		this(title, pixels, size, new Provenance(Map.of()));
	}

	public Volume {
		if (pixels.numDimensions() != 4) throw new IllegalArgumentException(
			"A volume has the axes x, y, z, c, but this one has " + pixels.numDimensions());
	}

	/** The same with another pixel size. */
	public Volume<T> withSize(final PixelSize other) {
		return new Volume<>(title, pixels, other, provenance);
	}

	/** Number of channels. */
	public int channels() {
		return (int) pixels.dimension(3);
	}
}
