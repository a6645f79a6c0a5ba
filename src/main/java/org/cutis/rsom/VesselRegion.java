package org.cutis.rsom;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.measure.HeightMap;
import org.cutis.measure.vessels.Dermis;

/**
 * Which tissue is looked at, in µm below the epidermis' lower surface.
 *
 * @param offset everything above is taken away before vessels are looked for; negative: above the surface
 * @param from where the region begins in which vessels are kept and measured; not above the offset
 * @param to where it ends; infinite for the image's end
 * @param columns whether a column is of the region, x fastest, then the B-scans; null for all
 */
public record VesselRegion(double offset, double from, double to, boolean[] columns) {

	/** All that lies below the epidermis. */
	public static final VesselRegion ALL = new VesselRegion(0, 0, Double.POSITIVE_INFINITY, null);

	public VesselRegion {
		if (!(from >= offset && to > from)) throw new IllegalArgumentException("A region from " + from + " to " + to +
			" µm with an offset of " + offset + " µm");
	}

	/** What is not taken away. @param surface without gaps */
	public Dermis kept(final HeightMap surface, final DepthAxis depth, final PixelSize size) {
		return new Dermis(surface, depth, size, offset, Double.POSITIVE_INFINITY);
	}

	/** What is measured. @param surface without gaps */
	public Dermis measured(final HeightMap surface, final DepthAxis depth, final PixelSize size) {
		return new Dermis(selected(surface), depth, size, from, to - from);
	}

	private HeightMap selected(final HeightMap surface) {
		if (columns == null) return surface;
		final double[] heights = surface.heights().clone();
		for (int i = 0; i < heights.length; i++)
			if (!columns[i]) heights[i] = Double.NaN;
		return new HeightMap(surface.width(), surface.slices(), heights);
	}
}
