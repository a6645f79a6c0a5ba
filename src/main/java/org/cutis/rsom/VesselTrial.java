package org.cutis.rsom;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.measure.HeightMap;
import org.cutis.measure.Overlap;
import org.cutis.measure.SurfaceGaps;
import org.cutis.measure.Surfaces;
import org.cutis.model.ModelBundle;
import org.cutis.phantom.RsomPhantom;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A phantom with arteries on which vessel networks are tried, as Mask Vessels runs them.
 *
 * @param scan 8-bit, x, y, z, c (LF, HF)
 * @param epidermis the truth, 1 in the epidermis
 * @param vessels the truth, 1 in vessels
 */
public record VesselTrial(Volume<UnsignedByteType> scan, RandomAccessibleInterval<UnsignedByteType> epidermis,
	RandomAccessibleInterval<UnsignedByteType> vessels)
{

	/** Of a phantom. */
	public static VesselTrial of(final RsomPhantom phantom) {
		return new VesselTrial(PhantomScan.normalized(phantom, "phantom"), phantom.epidermis(), phantom.vessels());
	}

	/** The lower surface of the true epidermis. */
	public HeightMap trueSurface() {
		return lower(epidermis);
	}

	/** A surface above all there is: nothing is removed. */
	public HeightMap noSurface() {
		final int w = (int) vessels.dimension(0), h = (int) vessels.dimension(1);
		return new HeightMap(w, h, new double[w * h]);
	}

	/** The lower surface of the epidermis as a model finds it; 0 everywhere if it finds none. */
	public HeightMap foundSurface(final ModelBundle model, final Progress progress) {
		final Surfaces found = EpidermisSegmenter.segment(new EpidermisRequest(scan, DepthAxis.Z, model, Device.AUTO, 0.5,
			false), progress).surfaces(DepthAxis.Z, Progress.none());
		return SurfaceGaps.count(found.lower()) == found.lower().heights().length ? noSurface() : SurfaceGaps.filled(found
			.lower());
	}

	private static HeightMap lower(final RandomAccessibleInterval<UnsignedByteType> labels) {
		return SurfaceGaps.filled(Surfaces.of(labels, DepthAxis.Z, 1, Progress.none()).lower());
	}

	/**
	 * Looks for vessels below a surface.
	 *
	 * @param lower everything down to it is removed
	 * @param threshold from which a voxel is vessel
	 * @param probability whether to keep the probabilities
	 */
	public VesselResult find(final ModelBundle model, final HeightMap lower, final double threshold,
		final boolean probability, final Progress progress)
	{
		return VesselMasker.mask(new VesselRequest(scan, DepthAxis.Z, lower, new NetworkVessels(model, Device.AUTO),
			VesselRegion.ALL, threshold, probability), progress);
	}

	/** Compares what was found with the truth, over all voxels of the volume. */
	public Overlap compare(final VesselResult found) {
		return Overlap.of(found.maskImage(), vessels, VesselResult.VESSEL);
	}
}
