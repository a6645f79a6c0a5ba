package org.cutis.phantom;

/**
 * What a synthetic arterial tree should be like. All in µm.
 *
 * @param x extent of the slab it fills; it begins at 0
 * @param y the same along y
 * @param top depth at which the slab begins
 * @param bottom depth at which it ends; here the tree enters
 * @param ends number of its free ends; fewer if the slab has no room for more
 * @param endRadius radius of the vessels that lead to free ends
 * @param seed the same seed gives the same tree
 */
public record VesselTreeOptions(double x, double y, double top, double bottom, int ends, double endRadius, long seed) {

	public VesselTreeOptions {
		if (!(x > 0 && y > 0 && bottom > top && endRadius > 0) || ends < 1 || ends > 100_000)
			throw new IllegalArgumentException("A vessel tree needs a slab of some extent, 1 to 100000 ends and a radius, not " +
				x + " x " + y + " x " + (bottom - top) + " µm, " + ends + " ends, " + endRadius + " µm");
	}
}
