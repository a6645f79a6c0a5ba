package org.cutis.phantom;

import java.util.List;

/**
 * A piece of vessel, capillary or hair: a centre line and its radius.
 *
 * @param points the centre line
 * @param low how strongly it absorbs in the low frequency band
 * @param high the same in the high frequency band
 */
record Tube(List<Point> points, double low, double high) {

	/**
	 * @param x voxels
	 * @param y voxels
	 * @param z voxels
	 * @param radius µm
	 */
	record Point(double x, double y, double z, double radius) {}
}
