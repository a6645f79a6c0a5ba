package org.cutis.phantom;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** The parts of a mosaic are as their descriptions say. */
public class RcmTexturesTest {

	private static final float STEP = 3;

	private static RcmPlace at(final float x, final float y, final float thickening) {
		final RcmPlace place = new RcmPlace();
		place.x = x;
		place.y = y;
		place.values[RcmMaps.THICKENING] = thickening;
		return place;
	}

	/** Shares of an area of 0.9 x 0.9 mm that are papilla, and bright cells. */
	private static double[] shares(final RcmJunction junction, final float thickening) {
		int papilla = 0, bright = 0, all = 0;
		for (float y = 0; y < 900; y += STEP)
			for (float x = 0; x < 900; x += STEP, all++) {
				final RcmPlace place = at(x, y, thickening);
				final float in = junction.papilla(place);
				if (in > 4) assertTrue("papillae are dark", junction.base(place) < 0.14);
				if (in > 0) papilla++;
				else if (junction.cell(place, 0x8000) > 0.2) bright++;
			}
		return new double[] { (double) papilla / all, (double) bright / all };
	}

	@Test
	public void meshworkIsThickerThanRings() {
		for (long seed = 1; seed < 5; seed++) {
			final RcmJunction junction = RcmJunction.draw(new Chance(seed, 1));
			final double[] ring = shares(junction, 0), half = shares(junction, 0.5f), mesh = shares(junction, 1);
			assertTrue(ring[0] > half[0] && half[0] > mesh[0]);
			assertTrue("smaller papillae: " + ring[0] + ", " + mesh[0], mesh[0] < 0.8 * ring[0]);
			assertTrue("more bright cells: " + ring[1] + ", " + mesh[1], mesh[1] > 1.2 * ring[1]);
		}
	}

	/** Along a line from a papilla's middle out: dark, one bright cell of 12 µm, then darker again. */
	@Test
	public void aRingIsOneCellThick() {
		final RcmJunction junction = RcmJunction.draw(new Chance(3, 1));
		int rims = 0;
		for (float y = 0; y < 3000; y += 50)
			for (float x = 0; x < 3000; x += 0.5f) {
				final RcmPlace place = at(x, y, 0);
				final float in = junction.papilla(place);
				final float cell = junction.cell(place, 0x8000);
				if (in > 1) assertEquals(0, cell, 0);
				else if (in < -12) assertTrue(cell < 0.1);
				else {
					assertTrue(cell > 0.4);
					rims++;
				}
			}
		assertTrue(rims > 1000);
	}

	/** Clods of 50 to 200 µm: by their middles, the largest and smallest distance at which the base is bright. */
	@Test
	public void clodsAreOfTheRightSize() {
		for (long seed = 1; seed < 5; seed++) {
			final RcmNests nests = RcmNests.draw(new Chance(seed, 1));
			int inside = 0, longest = 0, run = 0;
			for (float y = 0; y < 2000; y += 10) {
				run = 0;
				for (float x = 0; x < 2000; x += 2) {
					final boolean bright = nests.base(at(x, y, 0)) > 0.32;
					run = bright ? run + 1 : 0;
					longest = Math.max(longest, run);
					if (bright) inside++;
				}
			}
			assertTrue("share " + inside / 2e5, inside > 0.2 * 2e5 && inside < 0.75 * 2e5);
			assertTrue("longest " + 2 * longest, 2 * longest > 80 && 2 * longest < 215);
		}
	}

	/** A bright reflectance under the same microscope jumps where fields meet, and nowhere else. */
	@Test
	public void fieldsMeetInSeams() {
		final RcmMicroscope m = RcmMicroscope.draw(RcmPhantomOptions.defaults().withDisturbances(0, 1), new Chance(2, 1));
		final float seam = m.x0() + 1500;
		assertNotEquals(m.seen(0.4f, 0, 0, seam - 0.01f, 100), m.seen(0.4f, 0, 0, seam + 0.01f, 100), 1e-3);
		assertEquals(m.seen(0.4f, 0, 0, seam + 100, 100), m.seen(0.4f, 0, 0, seam + 100.02f, 100), 1e-4);
		assertTrue("darker at its border", m.seen(0.4f, 0, 0, seam + 5, m.y0() + 1250) < m.seen(0.4f, 0, 0, seam + 250, m.y0() +
			1250));
	}

	@Test
	public void speckleHasTheMeanOne() {
		final RcmMicroscope m = RcmMicroscope.draw(RcmPhantomOptions.defaults(), new Chance(2, 1));
		double sum = 0, squares = 0;
		for (final float s : m.speckle()) {
			sum += s;
			squares += s * s;
		}
		final double mean = sum / m.speckle().length;
		assertEquals(1, mean, 1e-5);
		final double sd = Math.sqrt(squares / m.speckle().length - mean * mean);
		assertTrue("standard deviation " + sd, sd > 0.28 && sd < 0.52);
	}

	/** At difficulty 0 meshwork is thick and rings are thin everywhere; at 1 they overlap. */
	@Test
	public void difficultyMakesMeshworkAndRingsAlike() {
		assertEquals(0, overlap(0), 0.02);
		final double half = overlap(0.5), full = overlap(1);
		assertTrue(half + ", " + full, half > 0.01 && full > half && full < 0.7);
	}

	/** Share of the ring pattern's nodes that are thicker than the meshwork's median node. */
	private static double overlap(final double difficulty) {
		long thick = 0, all = 0;
		for (long seed = 1; seed < 5; seed++) {
			final RcmScene scene = RcmScene.draw(RcmPhantomOptions.defaults().withSize(80, 80).withPixel(20).withDifficulty(
				difficulty).withSeed(seed));
			final float[][][] maps = scene.tissue().maps();
			for (int j = 0; j < maps[3].length; j++)
				for (int i = 0; i < maps[3][j].length; i++)
					if (maps[3][j][i] > 0.9) {
						all++;
						if (maps[RcmMaps.THICKENING][j][i] > 0.5) thick++;
					}
		}
		return (double) thick / all;
	}

	/** The nearest point by looking at many. */
	@Test
	public void nearestPointsAsByBruteForce() {
		final Lattice lattice = new Lattice(10, 0.33f, 77);
		final Lattice.Nearest found = new Lattice.Nearest();
		final Chance chance = new Chance(1, 1);
		for (int n = 0; n < 2000; n++) {
			final float x = (float) chance.uniform(-200, 200), y = (float) chance.uniform(-200, 200);
			double first = 1e9, second = 1e9;
			for (int r = -25; r < 25; r++)
				for (int c = -25; c < 25; c++) {
					final int hash = Hash.of(c, r, 77);
					final double d = Math.hypot(x - lattice.x(c, r, hash), y - lattice.y(r, hash));
					second = Math.min(second, Math.max(first, d));
					first = Math.min(first, d);
				}
			lattice.nearest(x, y, found);
			assertEquals(first, found.distance, 1e-3);
			assertEquals((second - first) / 2, found.border, 1e-3);
		}
	}

	@Test
	public void boxesWeighOneAndAverage() {
		for (final double pixel : new double[] { 0.1, 0.5, 0.7, 1, 2, 2.3, 20 }) {
			final Boxes boxes = new Boxes(pixel);
			for (int i = 0; i < 50; i++) {
				double sum = 0, middle = 0;
				for (int j = boxes.first(i); j < boxes.end(i); j++) {
					sum += boxes.weight(i, j);
					middle += boxes.weight(i, j) * (j + 0.5);
				}
				assertEquals(1, sum, 1e-6);
				assertEquals("no shift", (i + 0.5) * pixel, middle, pixel < 1 ? 0.51 : 0.3);
			}
		}
	}
}
