package org.cutis.phantom;

/**
 * A straight piece of a vessel tree, from the side of the heart to that of the
 * skin. All in µm.
 *
 * @param parent index, in the tree's list, of the segment it continues; -1 for the one that enters
 * @param ends number of free ends it feeds
 */
public record VesselTreeSegment(double startX, double startY, double startZ, double endX, double endY, double endZ,
	double radius, int parent, int ends)
{

	/** µm. */
	public double length() {
		return Math.sqrt((endX - startX) * (endX - startX) + (endY - startY) * (endY - startY) + (endZ - startZ) * (endZ -
			startZ));
	}
}
