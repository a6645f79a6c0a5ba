package org.cutis.rsom;

import java.io.File;

import org.cutis.task.Progress;
import org.cutis.task.UserError;

/**
 * The skin's surface as a scan's surface file has it: a coarse map of heights,
 * centred on the volume.
 *
 * @param height indexed [y][x]; {@code surfSmooth}, in half voxels of depth
 * @param dx step along x in mm
 * @param dy step along y in mm
 */
public record Surface(double[][] height, double dx, double dy) {

	/** Steps of the volume along x and y, in mm. */
	private static final double STEP = 0.012;

	/** How much of the volume's width the map must cover; beyond its ends the height stays as at the end. */
	private static final double COVERED = 0.8;

	/**
	 * Reads {@code Surf_<datetime>.mat}: surfSmooth (rows along y, columns along x), dx, dy.
	 *
	 * @throws UserError if the file is damaged, lacks one of them, or has values that are not finite
	 */
	public static Surface read(final File file, final Progress progress) {
		final MatVariable map = new MatVariable(file, "surfSmooth", 2);
		final int[] size = map.dimensions(progress);
		final double[][] height = new double[size[0]][size[1]];
		map.read((i, value) -> height[i % size[0]][i / size[0]] = value, progress);
		for (final double[] row : height)
			for (final double h : row)
				if (!Double.isFinite(h)) throw new UserError("The surface in " + file +
					" has heights that are not numbers (NaN or infinite). Open the scan without flattening, or without the surface file.");
		return new Surface(height, step(file, "dx", progress), step(file, "dy", progress));
	}

	private static double step(final File file, final String name, final Progress progress) {
		final MatVariable variable = new MatVariable(file, name, 2);
		final int[] size = variable.dimensions(progress);
		final double[] value = new double[1];
		if (size[0] == 1 && size[1] == 1) variable.read((i, v) -> value[i] = v, progress);
		if (!(value[0] > 0 && value[0] < Double.POSITIVE_INFINITY)) throw new UserError("The variable \"" + name +
			"\" in " + file + " must be one positive number, the surface's grid step in mm.");
		return value[0];
	}

	/**
	 * By how many voxels each column moves in depth to make the surface flat: -round(h / 2),
	 * where h is the height above the mean, interpolated by a bicubic spline onto
	 * the volume's grid (12 µm, both grids centred).
	 *
	 * @param nx columns along x
	 * @param ny columns along y
	 * @param file named if the map is too small
	 * @return indexed [y][x]
	 * @throws UserError if the map does not belong to a volume of this size
	 */
	int[][] shifts(final int nx, final int ny, final File file) {
		covers(height[0].length, dx, nx, "x", file);
		covers(height.length, dy, ny, "y", file);
		final double[][] h = onGrid(nx, ny);
		double mean = 0;
		for (final double[] row : h)
			for (final double v : row)
				mean += v / ((double) nx * ny);
		final int[][] shifts = new int[ny][nx];
		for (int y = 0; y < ny; y++)
			for (int x = 0; x < nx; x++)
				shifts[y][x] = (int) -Math.rint((h[y][x] - mean) / 2);
		return shifts;
	}

	/** The heights on the volume's grid: a tensor product, so first along x, then along y. */
	double[][] onGrid(final int nx, final int ny) {
		final double[] atX = positions(nx, height[0].length, dx);
		final double[][] rows = new double[height.length][];
		for (int i = 0; i < rows.length; i++)
			rows[i] = NotAKnotSpline.at(height[i], atX);
		final double[] atY = positions(ny, height.length, dy);
		final double[][] result = new double[ny][nx];
		final double[] column = new double[rows.length];
		for (int x = 0; x < nx; x++) {
			for (int i = 0; i < column.length; i++)
				column[i] = rows[i][x];
			final double[] fine = NotAKnotSpline.at(column, atY);
			for (int y = 0; y < ny; y++)
				result[y][x] = fine[y];
		}
		return result;
	}

	/** Where the volume's n columns lie, in steps of the map. */
	private static double[] positions(final int n, final int steps, final double step) {
		final double[] at = new double[n];
		for (int i = 0; i < n; i++)
			at[i] = (i - (n - 1) / 2.0) * STEP / step + (steps - 1) / 2.0;
		return at;
	}

	private static void covers(final int steps, final double step, final int n, final String axis, final File file) {
		final double map = steps * step, volume = n * STEP;
		if (map < COVERED * volume) throw new UserError(String.format(java.util.Locale.ROOT,
			"The surface in %s is %.2f mm wide along %s, but the volume is %.2f mm wide. " +
				"It belongs to another scan; open this one without flattening.", file, map, axis, volume));
	}
}
