package org.cutis.rsom;

import java.util.function.Predicate;

import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.measure.vessels.Dermis;
import org.cutis.task.Progress;
import org.cutis.tile.VolumePipeline;

import net.imglib2.Interval;

/** A way to tell vessels from the rest, voxel by voxel. */
public sealed interface VesselFinder permits NetworkVessels, FrangiVessels {

	/** What it gives from which a voxel usually counts as vessel, 0 to 1. */
	double threshold();

	/**
	 * Looks through a volume, in windows.
	 *
	 * @param image one or two bands
	 * @param kept what is not of it counts as 0
	 * @param wanted the windows to look at; axes depth, B-scan and x, in the order x, B-scan, depth
	 * @param sink gets how likely each voxel is vessel, 0 to 1, by depth; rows are B-scans, columns x
	 * @throws org.cutis.task.UserError if image or model do not fit
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	VesselRun run(Volume<?> image, DepthAxis depth, Dermis kept, Predicate<Interval> wanted, VolumePipeline.Sink sink,
		Progress progress);
}
