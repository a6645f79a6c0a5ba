package org.cutis.measure;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CancellationException;

import org.cutis.image.DepthAxis;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.junit.Test;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

public class SurfacesTest {

	private static final double NONE = Double.NaN;

	@Test
	public void heightsAreTheFirstVoxelAndTheLastPlusOne() {
		for (final DepthAxis depth : DepthAxis.values()) {
			final RandomAccessibleInterval<UnsignedByteType> labels = LabelVolumes.empty(5, 9, 9);
			LabelVolumes.layer(labels, depth, 1, 3, 2, 4);
			LabelVolumes.layer(labels, depth, 2, 3, 0, 9);
			// A hole belongs to the layer.
			LabelVolumes.layer(labels, depth, 4, 3, 1, 2);
			LabelVolumes.layer(labels, depth, 4, 3, 5, 6);
			final Surfaces s = Surfaces.of(labels, depth, 1, Progress.none());
			final double min = LabelVolumes.MIN[depth.dimension()];
			assertArrayEquals(new double[] { NONE, min + 2, min, NONE, min + 1 }, s.upper().row(3), 0);
			assertArrayEquals(new double[] { NONE, min + 4, min + 9, NONE, min + 6 }, s.lower().row(3), 0);
			assertEquals(9, s.slices());
			assertEquals(5, s.gaps(2));
			assertEquals(1, s.gapRuns(2));
			assertEquals(2, s.gaps(3));
			assertEquals(2, s.gapRuns(3));
			assertTrue(s.isGap(0, 3));
			assertFalse(s.isGap(1, 3));
		}
	}

	@Test
	public void agreesWithASearchColumnByColumn() {
		for (final DepthAxis depth : DepthAxis.values()) {
			final RandomAccessibleInterval<UnsignedByteType> labels = LabelVolumes.random(17, 7, 4, 5);
			final Surfaces s = Surfaces.of(labels, depth, 2, Progress.none());
			int found = 0;
			for (int slice = 0; slice < labels.dimension(depth.scanDimension()); slice++) {
				for (int x = 0; x < 7; x++) {
					final double[] expected = column(labels, depth, 2, x, slice);
					assertEquals(expected[0], s.upper().get(x, slice), 0);
					assertEquals(expected[1], s.lower().get(x, slice), 0);
					if (!Double.isNaN(expected[0])) found++;
				}
			}
			assertTrue("columns with and without label", found > 3 && found < s.width() * s.slices());
		}
	}

	private static double[] column(final RandomAccessibleInterval<UnsignedByteType> labels, final DepthAxis depth,
		final int label, final int x, final int slice)
	{
		final RandomAccess<UnsignedByteType> access = labels.randomAccess();
		access.setPosition(labels.min(0) + x, 0);
		access.setPosition(labels.min(depth.scanDimension()) + slice, depth.scanDimension());
		final double[] heights = { NONE, NONE };
		for (long d = labels.max(depth.dimension()); d >= labels.min(depth.dimension()); d--) {
			access.setPosition(d, depth.dimension());
			if (access.get().get() != label) continue;
			heights[0] = d;
			if (Double.isNaN(heights[1])) heights[1] = d + 1;
		}
		return heights;
	}

	@Test
	public void masksOfBitsWork() {
		final var mask = ArrayImgs.bits(2, 1, 3);
		mask.getAt(1, 0, 1).set(true);
		final Surfaces s = Surfaces.of(mask, DepthAxis.Z, 1, Progress.none());
		assertArrayEquals(new double[] { NONE, 1 }, s.upper().row(0), 0);
	}

	@Test
	public void anAbsentLabelIsASentenceWithThosePresent() {
		final var labels = LabelVolumes.random(17, 7, 4, 5);
		assertEquals(7, Surfaces.ofPresent(labels, DepthAxis.Z, 2, Progress.none()).width());
		assertEquals("label is 9, but the image has no such value. It has: 0, 1, 2.", assertThrows(UserError.class,
			() -> Surfaces.ofPresent(labels, DepthAxis.Z, 9, Progress.none())).getMessage());
	}

	@Test
	public void manyLabelsAreListedInPart() {
		final var labels = LabelVolumes.empty(10, 1, 5);
		int i = 0;
		for (final UnsignedByteType t : Views.flatIterable(labels))
			t.set(++i);
		final String m = assertThrows(UserError.class, () -> Surfaces.ofPresent(labels, DepthAxis.Z, 99, Progress.none()))
			.getMessage();
		assertTrue(m, m.endsWith(" 19, 20, ... (50 values)."));
	}

	@Test
	public void stopsWhenCancelled() {
		final Progress cancelled = new Cancelled();
		assertThrows(CancellationException.class, () -> Surfaces.of(LabelVolumes.empty(2, 2, 2), DepthAxis.Z, 1,
			cancelled));
	}
}
