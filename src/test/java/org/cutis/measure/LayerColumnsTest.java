package org.cutis.measure;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.cutis.image.DepthAxis;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

public class LayerColumnsTest {

	private static final double NONE = Double.NaN;

	/** Columns in the order of depth, by hand. */
	@Test
	public void thicknessAndInterfacesByHand() {
		final String[] columns = { "AABBCC", "AAAACC", "BBBBBB", "ABCACC", "CCBBAA", "ccBBcA" };
		final double[][] thickness = { { 2, 4, NONE, 2, 2, 1 }, { 2, NONE, 6, 1, 2, 2 }, { 2, 2, NONE, 3, 2, NONE } };
		// CCBBAA: with A's end at the top only the two A are wrong; with C's begin at the bottom only the two C.
		final double[][] heights = { { 2, 4, NONE, 1, NONE, NONE }, { 4, 4, NONE, 2, NONE, NONE } };
		for (final DepthAxis depth : DepthAxis.values()) {
			final LayerColumns c = LayerColumns.of(volume(columns, depth), depth, List.of(65L, 66L, 67L), Progress.none());
			assertEquals(6, c.rows());
			assertEquals(3, c.slices());
			for (int layer = 0; layer < 3; layer++)
				assertArrayEquals("layer " + layer, thickness[layer], c.thickness(layer).row(1), 0);
			for (int k = 0; k < 2; k++)
				assertArrayEquals("interface " + k, heights[k], c.height(k).row(1), 0);
			assertArrayEquals(new double[] { 3, NONE, 3, 1.5, 3, 3 }, c.middle(1).row(1), 0);
		}
	}

	/** @return the columns in the second of three B-scans */
	private static RandomAccessibleInterval<UnsignedByteType> volume(final String[] columns, final DepthAxis depth) {
		final int n = columns[0].length();
		final RandomAccessibleInterval<UnsignedByteType> labels = depth == DepthAxis.Z ? LabelVolumes.empty(columns.length, 3,
			n) : LabelVolumes.empty(columns.length, n, 3);
		final RandomAccess<UnsignedByteType> access = labels.randomAccess();
		for (int x = 0; x < columns.length; x++)
			for (int d = 0; d < n; d++) {
				access.setPosition(labels.min(0) + x, 0);
				access.setPosition(labels.min(depth.scanDimension()) + 1, depth.scanDimension());
				access.setPosition(labels.min(depth.dimension()) + d, depth.dimension());
				access.get().set(columns[x].charAt(d));
			}
		return labels;
	}

	/** Against a count of the wrong pixels for each place. */
	@Test
	public void interfacesHaveTheFewestPixelsOnTheWrongSide() {
		final RandomAccessibleInterval<UnsignedByteType> labels = LabelVolumes.random(3, 9, 7, 5);
		final LayerColumns c = LayerColumns.of(labels, DepthAxis.Y, List.of(0L, 2L, 1L), Progress.none());
		final int[] order = { 0, 2, 1 };
		for (int slice = 0; slice < 5; slice++)
			for (int x = 0; x < 9; x++)
				for (int k = 0; k < 2; k++) {
					int best = -1, least = Integer.MAX_VALUE;
					for (int b = 0; b <= 7; b++) {
						int wrong = 0;
						for (int y = 0; y < 7; y++) {
							final int layer = order[labels.getAt(labels.min(0) + x, labels.min(1) + y, labels.min(2) + slice).get()];
							if (y < b != layer <= k) wrong++;
						}
						if (wrong >= least) continue;
						least = wrong;
						best = b;
					}
					assertEquals(best, c.interfaces()[k][slice * 9 + x]);
					assertTrue(k == 0 || c.interfaces()[0][slice * 9 + x] <= best);
				}
	}

	@Test
	public void stopsWhenCancelled() {
		assertThrows(CancellationException.class, () -> LayerColumns.of(LabelVolumes.empty(2, 2, 2), DepthAxis.Z, List.of(0L,
			1L), new Cancelled()));
	}
}
