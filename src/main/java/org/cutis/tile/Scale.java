package org.cutis.tile;

/**
 * Pixels of an image along each side of a pixel that the network sees: above 1 the
 * image is finer than the network wants it. Model pixel i covers the image from i x
 * scale to (i + 1) x scale, where the image's pixel k covers k to k + 1.
 *
 * @param x along x, positive
 * @param y along y, positive
 */
public record Scale(double x, double y) {

	/** The network sees the image as it is. */
	public static final Scale NONE = new Scale(1, 1);

	/** Ratios this close to a whole number are meant to be one: 2 µm over 0.5 µm as read from a file. */
	private static final double TOLERANCE = 1e-6;

	public Scale {
		if (!(x > 0 && y > 0 && x < Double.POSITIVE_INFINITY && y < Double.POSITIVE_INFINITY))
			throw new IllegalArgumentException("A scale must be positive, but is " + x + ", " + y);
	}

	/**
	 * From pixel sizes in µm.
	 *
	 * @param imageX µm per pixel of the image along x
	 * @param imageY and along y
	 * @param modelX µm per pixel that the network wants along x
	 * @param modelY and along y
	 */
	public static Scale of(final double imageX, final double imageY, final double modelX, final double modelY) {
		return new Scale(snapped(modelX / imageX), snapped(modelY / imageY));
	}

	private static double snapped(final double ratio) {
		final double whole = Math.rint(ratio);
		return Math.abs(ratio - whole) <= TOLERANCE * ratio ? whole : ratio;
	}

	/** Number of model pixels along an axis: as many as cover the image; the last may reach over its end. */
	static long modelLength(final long length, final double scale) {
		return Math.max(1, (long) Math.ceil(length / scale - TOLERANCE));
	}
}
