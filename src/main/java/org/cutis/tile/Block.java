package org.cutis.tile;

/**
 * A finished rectangle of a network's blended output.
 *
 * @param x first column in the image that the network saw, from 0
 * @param y first row
 * @param width columns
 * @param height rows
 * @param classes values of a pixel
 * @param values row-major: rows of {@code pitch} values, of which the first width x classes belong to the
 *          block, classes innermost; valid until the sink returns
 * @param pitch values from one row to the next
 */
public record Block(long x, long y, int width, int height, int classes, float[] values, int pitch) {

	/** Where a pixel's values begin. @param column of the block, from 0 @param row likewise */
	public int at(final int column, final int row) {
		return row * pitch + column * classes;
	}
}
