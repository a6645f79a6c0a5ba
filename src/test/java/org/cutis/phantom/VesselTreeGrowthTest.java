package org.cutis.phantom;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cutis.image.PixelSize;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

public class VesselTreeGrowthTest {

	private static final VesselTreeOptions OPTIONS = new VesselTreeOptions(2000, 1500, 200, 1200, 60, 9, 7);

	private static final List<VesselTreeSegment> TREE = VesselTreeGrowth.grow(OPTIONS, Progress.none());

	@Test
	public void aTreeForksInTwo() {
		assertEquals(2 * 60 - 1, TREE.size());
		final List<List<VesselTreeSegment>> children = new ArrayList<>();
		TREE.forEach(s -> children.add(new ArrayList<>()));
		int roots = 0;
		for (final VesselTreeSegment s : TREE)
			if (s.parent() < 0) roots++;
			else children.get(s.parent()).add(s);
		assertEquals(1, roots);
		int ends = 0;
		for (int i = 0; i < TREE.size(); i++) {
			final VesselTreeSegment s = TREE.get(i);
			final List<VesselTreeSegment> two = children.get(i);
			if (two.isEmpty()) {
				ends++;
				assertEquals(9, s.radius(), 1e-9);
				continue;
			}
			assertEquals(2, two.size());
			// Murray's law, and what flows in flows out.
			assertEquals(Math.pow(s.radius(), 3), Math.pow(two.get(0).radius(), 3) + Math.pow(two.get(1).radius(), 3), 1e-6);
			assertEquals(s.ends(), two.get(0).ends() + two.get(1).ends());
			for (final VesselTreeSegment child : two) {
				assertEquals(s.endX(), child.startX(), 0);
				assertEquals(s.endY(), child.startY(), 0);
				assertEquals(s.endZ(), child.startZ(), 0);
			}
		}
		assertEquals(60, ends);
	}

	@Test
	public void staysInTheSlabAndEntersFromBelow() {
		for (final VesselTreeSegment s : TREE) {
			assertTrue(s.endX() >= 0 && s.endX() <= 2000 && s.endY() >= 0 && s.endY() <= 1500);
			assertTrue(s.endZ() >= 200 && s.endZ() <= 1200);
			if (s.parent() < 0) assertEquals(1200, s.startZ(), 0);
			if (s.parent() < 0) assertEquals(9 * Math.cbrt(60), s.radius(), 1e-9);
		}
	}

	/** Sampled at points along both. */
	@Test
	public void whatDoesNotMeetDoesNotTouch() {
		for (int i = 0; i < TREE.size(); i++)
			for (int j = 0; j < i; j++) {
				final VesselTreeSegment p = TREE.get(i);
				final VesselTreeSegment q = TREE.get(j);
				if (p.parent() == j || q.parent() == i || p.parent() == q.parent()) continue;
				for (int k = 0; k <= 20; k++)
					for (int l = 0; l <= 20; l++)
						assertTrue(VesselTreeSpace.distance(at(p, k / 20.0), at(q, l / 20.0)) > p.radius() + q.radius());
			}
	}

	private static double[] at(final VesselTreeSegment s, final double t) {
		return new double[] { s.startX() + t * (s.endX() - s.startX()), s.startY() + t * (s.endY() - s.startY()), s
			.startZ() + t * (s.endZ() - s.startZ()) };
	}

	@Test
	public void theSeedDecides() {
		assertEquals(TREE, VesselTreeGrowth.grow(OPTIONS, Progress.none()));
		assertNotEquals(TREE, VesselTreeGrowth.grow(new VesselTreeOptions(2000, 1500, 200, 1200, 60, 9, 8), Progress
			.none()));
	}

	@Test
	public void aFullSlabHasFewerEnds() {
		final List<VesselTreeSegment> full = VesselTreeGrowth.grow(new VesselTreeOptions(100, 100, 0, 100, 500, 9, 1),
			Progress.none());
		assertTrue(full.size() < 999);
		assertTrue(full.size() > 0);
	}

	@Test
	public void segmentsDistanceIsThatOfTheirNearestPoints() {
		final Random random = new Random(3);
		for (int k = 0; k < 15; k++) {
			final double[][] p = new double[4][3];
			for (final double[] v : p)
				for (int d = 0; d < 3; d++)
					v[d] = random.nextDouble();
			double nearest = 9;
			for (int i = 0; i <= 100; i++)
				for (int j = 0; j <= 100; j++) {
					double sum = 0;
					for (int d = 0; d < 3; d++)
						sum += Math.pow(p[0][d] + i / 100.0 * (p[1][d] - p[0][d]) - p[2][d] - j / 100.0 * (p[3][d] - p[2][d]), 2);
					nearest = Math.min(nearest, Math.sqrt(sum));
				}
			assertEquals(nearest, VesselTreeSpace.distance(p[0], p[1], p[2], p[3]), 0.02);
		}
		final double[] a = { 0, 0, 0 };
		assertEquals(5, VesselTreeSpace.distance(a, a, new double[] { 3, 4, 0 }, new double[] { 3, 4, 0 }), 1e-12);
		// Parallel.
		assertEquals(2, VesselTreeSpace.distance(a, new double[] { 1, 0, 0 }, new double[] { -1, 2, 0 }, new double[] { 4, 2,
			0 }), 1e-12);
	}

	@Test
	public void theMaskHasTheExactRadius() {
		final RandomAccessibleInterval<UnsignedByteType> mask = Views.translate(ArrayImgs.unsignedBytes(9, 12, 40), -2, 3,
			-5);
		VesselTreeMask.draw(List.of(new VesselTreeSegment(-40, 60, 10, 50, 150, 90, 25, -1, 1)), mask, PixelSize.RSOM,
			Progress.none());
		final var cursor = Views.iterable(mask).localizingCursor();
		int inside = 0;
		while (cursor.hasNext()) {
			cursor.fwd();
			double nearest = Double.POSITIVE_INFINITY;
			for (int i = 0; i <= 2000; i++) {
				final double t = i / 2000.0;
				nearest = Math.min(nearest, Math.hypot(Math.hypot(12 * cursor.getDoublePosition(0) + 40 - 90 * t, 12 * cursor
					.getDoublePosition(1) - 60 - 90 * t), 3 * cursor.getDoublePosition(2) - 10 - 80 * t));
			}
			if (Math.abs(nearest - 25) > 0.05) assertEquals(nearest < 25 ? 1 : 0, cursor.get().get());
			inside += cursor.get().get();
		}
		assertTrue(inside > 50);
	}

	@Test
	public void canBeCancelled() {
		assertThrows(CancellationException.class, () -> VesselTreeGrowth.grow(OPTIONS, new Cancelled()));
	}
}
