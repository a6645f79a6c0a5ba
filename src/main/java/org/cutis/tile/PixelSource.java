package org.cutis.tile;

/** An image as a network sees it, read by rectangles. */
public interface PixelSource {

	/** Pixels along x. */
	long width();

	/** Pixels along y. */
	long height();

	/** Values of a pixel. */
	int channels();

	/**
	 * Reads a rectangle that lies inside the image, from (0, 0) on. Called by one
	 * thread at a time, not the one that made the source.
	 *
	 * @param x first column
	 * @param y first row
	 * @param into filled from 0 on: height x width x channels, row-major
	 * @throws org.cutis.task.UserError if the image cannot be read or has a value that is no number
	 */
	void read(long x, long y, int width, int height, float[] into);
}
