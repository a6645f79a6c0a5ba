package org.cutis.rsom;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.measure.HeightMap;

/**
 * Where to look for vessels and how.
 *
 * @param image 1 or 2 channels (LF, HF) with a known pixel size
 * @param depth axis that runs into the skin
 * @param lower the epidermis' lower surface, in pixels of an image that begins at 0, without gaps
 * @param finder what tells vessels from the rest
 * @param region which tissue
 * @param threshold from which a voxel counts as vessel, 0 to 1; {@code finder.threshold()} as a rule
 * @param probability whether to keep what the finder gives (4 bytes a voxel)
 */
public record VesselRequest(Volume<?> image, DepthAxis depth, HeightMap lower, VesselFinder finder,
	VesselRegion region, double threshold, boolean probability)
{}
