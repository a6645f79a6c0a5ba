package org.cutis.train;

/**
 * A linear map of the plane about a patch's centre, from where a pixel is in the
 * sample to where its value comes from in the image: (u, v), columns and rows
 * from the centre, become (xx u + xy v, yx u + yy v).
 */
public record Warp(double xx, double xy, double yx, double yy) {

	/** Leaves everything where it is. */
	public static final Warp NONE = new Warp(1, 0, 0, 1);

	/** The map that does the other first, then this one. */
	public Warp after(final Warp first) {
		return new Warp(xx * first.xx + xy * first.yx, xx * first.xy + xy * first.yy, yx * first.xx + yy * first.yx, yx *
			first.xy + yy * first.yy);
	}
}
