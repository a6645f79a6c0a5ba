package org.cutis.measure.vessels;

import static org.junit.Assert.assertEquals;

import org.cutis.image.PixelSize;
import org.cutis.task.Progress;
import org.junit.Test;

public class SurfaceAreaTest {

	private static final PixelSize CUBES = new PixelSize(4, 4, 4, true);

	@Test
	public void aBall() {
		for (final double r : new double[] { 24, 60, 110 }) {
			final Shapes ball = new Shapes(PixelSize.RSOM, 30, 30, 110).line(v(170, 175, 160), v(170, 175, 160), r);
			assertEquals(4 * Math.PI * r * r, area(ball), 0.03 * 4 * Math.PI * r * r);
		}
		final Shapes ball = new Shapes(CUBES, 40, 40, 40).line(v(80, 81, 77), v(80, 81, 77), 50);
		assertEquals(4 * Math.PI * 2500, area(ball), 0.03 * 4 * Math.PI * 2500);
	}

	/** Tubes with round ends: 2 pi r l + 4 pi r². */
	@Test
	public void tubesOfAllDirections() {
		final double[][] ends = { { 580, 0, 0 }, { 0, 580, 0 }, { 0, 0, 580 }, { 400, 300, 0 }, { 0, 350, 350 }, { 400, 100,
			-400 }, { 300, 300, 300 }, { 100, 50, 500 } };
		for (final double r : new double[] { 30, 60 })
			for (final double[] e : ends) {
				final double[] a = v(400 - e[0] / 2, 405 - e[1] / 2, 399 - e[2] / 2);
				final double[] b = v(400 + e[0] / 2, 405 + e[1] / 2, 399 + e[2] / 2);
				final double length = Math.sqrt(e[0] * e[0] + e[1] * e[1] + e[2] * e[2]);
				final double expected = 2 * Math.PI * r * length + 4 * Math.PI * r * r;
				assertEquals(expected, area(new Shapes(PixelSize.RSOM, 67, 67, 267).line(a, b, r)), 0.05 * expected);
				assertEquals(expected, area(new Shapes(new PixelSize(8, 8, 8, true), 100, 100, 100).line(a, b, r)), 0.05 *
					expected);
			}
	}

	/** Of a tube whose ends the border cuts off there is the wall alone. */
	@Test
	public void thereIsNoSurfaceWhereTheImageEnds() {
		final Shapes tube = new Shapes(PixelSize.RSOM, 20, 20, 80).line(v(-500, 120, 121), v(1000, 120, 121), 40);
		final double wall = 2 * Math.PI * 40 * 20 * 12;
		assertEquals(wall, area(tube), 0.05 * wall);
		final Shapes deep = new Shapes(PixelSize.RSOM, 20, 20, 80).line(v(120, 115, -500), v(120, 115, 1000), 40);
		assertEquals(2 * Math.PI * 40 * 80 * 3, area(deep), 0.05 * 2 * Math.PI * 40 * 80 * 3);
	}

	@Test
	public void anEmptyMaskHasNone() {
		assertEquals(0, area(new Shapes(PixelSize.RSOM, 5, 5, 5)), 0);
	}

	private static double area(final Shapes shapes) {
		return SurfaceArea.of(shapes.mask(), shapes.spacing, Progress.none());
	}

	private static double[] v(final double... xyz) {
		return xyz;
	}
}
