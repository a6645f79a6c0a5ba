package org.cutis.rsom;

import org.cutis.image.Volume;
import org.cutis.measure.SurfaceGaps;
import org.cutis.task.FreeMemory;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.RandomAccessibleInterval;

/**
 * Finds vessels below the epidermis, as the RSOM paper does ("Vessel
 * Segmentation" and Table 2): everything down to the epidermis' lower surface is
 * taken away, column by column, and a network or a filter looks at what is left.
 *
 * <pre>{@code
 * Surfaces epidermis = Surfaces.of(labels, DepthAxis.Z, 1, progress);
 * VesselFinder finder = new NetworkVessels(ModelRegistry.standard().resolve("vessels"), Device.AUTO);
 * VesselResult vessels = VesselMasker.mask(new VesselRequest(volume, DepthAxis.Z, SurfaceGaps.filled(epidermis
 *     .lower()), finder, VesselRegion.ALL, finder.threshold(), false), progress);
 * }</pre>
 */
public final class VesselMasker {

	/** What the graph of the vessels needs beside the mask, bytes a voxel at most. */
	private static final int GRAPH = 6;

	private VesselMasker() {}

	/**
	 * Finds vessels.
	 *
	 * @throws UserError if the image has no pixel size, more than two channels or more voxels than there is memory for,
	 *           the model does not fit, or the device is not there
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static VesselResult mask(final VesselRequest request, final Progress progress) {
		check(request);
		final Volume<?> image = request.image();
		final RandomAccessibleInterval<?> pixels = image.pixels();
		final long[] size = { pixels.dimension(0), pixels.dimension(1), pixels.dimension(2) };
		final var region = request.region().measured(request.lower(), request.depth(), image.size());
		final VesselPlanes planes = new VesselPlanes(size, request.depth(), region, request.threshold(), request
			.probability());
		final VesselRun run = request.finder().run(image, request.depth(), request.region().kept(request.lower(), request
			.depth(), image.size()), planes::isWanted, planes, progress);
		return new VesselResult(planes.mask, planes.probability, (int) size[0], (int) size[1], planes.vessels, region, run);
	}

	private static void check(final VesselRequest request) {
		final Volume<?> image = request.image();
		final RandomAccessibleInterval<?> pixels = image.pixels();
		requireSize(image);
		if (request.lower().width() != pixels.dimension(0) || request.lower().slices() != pixels.dimension(request.depth()
			.scanDimension()) || SurfaceGaps.count(request.lower()) > 0) throw new IllegalArgumentException(
				"The surface does not have the image's columns, or has gaps");
		final double voxels = (double) pixels.dimension(0) * pixels.dimension(1) * pixels.dimension(2);
		FreeMemory.require(voxels * (1 + GRAPH + (request.probability() ? 4 : 0)), "The vessels of \"" + image.title() +
			"\" need", request.probability() ? "Leave the probability out" : "Cut the image into parts");
	}

	/** @throws UserError if the image has no pixel size */
	public static void requireSize(final Volume<?> image) {
		if (!image.size().known()) throw new UserError("The image \"" + image.title() +
			"\" has no pixel size, but vessels are measured in µm. Set it with Image > Properties... (RSOM: 12 x 12 x 3 µm).");
	}
}
