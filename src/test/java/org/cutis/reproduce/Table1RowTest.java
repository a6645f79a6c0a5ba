package org.cutis.reproduce;

import static org.cutis.reproduce.Scores.result;
import static org.cutis.reproduce.Scores.volume;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.OptionalDouble;

import org.cutis.measure.Overlap;
import org.cutis.measure.Roughness;
import org.cutis.rsom.EpidermisScore;
import org.junit.Test;

/** Statistics of scores that are given. */
public class Table1RowTest {

	private static final double NONE = Double.NaN;

	@Test
	public void meansAndDeviationsOverVolumes() {
		final Table1Result r = result("n", 0, volume(0, 0.1), volume(50, 0.3));
		final Table1Row row = Table1Row.of(r, r);
		// 50 of 100 found, none too much: Dice 100 / 150, IoU and recall 1 / 2, precision 1.
		assertEquals((1 + 2 / 3.0) / 2, row.dice(), 1e-12);
		// Two values a and b have the standard deviation |a - b| / sqrt 2.
		assertEquals(1 / 3.0 / Math.sqrt(2), row.diceSd(), 1e-12);
		assertEquals(1, row.precision(), 0);
		assertEquals(0.75, row.recall(), 1e-12);
		assertEquals(0.75, row.iou(), 1e-12);
		assertEquals(0.2, row.ra(), 1e-12);
		assertEquals(0.2 / Math.sqrt(2), row.raSd(), 1e-12);
		// 40 of 50 columns have a surface.
		assertEquals(20, row.missing(), 1e-12);
		assertEquals(OptionalDouble.empty(), row.pDice());
		assertEquals(OptionalDouble.empty(), row.pRa());
	}

	@Test
	public void raIsOverTheColumnsOfBothSurfaces() {
		final EpidermisScore one = new EpidermisScore(new Overlap(1, 0, 0, 1), new Roughness(3, 10, 10), new Roughness(5,
			30, 30), new Roughness(1, 10, 10), new Roughness(2, 10, 10));
		assertEquals(8 / 40.0, result("n", 0, one).ra()[0], 1e-12);
		assertEquals(3 / 20.0, result("n", 0, one).trueRa()[0], 1e-12);
	}

	@Test
	public void aVolumeWithoutSurfaceHasNoRaButADice() {
		final Table1Result r = result("n", 0, volume(0, 0.1), volume(100, NONE));
		final Table1Row row = Table1Row.of(r, r);
		assertEquals(0.1, row.ra(), 1e-12);
		assertTrue(Double.isNaN(row.raSd()));
		assertEquals(0.5, row.dice(), 1e-12);
		assertEquals("an empty volume has no precision", 1, row.precision(), 0);
		assertEquals(60, row.missing(), 1e-12);
	}

	@Test
	public void nothingFoundAnywhere() {
		final Table1Result base = result("n", 0, 5, 0.2);
		final EpidermisScore nothing = volume(100, NONE);
		final Table1Row row = Table1Row.of(result("n", 5, nothing, nothing, nothing, nothing, nothing, nothing, nothing,
			nothing), base);
		assertTrue(Double.isNaN(row.ra()));
		assertTrue(Double.isNaN(row.precision()));
		assertEquals(OptionalDouble.empty(), row.pRa());
		// All 8 differences have the same sign: 2 of 2^8 signs are as extreme.
		assertEquals(2 / 256.0, row.pDice().getAsDouble(), 1e-12);
		assertFalse(Table1Finding.stable(row, Table1Row.of(base, base)));
	}

	/** Differences of Ra by rank: 7 lower, the smallest higher, so W = 1: {} and {1}, twice, of 2^8. */
	@Test
	public void pairsAreVolumes() {
		final EpidermisScore[] base = new EpidermisScore[8], other = new EpidermisScore[8];
		for (int i = 0; i < 8; i++) {
			base[i] = volume(i, 1);
			other[i] = volume(i, i == 0 ? 1.001 : 1 - 0.1 * i);
		}
		final Table1Row row = Table1Row.of(result("n", 1, other), result("n", 0, base));
		assertEquals(4 / 256.0, row.pRa().getAsDouble(), 1e-12);
		assertEquals("Dice does not differ at all", OptionalDouble.empty(), row.pDice());
	}

	private static Table1Row row(final double s, final double dice, final double ra) {
		return new Table1Row("n", s, dice, 0, 0, 0, 0, ra, 0, OptionalDouble.empty(), OptionalDouble.empty(), 0);
	}

	@Test
	public void theBestIsTheSmoothestStable() {
		final Table1Row base = row(0, 0.9, 0.2), ten = row(10, 0.895, 0.09), hundred = row(100, 0.885, 0.05);
		final Table1Finding finding = Table1Finding.of(List.of(hundred, ten, base, row(1, 0.901, 0.15), row(1000, 0, NONE)));
		assertEquals(base, finding.base());
		assertEquals("0.885 is 0.015 below", ten, finding.best());
		assertEquals(0.2 / 0.09, finding.fold(), 1e-12);
		assertEquals(-0.005, finding.diceChange(), 1e-12);
		assertTrue(finding.shows());
	}

	@Test
	public void theFindingMustShowInRaAndInDice() {
		final Table1Row base = row(0, 0.9, 0.2);
		assertFalse("2.1-fold", Table1Finding.of(List.of(base, row(1, 0.9, 0.2 / 2.1))).shows());
		assertTrue("2.3-fold", Table1Finding.of(List.of(base, row(1, 0.9, 0.2 / 2.3))).shows());
		assertFalse("Dice changes upwards, too", Table1Finding.of(List.of(base, row(1, 0.92, 0.05))).shows());
		final Table1Finding none = Table1Finding.of(List.of(base, row(1, 0.1, 0.05)));
		assertEquals(base, none.best());
		assertFalse(none.shows());
	}
}
