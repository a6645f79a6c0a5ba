package org.cutis.measure.vessels;

import org.cutis.measure.vessels.VesselBranch.Point;

/**
 * Where the middle of a vessel lies between the voxels, and its radius there. A
 * skeleton's voxel is up to half a voxel off, and so is the radius read at it.
 * Here it moves to the centre of the vessel's cross-section, by half a voxel at
 * most; the radius is the distance from there to the nearest
 * voxel outside.
 */
final class VesselAxis {

	/** The mask counts up to this many radii, so that all of the cross-section does. */
	private static final double BALL = 1.5;

	private static final int ITERATIONS = 2;

	private final VoxelGrid grid;

	/** 0 outside of the mask. */
	private final float[] distance;

	private final int[] place = new int[3];

	private final int[] from = new int[3];

	private final int[] to = new int[3];

	VesselAxis(final VoxelGrid grid, final float[] distance) {
		this.grid = grid;
		this.distance = distance;
	}

	/**
	 * The middle near a voxel.
	 *
	 * @param along direction of the vessel, of length 1, or 0 if it has none
	 */
	Point near(final int voxel, final double[] along) {
		final double[] center = new double[3];
		for (int k = 0; k < ITERATIONS; k++)
			move(voxel, along, center);
		final double[] p = new double[3];
		for (int d = 0; d < 3; d++)
			p[d] = grid.position(voxel, d) + center[d];
		return new Point(p[0], p[1], p[2], radius(voxel, center));
	}

	/** @param center relative to the voxel, µm; is moved */
	private void move(final int voxel, final double[] along, final double[] center) {
		final double reach = BALL * distance[voxel] + grid.coarsest() / 2;
		final double thickness = grid.coarsest();
		box(voxel, center, reach);
		final double[] sum = new double[3];
		int n = 0;
		for (int z = from[2]; z <= to[2]; z++) {
			final double dz = step(z, 2) - center[2];
			for (int y = from[1]; y <= to[1]; y++) {
				final double dy = step(y, 1) - center[1];
				final int row = y * grid.stride[1] + z * grid.stride[2];
				for (int x = from[0]; x <= to[0]; x++) {
					final double dx = step(x, 0) - center[0];
					if (distance[row + x] == 0 || dx * dx + dy * dy + dz * dz > reach * reach || Math.abs(dx * along[0] + dy *
						along[1] + dz * along[2]) > thickness) continue;
					sum[0] += dx;
					sum[1] += dy;
					sum[2] += dz;
					n++;
				}
			}
		}
		if (n == 0) return;
		double lengthwise = 0;
		for (int d = 0; d < 3; d++)
			lengthwise += sum[d] / n * along[d];
		for (int d = 0; d < 3; d++) {
			final double half = grid.spacing.along(d) / 2;
			center[d] = Math.max(-half, Math.min(half, center[d] + sum[d] / n - lengthwise * along[d]));
		}
	}

	private double radius(final int voxel, final double[] center) {
		final double reach = distance[voxel] + Math.sqrt(center[0] * center[0] + center[1] * center[1] + center[2] *
			center[2]);
		box(voxel, center, reach);
		double nearest = Double.POSITIVE_INFINITY;
		for (int z = from[2]; z <= to[2]; z++) {
			final double dz = step(z, 2) - center[2];
			for (int y = from[1]; y <= to[1]; y++) {
				final double dy = step(y, 1) - center[1];
				final int row = y * grid.stride[1] + z * grid.stride[2];
				for (int x = from[0]; x <= to[0]; x++) {
					if (distance[row + x] != 0) continue;
					final double dx = step(x, 0) - center[0];
					nearest = Math.min(nearest, dx * dx + dy * dy + dz * dz);
				}
			}
		}
		return nearest < Double.POSITIVE_INFINITY ? Math.sqrt(nearest) : distance[voxel];
	}

	/** The voxels of the image within reach of the centre, as a box. */
	private void box(final int voxel, final double[] center, final double reach) {
		for (int d = 0; d < 3; d++) {
			place[d] = grid.along(voxel, d);
			final double h = grid.spacing.along(d);
			from[d] = Math.max(grid.inner[d], place[d] + (int) Math.ceil((center[d] - reach) / h - 1e-6));
			to[d] = Math.min(grid.innerEnd[d] - 1, place[d] + (int) Math.floor((center[d] + reach) / h + 1e-6));
		}
	}

	/** µm from the voxel to another's place along an axis. */
	private double step(final int other, final int d) {
		return (other - place[d]) * grid.spacing.along(d);
	}
}
