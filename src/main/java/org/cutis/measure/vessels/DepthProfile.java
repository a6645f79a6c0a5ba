package org.cutis.measure.vessels;

import java.util.Arrays;

import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * How much of the tissue is vessel, by depth below the epidermis.
 *
 * @param bin thickness of a layer, µm
 * @param vessels µm³ of vessel in each layer, from the uppermost down
 * @param tissue µm³ of all tissue in it, vessels included
 */
public record DepthProfile(double bin, double[] vessels, double[] tissue) {

	/**
	 * @param mask x, y, z; any minimum; not 0 in vessels; as many columns as the dermis has
	 * @param bin thickness of a layer, µm
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static DepthProfile of(final RandomAccessibleInterval<? extends IntegerType<?>> mask, final Dermis dermis,
		final double bin, final Progress progress)
	{
		if (!(bin > 0)) throw new IllegalArgumentException("A layer's thickness must be positive, but is " + bin);
		final double voxel = dermis.spacing().x() * dermis.spacing().y() * dermis.spacing().z();
		final double deepest = mask.dimension(dermis.depth().dimension()) * dermis.spacing().along(dermis.depth()
			.dimension());
		final double[][] volumes = new double[2][(int) Math.min(1 << 20, Math.ceil(deepest / bin) + 1)];
		final int[] end = { 0 };
		dermis.forEachInside(mask, progress, (below, vessel) -> {
			// The tolerance is for layers of whole voxels.
			final int k = (int) (below / bin + 1e-6);
			if (k >= volumes[0].length) grow(volumes, k);
			if (vessel) volumes[0][k] += voxel;
			volumes[1][k] += voxel;
			end[0] = Math.max(end[0], k + 1);
		});
		return new DepthProfile(bin, Arrays.copyOf(volumes[0], end[0]), Arrays.copyOf(volumes[1], end[0]));
	}

	private static void grow(final double[][] volumes, final int k) {
		for (int i = 0; i < volumes.length; i++)
			volumes[i] = Arrays.copyOf(volumes[i], Math.max(k + 1, 2 * volumes[i].length));
	}

	/** Share of a layer that is vessel, 0 to 1; NaN where there is no tissue. */
	public double density(final int layer) {
		return vessels[layer] / tissue[layer];
	}

	/** µm³ of all tissue. */
	public double tissueVolume() {
		return Arrays.stream(tissue).sum();
	}

	/** µm³ of all vessels. */
	public double vesselVolume() {
		return Arrays.stream(vessels).sum();
	}
}
