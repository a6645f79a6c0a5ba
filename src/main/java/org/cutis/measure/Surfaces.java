package org.cutis.measure;

import java.util.Arrays;

import org.cutis.image.DepthAxis;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * The upper and the lower surface of a layer, as height maps over x and the
 * B-scans. A column's upper height is the depth of its first voxel of the
 * layer, its lower height that of its last plus one, so that their difference
 * is the layer's thickness; holes in between belong to the layer. Depths are in
 * the label image's own coordinates.
 *
 * <pre>{@code
 * Surfaces s = Surfaces.of(labels, DepthAxis.Z, 1, Progress.none());
 * double thickness = s.lower().get(x, slice) - s.upper().get(x, slice);
 * }</pre>
 *
 * @param upper height map of the surface that comes first along the depth axis
 * @param lower height map of the other; it has the same gaps
 */
public record Surfaces(HeightMap upper, HeightMap lower) {

	/**
	 * Finds the surfaces of a label.
	 *
	 * @param labels x, y, z; any minimum
	 * @param depth the axis into the skin
	 * @param label the layer's value
	 */
	public static Surfaces of(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final DepthAxis depth,
		final long label, final Progress progress)
	{
		if (labels.numDimensions() != 3) throw new IllegalArgumentException("Labels have the axes x, y, z, but these have " +
			labels.numDimensions());
		final int nx = (int) labels.dimension(0);
		final int ny = (int) labels.dimension(1);
		final int nz = (int) labels.dimension(2);
		final boolean alongZ = depth == DepthAxis.Z;
		final int slices = alongZ ? ny : nz;
		final int[] first = new int[Math.multiplyExact(nx, slices)];
		final int[] end = new int[first.length];
		Arrays.fill(first, -1);
		// The image is read in the order of its memory, whichever way depth runs: columns are filled side by side.
		final RandomAccess<? extends IntegerType<?>> access = labels.randomAccess();
		for (int z = 0; z < nz; z++) {
			progress.update((double) z / nz, "Finding surfaces");
			for (int y = 0; y < ny; y++) {
				access.setPosition(labels.min(0), 0);
				access.setPosition(labels.min(1) + y, 1);
				access.setPosition(labels.min(2) + z, 2);
				row(access, nx, label, first, end, nx * (alongZ ? y : z), alongZ ? z : y);
			}
		}
		return heights(first, end, nx, slices, labels.min(depth.dimension()));
	}

	private static void row(final RandomAccess<? extends IntegerType<?>> access, final int n, final long label,
		final int[] first, final int[] end, final int offset, final int d)
	{
		for (int i = offset; i < offset + n; i++) {
			if (access.get().getIntegerLong() == label) {
				if (first[i] < 0) first[i] = d;
				end[i] = d + 1;
			}
			access.fwd(0);
		}
	}

	private static Surfaces heights(final int[] first, final int[] end, final int width, final int slices,
		final long min)
	{
		final double[] upper = new double[first.length];
		final double[] lower = new double[first.length];
		for (int i = 0; i < first.length; i++) {
			upper[i] = first[i] < 0 ? Double.NaN : min + first[i];
			lower[i] = first[i] < 0 ? Double.NaN : min + end[i];
		}
		return new Surfaces(new HeightMap(width, slices, upper), new HeightMap(width, slices, lower));
	}

	/**
	 * As {@link #of}, of a label that must be there.
	 *
	 * @throws UserError if no voxel has the label; it lists the labels there are
	 */
	public static Surfaces ofPresent(final RandomAccessibleInterval<? extends IntegerType<?>> labels,
		final DepthAxis depth, final long label, final Progress progress)
	{
		final Surfaces surfaces = of(labels, depth, label, progress);
		for (final double z : surfaces.upper().heights())
			if (!Double.isNaN(z)) return surfaces;
		throw Labels.absent(labels, label, progress);
	}

	/** Columns of a B-scan. */
	public int width() {
		return upper.width();
	}

	/** Number of B-scans. */
	public int slices() {
		return upper.slices();
	}

	/** Columns of one B-scan that the layer does not reach. @param slice from 0 */
	public int gaps(final int slice) {
		int n = 0;
		for (int x = 0; x < width(); x++)
			if (isGap(x, slice)) n++;
		return n;
	}

	/** Unbroken runs of such columns in one B-scan. @param slice from 0 */
	public int gapRuns(final int slice) {
		int n = 0;
		for (int x = 0; x < width(); x++)
			if (isGap(x, slice) && (x == 0 || !isGap(x - 1, slice))) n++;
		return n;
	}

	/** Whether a column has no voxel of the layer. Both indices from 0. */
	public boolean isGap(final int x, final int slice) {
		return Double.isNaN(upper.get(x, slice));
	}
}
