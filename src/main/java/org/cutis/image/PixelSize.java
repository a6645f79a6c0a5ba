package org.cutis.image;

/**
 * Size of a voxel in µm along x, y and z of an image.
 *
 * @param x µm per pixel along x, positive
 * @param y µm per pixel along y, positive
 * @param z µm per slice, positive
 * @param known false if the image carries no calibration; the sizes are then 1
 *          and results are to be given in pixels only
 */
public record PixelSize(double x, double y, double z, boolean known) {

	/** An image without calibration. */
	public static final PixelSize UNKNOWN = new PixelSize(1, 1, 1, false);

	/** RSOM volumes as the paper gives them: 12 x 12 x 3 µm. */
	public static final PixelSize RSOM = new PixelSize(12, 12, 3, true);

	public PixelSize {
		if (!(x > 0 && y > 0 && z > 0)) throw new IllegalArgumentException(
			"Pixel sizes must be positive, but are " + x + ", " + y + ", " + z + " µm");
	}

	/** µm per pixel along an axis of an image. @param dimension 0, 1 or 2: x, y or z */
	public double along(final int dimension) {
		return switch (dimension) {
			case 0 -> x;
			case 1 -> y;
			case 2 -> z;
			default -> throw new IllegalArgumentException("An image has no spatial axis " + dimension);
		};
	}
}
