package org.cutis.measure.vessels;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.cutis.measure.vessels.VesselBranch.Point;
import org.junit.Test;

public class CenterLineTest {

	private static final double REACH = 72;

	/** Voxel by voxel the line y = x / 7 is a staircase, 5 % too long. */
	@Test
	public void aStaircaseBecomesAStraightLine() {
		final List<Point> stairs = new ArrayList<>();
		for (int x = 0; x <= 70; x++)
			stairs.add(new Point(12 * x, 12 * Math.round(x / 7.0), 0, 20));
		final double expected = Math.hypot(70 * 12, 10 * 12);
		assertEquals(expected, CenterLine.length(CenterLine.of(stairs, REACH, true, true)), 0.01 * expected);
		assertEquals(60 * 12 + 10 * Math.hypot(12, 12), CenterLine.length(stairs), 1e-6);
	}

	@Test
	public void aBendIsNotDrawnInwards() {
		final List<Point> circle = new ArrayList<>();
		for (int i = 0; i <= 60; i++)
			circle.add(new Point(120 * Math.cos(Math.PI * i / 30), 120 * Math.sin(Math.PI * i / 30), 0, 20));
		final double chords = 60 * 2 * 120 * Math.sin(Math.PI / 60);
		assertEquals(chords, CenterLine.length(CenterLine.ofRing(circle, REACH)), 0.005 * chords);
		assertEquals(chords, CenterLine.length(CenterLine.of(circle, REACH, false, false)), 0.005 * chords);
	}

	/** A mean over the reach would move the ends; a fixed end is met exactly. */
	@Test
	public void fixedEndsStay() {
		final List<Point> zigzag = new ArrayList<>();
		for (int i = 0; i < 20; i++)
			zigzag.add(new Point(12 * i, 6 * (i % 2), 0, 20));
		final List<Point> smooth = CenterLine.of(zigzag, REACH, true, true);
		assertEquals(20, smooth.size());
		assertEquals(0, smooth.get(0).distance(zigzag.get(0)), 1e-9);
		assertEquals(0, smooth.get(19).distance(zigzag.get(19)), 1e-9);
		for (int i = 8; i < 12; i++)
			assertEquals(3, smooth.get(i).y(), 0.5);
	}

	@Test
	public void tooFewPointsStayAsTheyAre() {
		final List<Point> two = List.of(new Point(0, 0, 0, 3), new Point(12, 0, 0, 3));
		assertEquals(two, CenterLine.of(two, REACH, false, false));
	}
}
