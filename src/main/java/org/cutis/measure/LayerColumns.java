package org.cutis.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.cutis.image.DepthAxis;
import org.cutis.task.Progress;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * Layers that lie on each other, column by column: how many pixels each has, and
 * where one ends and the next begins.
 * <p>
 * Interface k lies between layers 0 to k and the deeper ones. Its height is the
 * number of pixels above it; it is where the fewest pixels of the column are on
 * the wrong side, the uppermost of equal places. Where the layers are in order
 * that is where they meet; a speck of a layer inside another does not move it.
 * Interfaces never cross. Pixels of no layer are on no side.
 * </p>
 *
 * <pre>{@code
 * LayerColumns c = LayerColumns.of(labels, DepthAxis.Y, List.of(0L, 1L, 2L), Progress.none());
 * double thickness = c.thickness(1).get(x, slice);
 * }</pre>
 *
 * @param width columns of a B-scan
 * @param slices number of B-scans
 * @param rows pixels of a column
 * @param pixels by layer, then x fastest, then B-scans; not copied
 * @param interfaces rows above it, 0 to rows; one fewer than layers; indexed as pixels; not copied
 */
public record LayerColumns(int width, int slices, int rows, int[][] pixels, int[][] interfaces) {

	/** Slices between two looks at the progress. */
	private static final int PART = 64;

	/**
	 * Looks at a label image once.
	 *
	 * @param labels x, y, z; any minimum
	 * @param depth the axis into the skin
	 * @param layers values of the layers from the uppermost to the deepest, 2 or more
	 */
	public static LayerColumns of(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final DepthAxis depth,
		final List<Long> layers, final Progress progress)
	{
		if (labels.numDimensions() != 3) throw new IllegalArgumentException("Labels have the axes x, y, z, but these have " +
			labels.numDimensions());
		final int nx = (int) labels.dimension(0), ny = (int) labels.dimension(1), nz = (int) labels.dimension(2);
		final boolean alongZ = depth == DepthAxis.Z;
		final Count count = new Count(layers, Math.multiplyExact(nx, alongZ ? ny : nz));
		for (int z = 0; z < nz; z += PART) {
			progress.update((double) z / nz, "Measuring layers");
			final IntStream part = IntStream.range(z, Math.min(nz, z + PART));
			// B-scans share no column, en-face slices share all.
			if (alongZ) part.forEach(slice -> count.add(labels, slice, true));
			else part.parallel().forEach(slice -> new Count(count).add(labels, slice, false));
		}
		progress.update(1, "Measuring layers");
		return new LayerColumns(nx, alongZ ? ny : nz, alongZ ? nz : ny, count.pixels, count.best);
	}

	/** Columns that are counted pixel by pixel, downwards. */
	private static final class Count {

		private final long[] layers;

		private final int[][] pixels;

		/** By interface: pixels on the wrong side if it lies below all so far, less those if it lies above all; its least; where. */
		private final int[][] wrong, least, best;

		/** Labels come in runs: the layer of the last. */
		private long last;

		private int lastLayer;

		Count(final List<Long> layers, final int columns) {
			this.layers = layers.stream().mapToLong(Long::longValue).toArray();
			final int n = layers.size();
			pixels = new int[n][columns];
			wrong = new int[n - 1][columns];
			least = new int[n - 1][columns];
			best = new int[n - 1][columns];
			last = this.layers[0];
		}

		/** Counts other pixels of the same columns' layers. */
		Count(final Count other) {
			layers = other.layers;
			pixels = other.pixels;
			wrong = other.wrong;
			least = other.least;
			best = other.best;
			last = layers[0];
		}

		/**
		 * Counts a slice of the image. Pixels are read in the order of memory, whichever way depth runs: columns are counted
		 * side by side.
		 */
		void add(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final int z, final boolean enFace) {
			for (int y = 0; y < labels.dimension(1); y++)
				line(labels, y, z, enFace ? y : z, enFace ? z : y);
		}

		private void line(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final int y, final int z,
			final int scan, final int row)
		{
			final int nx = (int) labels.dimension(0);
			final RandomAccess<? extends IntegerType<?>> access = labels.randomAccess();
			access.setPosition(labels.min(0), 0);
			access.setPosition(labels.min(1) + y, 1);
			access.setPosition(labels.min(2) + z, 2);
			for (int i = nx * scan; i < nx * (scan + 1); i++) {
				add(i, row, access.get().getIntegerLong());
				access.fwd(0);
			}
		}

		private void add(final int column, final int row, final long label) {
			if (label != last) {
				last = label;
				lastLayer = layers.length - 1;
				while (lastLayer >= 0 && layers[lastLayer] != label)
					lastLayer--;
			}
			if (lastLayer < 0) return;
			pixels[lastLayer][column]++;
			for (int k = 0; k < best.length; k++) {
				wrong[k][column] += lastLayer > k ? 1 : -1;
				if (wrong[k][column] >= least[k][column]) continue;
				least[k][column] = wrong[k][column];
				best[k][column] = row + 1;
			}
		}
	}

	/** Pixels of a layer in each column; NaN where it has none. @param layer from 0 */
	public HeightMap thickness(final int layer) {
		return map(pixels[layer], 0, -1);
	}

	/** Rows above an interface; NaN where all of the column is on one side of it. @param k from 0 */
	public HeightMap height(final int k) {
		return map(interfaces[k], 0, rows);
	}

	private HeightMap map(final int[] values, final int none, final int noneEither) {
		return new HeightMap(width, slices, Arrays.stream(values).mapToDouble(v -> v == none || v == noneEither ? Double.NaN
			: v).toArray());
	}

	/**
	 * The line in the middle of a layer; NaN where it has no thickness between its
	 * interfaces.
	 *
	 * @param layer neither the first nor the last
	 */
	public HeightMap middle(final int layer) {
		final double[] z = new double[width * slices];
		for (int i = 0; i < z.length; i++) {
			final int upper = interfaces[layer - 1][i], lower = interfaces[layer][i];
			z[i] = lower > upper ? (upper + lower) / 2.0 : Double.NaN;
		}
		return new HeightMap(width, slices, z);
	}
}
