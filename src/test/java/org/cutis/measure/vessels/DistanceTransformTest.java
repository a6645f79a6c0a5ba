package org.cutis.measure.vessels;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Random;
import java.util.concurrent.CancellationException;

import org.cutis.image.PixelSize;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

public class DistanceTransformTest {

	private static final PixelSize[] SPACINGS = { new PixelSize(1, 1, 1, true), PixelSize.RSOM, new PixelSize(2, 0.7, 5,
		true) };

	@Test
	public void distancesAreThoseToTheNearestVoxelOutside() {
		final Random random = new Random(5);
		for (final PixelSize spacing : SPACINGS)
			for (final double density : new double[] { 0.1, 0.8, 0.98 }) {
				final boolean[][][] v = Boxes.random(random, 11, 9, 14, density);
				final RandomAccessibleInterval<FloatType> found = DistanceTransform.of(Boxes.image(v), spacing, Progress
					.none());
				assertArrayEquals(Shapes.MIN, found.minAsLongArray());
				assertArrayEquals(new long[] { 11, 9, 14 }, found.dimensionsAsLongArray());
				final var access = found.randomAccess();
				for (int z = 0; z < 14; z++)
					for (int y = 0; y < 9; y++)
						for (int x = 0; x < 11; x++) {
							access.setPosition(new long[] { Shapes.MIN[0] + x, Shapes.MIN[1] + y, Shapes.MIN[2] + z });
							final double expected = naive(v, x, y, z, spacing);
							assertEquals(expected, access.get().get(), 1e-5 * expected);
						}
			}
	}

	/** What lies beyond the image is not known, so it is not looked at. */
	private static double naive(final boolean[][][] v, final int x, final int y, final int z, final PixelSize s) {
		double best = Double.POSITIVE_INFINITY;
		for (int k = 0; k < v.length; k++)
			for (int j = 0; j < v[0].length; j++)
				for (int i = 0; i < v[0][0].length; i++)
					if (!v[k][j][i]) best = Math.min(best, Math.sqrt(Math.pow((i - x) * s.x(), 2) + Math.pow((j - y) * s.y(),
						2) + Math.pow((k - z) * s.z(), 2)));
		return best;
	}

	@Test
	public void withoutAnOutsideDistancesAreInfinite() {
		final var found = DistanceTransform.of(Boxes.image(Boxes.random(new Random(1), 3, 4, 5, 1)), PixelSize.RSOM,
			Progress.none());
		found.forEach(v -> assertEquals(Float.POSITIVE_INFINITY, v.get(), 0));
	}

	@Test
	public void anEmptyMaskHasDistanceZero() {
		final var found = DistanceTransform.of(Boxes.image(new boolean[2][3][4]), PixelSize.RSOM, Progress.none());
		found.forEach(v -> assertEquals(0, v.get(), 0));
	}

	@Test
	public void canBeCancelled() {
		final var mask = Boxes.image(Boxes.random(new Random(1), 5, 5, 5, 0.5));
		assertThrows(CancellationException.class, () -> DistanceTransform.of(mask, PixelSize.RSOM, new Cancelled()));
	}
}
