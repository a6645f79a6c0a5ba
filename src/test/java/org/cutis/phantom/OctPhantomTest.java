package org.cutis.phantom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CancellationException;

import org.cutis.model.OctClasses;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

public class OctPhantomTest {

	private static final OctPhantomOptions SMALL = OctPhantomOptions.defaults().withSize(150, 224, 3);

	private static OctPhantom phantom(final OctPhantomOptions options) {
		return OctPhantomGenerator.generate(options, Progress.none());
	}

	private static OctPhantom phantom(final int w, final int d, final int scans, final long seed) {
		return phantom(OctPhantomOptions.defaults().withSize(w, d, scans).withSeed(seed));
	}

	/** Without what breaks the layers. */
	private static OctPhantomOptions plain(final OctPhantomOptions o) {
		return o.withDisturbances(1, 1, 0, 0.5);
	}

	private static int[][] bScan(final RandomAccessibleInterval<UnsignedByteType> image, final int y) {
		final int[][] values = new int[(int) image.dimension(1)][(int) image.dimension(0)];
		for (int z = 0; z < values.length; z++)
			for (int x = 0; x < values[0].length; x++)
				values[z][x] = image.getAt(x, z, y).get();
		return values;
	}

	@Test
	public void sameSeedSameVoxels() {
		final OctPhantom a = phantom(60, 120, 2, 5);
		final OctPhantom b = phantom(60, 120, 2, 5);
		final OctPhantom c = phantom(60, 120, 2, 6);
		int differ = 0;
		for (int y = 0; y < 2; y++) {
			assertArrayEquals(bScan(a.image(), y), bScan(b.image(), y));
			assertArrayEquals(bScan(a.labels(), y), bScan(b.labels(), y));
		}
		final int[][] one = bScan(a.image(), 1);
		final int[][] other = bScan(c.image(), 1);
		for (int z = 0; z < 120; z++)
			for (int x = 0; x < 60; x++)
				if (one[z][x] != other[z][x]) differ++;
		assertTrue("another seed gives another image, " + differ, differ > 60 * 120 / 2);
	}

	/** Each voxel's middle against the borders; for the DEJ its distance to the junction, taken at many points of it. */
	@Test
	public void labelsAreWhereTheBordersSay() {
		for (final long seed : new long[] { 3, 6, 8 }) {
			final OctPhantom phantom = phantom(plain(SMALL).withSeed(seed));
			for (int y = 0; y < 3; y++) {
				final int[][] labels = bScan(phantom.labels(), y);
				for (int x = 0; x < 150; x++)
					for (int z = 0; z < 224; z++) {
						final double middle = z + 0.5;
						final double distance = distance(phantom.junction()[y], x, middle);
						if (Math.abs(distance - 2.5 / 0.9) < 0.01) continue;
						final int expected = middle < phantom.glass()[y][x] ? 0 : middle < phantom.surface()[y][x] ? 1
							: distance < 2.5 / 0.9 ? 3 : middle < phantom.junction()[y][x] ? 2 : 4;
						assertEquals("seed " + seed + " at " + x + ", " + z, expected, labels[z][x]);
					}
			}
		}
	}

	private static double distance(final float[] junction, final int x, final double z) {
		double least = Double.POSITIVE_INFINITY;
		for (int k = Math.max(0, x - 4); k <= Math.min(junction.length - 2, x + 3); k++)
			for (double t = 0; t <= 1; t += 0.02)
				least = Math.min(least, Math.hypot(k + t - x, junction[k] + t * (junction[k + 1] - junction[k]) - z));
		return least;
	}

	@Test
	public void layersLieInOrderAndAllAreThere() {
		for (long seed = 1; seed <= 8; seed++) {
			final int[][] labels = bScan(phantom(plain(SMALL).withSeed(seed).withSize(150, 224, 1)).labels(), 0);
			for (int x = 0; x < 150; x++) {
				int seen = 0;
				for (int z = 0; z < 224; z++) {
					if (z > 0) assertTrue("seed " + seed + ", column " + x, labels[z][x] >= labels[z - 1][x]);
					seen |= 1 << labels[z][x];
				}
				assertEquals("seed " + seed + ", column " + x, 0b11111, seen);
			}
		}
	}

	/** The band's area over its line's length, which for a pen's stroke is the pen's width (Steiner's formula). */
	@Test
	public void theJunctionIsFiveMicrometresThick() {
		for (long seed = 1; seed <= 5; seed++) {
			final OctPhantom phantom = phantom(plain(SMALL).withSeed(seed).withSize(400, 224, 1));
			final float[] junction = phantom.junction()[0];
			int area = 0;
			for (final int[] row : bScan(phantom.labels(), 0))
				for (int x = 10; x < 390; x++)
					if (row[x] == OctClasses.DEJ) area++;
			double length = 0;
			for (int x = 10; x < 390; x++)
				length += Math.hypot(1, junction[x] - junction[x - 1]);
			assertEquals("seed " + seed, 5, 0.9 * area / length, 0.15);
		}
	}

	@Test
	public void folliclesBreakTheLayers() {
		final OctPhantomOptions options = SMALL.withSize(400, 224, 1).withSeed(2).withDisturbances(1, 1, 15, 0);
		final OctPhantom phantom = phantom(options);
		final OctScene scene = OctScene.draw(options);
		final int[][] labels = bScan(phantom.labels(), 0);
		int inside = 0;
		int wall = 0;
		for (int z = 0; z < 224; z++)
			for (int x = 0; x < 400; x++) {
				if (z + 0.5 < phantom.junction()[0][x] || distance(phantom.junction()[0], x, z + 0.5) < 2.5 / 0.9 + 0.01) continue;
				double nearest = 1e9;
				for (final Channel c : scene.tissue().follicles()) {
					final double below = 0.9 * (z - scene.skin().level());
					final double radius = c.radius() * (1 + 0.6 * Math.exp(-Math.max(0, below) / 30));
					final double across = -c.y() - below * c.slopeY();
					if (Math.abs(across) < radius) nearest = Math.min(nearest, Math.abs(0.9 * x - c.x() - below * c.slopeX()) -
						Math.sqrt(radius * radius - across * across));
				}
				if (Math.abs(Math.abs(nearest) - 2.5) < 1e-6) continue;
				if (nearest > 2.5) {
					assertEquals(OctClasses.DERMIS, labels[z][x]);
					continue;
				}
				if (nearest < -2.5) inside++;
				else wall++;
				assertEquals(nearest < -2.5 ? OctClasses.EPIDERMIS : OctClasses.DEJ, labels[z][x]);
			}
		assertTrue(inside + " voxels in follicles", inside > 500);
		assertTrue(wall + " voxels in their walls", wall > 100);
		assertTrue(disorder(labels) > 5);
		assertEquals(0, disorder(bScan(phantom(options.withDisturbances(1, 1, 0, 0)).labels(), 0)));
	}

	/** Columns in which an upper layer lies below a lower one. */
	private static int disorder(final int[][] labels) {
		int columns = 0;
		for (int x = 0; x < labels[0].length; x++) {
			boolean ordered = true;
			for (int z = 1; z < labels.length; z++)
				ordered &= labels[z][x] >= labels[z - 1][x];
			if (!ordered) columns++;
		}
		return columns;
	}

	@Test
	public void glassIsDarkAndTheStratumCorneumBright() {
		for (long seed = 1; seed <= 4; seed++) {
			final OctPhantom phantom = phantom(plain(SMALL).withSeed(seed));
			final int[][] image = bScan(phantom.image(), 1);
			double glass = 0;
			double corneum = 0;
			double living = 0;
			for (int x = 0; x < 150; x++) {
				final int surface = Math.round(phantom.surface()[1][x]);
				for (int i = 0; i < 5; i++) {
					glass += image[i][x];
					corneum += image[surface + 3 + i][x];
					living += image[surface + 24 + i][x];
				}
			}
			final String all = "seed " + seed + ": " + glass / 750 + ", " + corneum / 750 + ", " + living / 750;
			assertTrue(all, glass < 0.5 * living);
			assertTrue(all, corneum > 1.08 * living);
			assertTrue(all, corneum / 750 < 240);
		}
	}

	@Test
	public void anySize() {
		for (final int[] size : new int[][] { { 1, 16, 1 }, { 1, 300, 1 }, { 33, 17, 2 }, { 2, 97, 20 } }) {
			final OctPhantom phantom = phantom(size[0], size[1], size[2], 11);
			assertArrayEquals(new long[] { size[0], size[1], size[2] }, phantom.image().dimensionsAsLongArray());
			assertArrayEquals(new long[] { size[0], size[1], size[2] }, phantom.labels().dimensionsAsLongArray());
			assertEquals(0.9, phantom.size().y(), 0);
		}
		final OctPhantom clinical = phantom(SMALL.withOptics(6, 8, 0.25).withSize(80, 100, 1));
		int junction = 0;
		for (final int[] row : bScan(clinical.labels(), 0))
			for (final int label : row)
				if (label == OctClasses.DEJ) junction++;
		assertTrue("at least one voxel in each column", junction >= 80);
	}

	@Test
	public void cancelStopsIt() {
		assertThrows(CancellationException.class, () -> OctPhantomGenerator.generate(OctPhantomOptions.defaults(),
			new Cancelled()));
	}

	@Test
	public void wrongOptions() {
		final OctPhantomOptions good = OctPhantomOptions.defaults();
		assertThrows(IllegalArgumentException.class, () -> good.withSize(0, 100, 1));
		assertThrows(IllegalArgumentException.class, () -> good.withSize(10, 15, 1));
		assertThrows(IllegalArgumentException.class, () -> good.withSize(100_000, 100_000, 1));
		assertThrows(IllegalArgumentException.class, () -> good.withOptics(0, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> good.withDisturbances(Double.NaN, 1, 1, 1));
	}
}
