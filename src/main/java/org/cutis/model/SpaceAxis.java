package org.cutis.model;

/**
 * One spatial axis of a network's input.
 *
 * @param id {@code z}, {@code y} or {@code x}, as bioimage.io names the axes of
 *          the image that the network is given
 * @param description what it is in the skin, for example {@code depth into the skin}
 * @param pixelSize µm per pixel that the network was trained at, positive; {@link #UNKNOWN} if it was
 *          trained on images without calibration
 * @param multiple extents must be multiples of this many pixels, 1 or more
 * @param tile preferred extent in pixels, a multiple of {@code multiple}
 * @param crop by how many pixels the output is shorter than the input
 *          (both ends together); 0 for padded convolutions
 * @param halo pixels at each end of the output that see what the network made up
 *          beyond the input's border, and are better taken from another tile; 0 if not known
 */
public record SpaceAxis(String id, String description, double pixelSize, int multiple, int tile, int crop, int halo) {

	/** The pixel size of a model that was trained on images without calibration. */
	public static final double UNKNOWN = Double.NaN;

	public SpaceAxis {
		Checks.that("z".equals(id) || "y".equals(id) || "x".equals(id), "An axis must be z, y or x, but is " + id);
		Checks.that(description != null && description.length() <= 128, "The description of axis " + id +
			" must have at most 128 characters");
		Checks.that(Double.isNaN(pixelSize) || pixelSize > 0 && Double.isFinite(pixelSize), "The pixel size of axis " + id + " must be positive");
		Checks.that(multiple >= 1, "multiple of axis " + id + " must be 1 or more");
		Checks.that(tile >= multiple && tile % multiple == 0, "tile of axis " + id + " must be a multiple of " +
			multiple);
		Checks.that(crop >= 0 && crop < tile, "crop of axis " + id + " must be 0 or more and below the tile");
		Checks.that(halo >= 0 && crop + 2 * (long) halo < tile, "halo of axis " + id +
			" must be 0 or more and leave something of the tile");
	}

	/** Without a halo. */
	public SpaceAxis(final String id, final String description, final double pixelSize, final int multiple, final int tile,
		final int crop)
	{
		this(id, description, pixelSize, multiple, tile, crop, 0);
	}

	/** Whether the pixel size is known. */
	public boolean isCalibrated() {
		return !Double.isNaN(pixelSize);
	}

	/** The smallest input extent that leaves something of the output. */
	int min() {
		return (crop / multiple + 1) * multiple;
	}
}
