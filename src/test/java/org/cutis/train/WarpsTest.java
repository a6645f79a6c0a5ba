package org.cutis.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.Test;

/** Each warp alone: the form of its matrix, and the range it is drawn from. */
public class WarpsTest {

	private static final int DRAWS = 2000;

	private final SplittableRandom random = new SplittableRandom(4);

	private static void assertWarp(final Warp expected, final Warp actual) {
		assertEquals(expected.xx(), actual.xx(), 1e-12);
		assertEquals(expected.xy(), actual.xy(), 1e-12);
		assertEquals(expected.yx(), actual.yx(), 1e-12);
		assertEquals(expected.yy(), actual.yy(), 1e-12);
	}

	/** Evenly drawn numbers: all within the range, and its ends nearly reached. */
	private static void assertRange(final double from, final double to, final double[] values) {
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY, sum = 0;
		for (final double v : values) {
			min = Math.min(min, v);
			max = Math.max(max, v);
			sum += v / values.length;
		}
		final double width = to - from;
		assertTrue(min >= from && min < from + 0.01 * width);
		assertTrue(max <= to && max > to - 0.01 * width);
		// The mean's standard error is 0.29 width / sqrt(2000) = 0.0065 width.
		assertEquals((from + to) / 2, sum, 0.03 * width);
	}

	@Test
	public void rotationKeepsLengthsAndDrawsAnglesUpTo180() {
		final double[] angles = new double[DRAWS];
		for (int i = 0; i < DRAWS; i++) {
			final Warp w = new Rotation(180).draw(random);
			assertEquals(1, w.xx() * w.yy() - w.xy() * w.yx(), 1e-12);
			assertEquals(w.xx(), w.yy(), 0);
			assertEquals(w.xy(), -w.yx(), 0);
			angles[i] = Math.toDegrees(Math.atan2(w.yx(), w.xx()));
		}
		assertRange(-180, 180, angles);
		assertWarp(new Warp(0, -1, 1, 0), Rotation.by(Math.PI / 2));
	}

	@Test
	public void flipsMirrorOnlyWhatTheyMay() {
		final Set<Warp> both = new HashSet<>(), horizontal = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			both.add(new Flip(true, true).draw(random));
			horizontal.add(new Flip(true, false).draw(random));
		}
		assertEquals(Set.of(new Warp(1, 0, 0, 1), new Warp(-1, 0, 0, 1), new Warp(1, 0, 0, -1), new Warp(-1, 0, 0, -1)),
			both);
		assertEquals(Set.of(new Warp(1, 0, 0, 1), new Warp(-1, 0, 0, 1)), horizontal);
	}

	@Test
	public void zoomMagnifiesByUpToTenPercent() {
		final double[] factors = new double[DRAWS];
		for (int i = 0; i < DRAWS; i++) {
			final Warp w = new Zoom(0.1).draw(random);
			assertWarp(new Warp(w.xx(), 0, 0, w.xx()), w);
			factors[i] = 1 / w.xx();
		}
		assertRange(0.9, 1.1, factors);
	}

	@Test
	public void shearKeepsRowsAndDrawsAnglesUpTo02() {
		final double[] angles = new double[DRAWS];
		for (int i = 0; i < DRAWS; i++) {
			final Warp w = new Shear(0.2).draw(random);
			assertWarp(new Warp(1, w.xy(), 0, 1), w);
			angles[i] = Math.atan(w.xy());
		}
		assertRange(-0.2, 0.2, angles);
	}

	/** By hand: a shear, then a quarter turn, of (2, 3): (2 + 0.5 * 3, 3) = (3.5, 3), turned (-3, 3.5). */
	@Test
	public void oneMapOfSeveral() {
		final Warp all = Rotation.by(Math.PI / 2).after(new Warp(1, 0.5, 0, 1));
		assertEquals(-3, all.xx() * 2 + all.xy() * 3, 1e-12);
		assertEquals(3.5, all.yx() * 2 + all.yy() * 3, 1e-12);
		final Warp composed = new Augmentation(List.of(r -> Rotation.by(Math.PI / 2), r -> new Warp(1, 0.5, 0, 1)), List
			.of()).warp(random);
		assertWarp(all, composed);
		assertWarp(Warp.NONE, Augmentation.NONE.warp(random));
	}

	@Test
	public void impossibleStrengths() {
		assertThrows(IllegalArgumentException.class, () -> new Rotation(181));
		assertThrows(IllegalArgumentException.class, () -> new Zoom(1));
		assertThrows(IllegalArgumentException.class, () -> new Shear(-0.1));
		assertThrows(IllegalArgumentException.class, () -> new IntensityShift(20));
		assertThrows(IllegalArgumentException.class, () -> new Speckle(Double.NaN));
	}
}
