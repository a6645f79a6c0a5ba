package org.cutis.measure.vessels;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.measure.HeightMap;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * The tissue below a surface in which vessels are measured: from an offset below
 * it, and either as far as the image goes or so many µm deep. A column without a
 * surface is not of it.
 *
 * @param surface depth in pixels, in the image's own coordinates, over x and the
 *          B-scans: {@code Surfaces.lower()} of the epidermis
 * @param depth the axis into the skin
 * @param spacing µm per voxel
 * @param offset µm below the surface at which it begins; negative: above it
 * @param thickness µm; infinite for all there is
 */
public record Dermis(HeightMap surface, DepthAxis depth, PixelSize spacing, double offset, double thickness) {

	/** µm; for offsets of whole voxels. */
	private static final double TOLERANCE = 1e-6;

	/** Is shown each voxel of the region. */
	interface Visitor {

		/** @param below µm from where the region begins to the voxel, 0 or more */
		void visit(double below, boolean vessel);
	}

	public Dermis {
		if (Double.isNaN(offset) || Double.isInfinite(offset)) throw new IllegalArgumentException(
			"The offset must be a number, but is " + offset);
		if (!(thickness > 0)) throw new IllegalArgumentException("The thickness must be positive, but is " + thickness);
	}

	/** µm from where the region begins to a voxel; NaN in a column without a surface. @param d in the image */
	double below(final int x, final int slice, final long d) {
		return (d - surface.get(x, slice)) * spacing.along(depth.dimension()) - offset;
	}

	boolean contains(final double below) {
		return below >= -TOLERANCE && below < thickness - TOLERANCE;
	}

	/** The first voxel of the region in a column, in the image's coordinates; beyond all without a surface. Indices from 0. */
	public long first(final int x, final int slice) {
		return at(x, slice, offset);
	}

	/** One past the last voxel of the region in a column, wherever the image ends. */
	public long end(final int x, final int slice) {
		return at(x, slice, offset + thickness);
	}

	/** The first voxel that lies at least so many µm below the surface. */
	private long at(final int x, final int slice, final double below) {
		final double d = Math.ceil(surface.get(x, slice) + (below - TOLERANCE) / spacing.along(depth.dimension()));
		return Double.isNaN(d) ? Long.MAX_VALUE : (long) d;
	}

	/**
	 * What of a mask is in the region, as a copy.
	 *
	 * @param mask x, y, z; any minimum; not 0 in vessels; as many columns as the surface
	 * @return 1 in vessels, else 0; as large as the mask and at the same place
	 * @throws UserError if the mask has more than 2^31 voxels
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public RandomAccessibleInterval<UnsignedByteType> restrict(final RandomAccessibleInterval<? extends IntegerType<?>> mask,
		final Progress progress)
	{
		final long size = mask.dimension(0) * mask.dimension(1) * mask.dimension(2);
		if (size > Integer.MAX_VALUE - 8) throw new UserError(
			"The vessel mask has more than 2^31 voxels. Crop the image, or scale it down, and measure it in parts.");
		final byte[] out = new byte[(int) size];
		final int[] next = { 0 };
		forEach(mask, progress, (below, vessel) -> out[next[0]++] = (byte) (vessel && contains(below) ? 1 : 0));
		return Views.translate(ArrayImgs.unsignedBytes(out, mask.dimensionsAsLongArray()), mask.minAsLongArray());
	}

	/** Visits the region's voxels. */
	void forEachInside(final RandomAccessibleInterval<? extends IntegerType<?>> mask, final Progress progress,
		final Visitor visitor)
	{
		forEach(mask, progress, (below, vessel) -> {
			if (contains(below)) visitor.visit(Math.max(0, below), vessel);
		});
	}

	/** Visits all voxels, x fastest, then y, then z. */
	private void forEach(final RandomAccessibleInterval<? extends IntegerType<?>> mask, final Progress progress,
		final Visitor visitor)
	{
		final int scans = depth.scanDimension();
		if (mask.dimension(0) != surface.width() || mask.dimension(scans) != surface.slices())
			throw new IllegalArgumentException("The surface has " + surface.width() + " x " + surface.slices() +
				" columns, the mask " + mask.dimension(0) + " x " + mask.dimension(scans));
		final RandomAccess<? extends IntegerType<?>> access = mask.randomAccess();
		for (long z = mask.min(2); z <= mask.max(2); z++) {
			progress.update((double) (z - mask.min(2)) / mask.dimension(2), "Measuring below the epidermis");
			for (long y = mask.min(1); y <= mask.max(1); y++) {
				access.setPosition(new long[] { mask.min(0), y, z });
				final int slice = (int) (depth == DepthAxis.Z ? y - mask.min(1) : z - mask.min(2));
				for (int x = 0; x < surface.width(); x++) {
					visitor.visit(below(x, slice, depth == DepthAxis.Z ? z : y), access.get().getIntegerLong() != 0);
					access.fwd(0);
				}
			}
		}
	}
}
