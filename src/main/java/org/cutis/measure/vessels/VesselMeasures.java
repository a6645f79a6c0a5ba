package org.cutis.measure.vessels;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;

/**
 * What is measured on a vessel mask and its graph: the vascular biomarkers of
 * the group of Gerl et al. (MICCAI 2020). All in µm.
 *
 * @param vessels the graph
 * @param volume of the mask (total blood volume), µm³
 * @param tissue volume of the tissue that was looked at, µm³; NaN if it is not known
 * @param surface area of the mask, µm² ({@link SurfaceArea})
 */
public record VesselMeasures(VesselGraph vessels, double volume, double tissue, double surface) {

	/** Vessels with a smaller radius are small: 2.5 voxels (of 12 µm), as the group has it; µm. */
	public static final double SMALL_RADIUS = 30;

	/**
	 * @param mask x, y, z; any minimum; not 0 in vessels; what is outside of the dermis taken away before
	 * @param spacing µm per voxel
	 * @param tissue volume of the tissue that was looked at, µm³; NaN if it is not known
	 * @param pruning see {@link VesselGraphs}
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static VesselMeasures of(final RandomAccessibleInterval<? extends IntegerType<?>> mask,
		final PixelSize spacing, final double tissue, final double pruning, final Progress progress)
	{
		final VesselGraph vessels = VesselGraphs.of(mask, spacing, pruning, progress.part(0, 0.8));
		long voxels = 0;
		for (long z = mask.min(2); z <= mask.max(2); z++) {
			progress.update(0.8 + 0.05 * (z - mask.min(2)) / mask.dimension(2), "Counting voxels");
			final Cursor<? extends IntegerType<?>> cursor = Views.iterable(Views.hyperSlice(mask, 2, z)).cursor();
			while (cursor.hasNext())
				if (cursor.next().getIntegerLong() != 0) voxels++;
		}
		return new VesselMeasures(vessels, voxels * spacing.x() * spacing.y() * spacing.z(), tissue, SurfaceArea.of(mask,
			spacing, progress.part(0.85, 1)));
	}

	/** Share of the tissue that is vessel, 0 to 1; NaN if the tissue is not known. */
	public double share() {
		return volume / tissue;
	}

	/** 1/µm; NaN without vessels. */
	public double surfaceToVolume() {
		return surface / volume;
	}
}
