package org.cutis.measure.vessels;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * The area of a mask's surface in µm², on voxels of any shape, by the Crofton
 * formula: lines of 13 directions through all voxels, how often they go in and
 * out, and for each direction the share of the sphere that is nearest to it
 * (Ohser and Mücklich, "Statistical Analysis of Microstructures in Materials
 * Science", Wiley 2000, chapter 4; Legland, Kiêu and Devaux, "Computation of
 * Minkowski measures on 2D and 3D binary images", Image Anal. Stereol. 26, 2007,
 * 83-92). Along the finer axes the lines go in steps of several voxels, so that
 * the directions are spread evenly, as on cubes. Where a vessel leaves the image
 * there is no surface.
 * <p>
 * Right within 5 % for balls and tubes with a radius of 2.5 voxels (of their
 * largest size) or more; thinner ones come out smaller, by 4 to 20 % at a radius
 * of 1.25 voxels, as the steps jump over them.
 */
public final class SurfaceArea {

	/** Points on the sphere with which the directions' shares are found. */
	private static final int POINTS = 20000;

	private SurfaceArea() {}

	/**
	 * @param mask x, y, z; any minimum; not 0 in the mask
	 * @param spacing µm per voxel
	 * @return µm²
	 * @throws java.util.concurrent.CancellationException if the work was cancelled
	 */
	public static double of(final RandomAccessibleInterval<? extends IntegerType<?>> mask, final PixelSize spacing,
		final Progress progress)
	{
		final VoxelGrid grid = VoxelGrid.of(mask, spacing, progress.part(0, 0.5));
		return grid == null ? 0 : of(grid, progress.part(0.5, 1));
	}

	static double of(final VoxelGrid grid, final Progress progress) {
		final int[][] steps = steps(grid);
		final double[] lengths = new double[steps.length];
		for (int k = 0; k < steps.length; k++)
			for (int d = 0; d < 3; d++)
				lengths[k] = Math.hypot(lengths[k], steps[k][d] * grid.spacing.along(d));
		final double[] shares = shares(grid, steps, lengths);
		final double voxel = grid.spacing.x() * grid.spacing.y() * grid.spacing.z();
		double sum = 0;
		for (int k = 0; k < steps.length; k++)
			sum += shares[k] * crossings(grid, steps[k], progress.part((double) k / steps.length, (k + 1.0) / steps.length)) *
				voxel / lengths[k];
		// A line crosses a convex body twice, and its projections' mean area is a quarter of its surface.
		return 2 * sum;
	}

	/**
	 * One of each two opposite neighbours of 26, in steps that are about as long along
	 * each axis; along the axes themselves voxel by voxel.
	 */
	private static int[][] steps(final VoxelGrid grid) {
		final int[][] steps = new int[13][3];
		for (int k = 0; k < 13; k++)
			for (int d = 0; d < 3; d++) {
				final int[] step = Neighborhood.STEPS[13 + k];
				final boolean axis = Math.abs(step[0]) + Math.abs(step[1]) + Math.abs(step[2]) == 1;
				steps[k][d] = step[d] * (axis ? 1 : (int) Math.round(grid.coarsest() / grid.spacing.along(d)));
			}
		return steps;
	}

	/** How often the lines go in or out of the mask. */
	private static long crossings(final VoxelGrid grid, final int[] step, final Progress progress) {
		progress.update(0, "Measuring the surface");
		final int offset = step[0] + step[1] * grid.stride[1] + step[2] * grid.stride[2];
		long n = 0;
		for (int z = grid.inner[2]; z < grid.innerEnd[2]; z++)
			for (int y = grid.inner[1]; y < grid.innerEnd[1]; y++) {
				final int row = y * grid.stride[1] + z * grid.stride[2];
				for (int x = grid.inner[0]; x < grid.innerEnd[0]; x++) {
					if (!grid.isVessel(row + x)) continue;
					if (out(grid, x + step[0], y + step[1], z + step[2], row + x + offset)) n++;
					if (out(grid, x - step[0], y - step[1], z - step[2], row + x - offset)) n++;
				}
			}
		return n;
	}

	/** Whether a place is of the image, but not of the mask. What is beyond the grid's margin is not of the mask. */
	private static boolean out(final VoxelGrid grid, final int x, final int y, final int z, final int i) {
		return side(grid, x, 0) && side(grid, y, 1) && side(grid, z, 2) && (x < 0 || y < 0 || z < 0 || x >= grid.size[0] ||
			y >= grid.size[1] || z >= grid.size[2] || !grid.isVessel(i));
	}

	private static boolean side(final VoxelGrid grid, final int place, final int d) {
		return (place >= grid.inner[d] || grid.inner[d] == 0) && (place < grid.innerEnd[d] ||
			grid.innerEnd[d] == grid.size[d]);
	}

	/** Share of the sphere that is nearest to each direction or its opposite, on points of a Fibonacci lattice. */
	private static double[] shares(final VoxelGrid grid, final int[][] steps, final double[] lengths) {
		final double[] shares = new double[steps.length];
		for (int i = 0; i < POINTS; i++) {
			final double z = 1 - (2 * i + 1.0) / POINTS;
			final double r = Math.sqrt(1 - z * z);
			final double angle = i * Math.PI * (3 - Math.sqrt(5));
			final double[] p = { r * Math.cos(angle), r * Math.sin(angle), z };
			int best = 0;
			double closest = -1;
			for (int k = 0; k < steps.length; k++) {
				double dot = 0;
				for (int d = 0; d < 3; d++)
					dot += p[d] * steps[k][d] * grid.spacing.along(d);
				final double cosine = Math.abs(dot) / lengths[k];
				if (cosine > closest) {
					closest = cosine;
					best = k;
				}
			}
			shares[best] += 1.0 / POINTS;
		}
		return shares;
	}
}
