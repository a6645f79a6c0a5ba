package org.cutis.phantom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;

public class RsomPhantomTest {

	private static RsomPhantom phantom(final int x, final int y, final int z, final long seed) {
		return RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(x, y, z).withSeed(seed),
			Progress.none());
	}

	private static int at(final RandomAccessibleInterval<? extends RealType<?>> image,
		final int... position)
	{
		return (int) image.getAt(position).getRealDouble();
	}

	/** Depths of the first and of the behind-the-last epidermis voxel of a B-scan; checks that each column is one run. */
	private static int[][] borders(final RsomPhantom phantom, final int y) {
		final int w = (int) phantom.epidermis().dimension(0);
		final int d = (int) phantom.epidermis().dimension(2);
		final int[][] borders = new int[2][w];
		for (int x = 0; x < w; x++) {
			int changes = 0;
			for (int z = 1; z < d; z++) {
				final int now = at(phantom.epidermis(), x, y, z);
				if (now == at(phantom.epidermis(), x, y, z - 1)) continue;
				changes++;
				borders[1 - now][x] = z;
			}
			assertEquals("column " + x + " is one run", 2, changes);
		}
		return borders;
	}

	/** Eq. 5 of the smoothness-loss paper, leaving out the ends where the window is not whole. */
	private static double roughness(final int[] z) {
		double sum = 0;
		for (int x = 2; x < z.length - 2; x++)
			sum += Math.abs(z[x] - (z[x - 2] + z[x - 1] + z[x] + z[x + 1] + z[x + 2]) / 5.0);
		return sum / (z.length - 4);
	}

	@Test
	public void sameSeedSameVoxels() {
		final RsomPhantom a = phantom(40, 3, 120, 5);
		final RsomPhantom b = phantom(40, 3, 120, 5);
		final RsomPhantom c = phantom(40, 3, 120, 6);
		int differ = 0;
		for (int z = 0; z < 120; z++)
			for (int x = 0; x < 40; x++) {
				assertEquals(a.lf().getAt(x, 1, z), b.lf().getAt(x, 1, z));
				assertEquals(a.hf().getAt(x, 1, z), b.hf().getAt(x, 1, z));
				assertEquals(a.vessels().getAt(x, 1, z), b.vessels().getAt(x, 1, z));
				if (!a.lf().getAt(x, 1, z).equals(c.lf().getAt(x, 1, z))) differ++;
			}
		assertTrue("another seed gives another scan", differ > 2000);
	}

	@Test
	public void bordersAreAsSmoothAsAnExperts() {
		double sum = 0;
		for (long seed = 1; seed <= 12; seed++) {
			final RsomPhantom phantom = phantom(256, 4, 200, seed);
			double upper = 0;
			double lower = 0;
			double thickness = 0;
			for (int y = 0; y < 4; y++) {
				final int[][] borders = borders(phantom, y);
				upper += roughness(borders[0]) / 4;
				lower += roughness(borders[1]) / 4;
				thickness += (Arrays.stream(borders[1]).average().getAsDouble() - Arrays.stream(borders[0])
					.average().getAsDouble()) / 4;
			}
			assertTrue("seed " + seed + ", Ra of the upper border " + upper, upper >= 0.035 && upper <= 0.072);
			assertTrue("seed " + seed + ", Ra of the lower border " + lower, lower >= 0.035 && lower <= 0.072);
			assertTrue("seed " + seed + ", thickness " + thickness, thickness > 10 && thickness < 75);
			sum += upper + lower;
		}
		// 1.2 times the mean slope, which is drawn between 0.036 and 0.05; a single small phantom may stray from it
		assertEquals(1.2 * (0.036 + 0.05) / 2, sum / 24, 0.006);
	}

	@Test
	public void vesselsLieBelowTheEpidermis() {
		final RsomPhantom phantom = phantom(96, 24, 220, 3);
		int vessels = 0;
		for (int y = 0; y < 24; y++) {
			final int[] bottom = borders(phantom, y)[1];
			for (int x = 0; x < 96; x++)
				for (int z = 0; z < 220; z++) {
					if (at(phantom.vessels(), x, y, z) == 0) continue;
					vessels++;
					assertTrue(z >= bottom[x]);
				}
		}
		final double share = vessels / (96.0 * 24 * 220);
		assertTrue("share of vessels " + share, share > 0.002 && share < 0.15);
	}

	@Test
	public void theSurfaceIsTheLabelsUpperBorder() {
		final RsomPhantom phantom = phantom(64, 12, 160, 9);
		for (int y = 0; y < 12; y++) {
			final int[] top = borders(phantom, y)[0];
			for (int x = 0; x < 64; x++)
				assertEquals(top[x], Math.round(phantom.surface()[y][x]));
		}
	}

	@Test
	public void anySize() {
		for (final int[] size : new int[][] { { 1, 1, 16 }, { 1, 1, 200 }, { 7, 1, 33 }, { 33, 5, 500 }, {
			3, 40, 97 } })
		{
			final RsomPhantom phantom = phantom(size[0], size[1], size[2], 11);
			final long[] expected = Arrays.stream(size).asLongStream().toArray();
			assertArrayEquals(expected, Intervals.dimensionsAsLongArray(phantom.lf()));
			assertArrayEquals(expected, Intervals.dimensionsAsLongArray(phantom.hf()));
			assertArrayEquals(expected, Intervals.dimensionsAsLongArray(phantom.epidermis()));
			assertArrayEquals(expected, Intervals.dimensionsAsLongArray(phantom.vessels()));
			borders(phantom, size[1] / 2);
		}
	}

	/** In the maximum projection along x, the way the eye compares them. */
	@Test
	public void capillariesAreAsBrightAsTheEpidermisAndTheAirIsDark() {
		for (long seed = 1; seed <= 4; seed++) {
			final RsomPhantom phantom = RsomPhantomGenerator.generate(new RsomPhantomOptions(256, 12, 220,
				seed, 3, 0.2, 1, 0.05, 0.5, 0), Progress.none());
			final float[][][] lf = PhantomPicture.normalize(phantom.lf(), 0.2, 0.05);
			final float[][][] hf = PhantomPicture.normalize(phantom.hf(), 0.1, 0.02);
			double epidermis = 0;
			double capillaries = 0;
			double air = 0;
			for (int y = 0; y < 12; y++) {
				final int[][] borders = borders(phantom, y);
				final int top = Arrays.stream(borders[0]).min().getAsInt();
				final int bottom = borders[1][128];
				final int middle = (borders[0][128] + bottom) / 2;
				epidermis += projection(lf, hf, y, middle, bottom - 4) / 12;
				capillaries += projection(lf, hf, y, bottom + 4, bottom + 20) / 12;
				air += projection(lf, hf, y, 0, top - 12) / 12;
			}
			final String all = "seed " + seed + ": " + epidermis + ", " + capillaries + ", " + air;
			assertTrue(all, epidermis > 0.2 && epidermis < 1.8);
			assertTrue(all, capillaries > 0.5 * epidermis && capillaries < 2 * epidermis);
			assertTrue(all, air < 0.1 * epidermis);
		}
	}

	/** Mean over z of the maximum of LF + HF along x. */
	private static double projection(final float[][][] lf, final float[][][] hf, final int y,
		final int from, final int to)
	{
		double sum = 0;
		for (int z = from; z < to; z++) {
			double max = 0;
			for (int x = 0; x < lf[0][0].length; x++)
				max = Math.max(max, lf[z][y][x] + hf[z][y][x]);
			sum += max;
		}
		return to > from ? sum / (to - from) : 0;
	}

	@Test
	public void someOfTheEpidermisIsSilent() {
		final RsomPhantomOptions options = RsomPhantomOptions.defaults().withSize(333, 6, 200).withSeed(2);
		final RsomPhantom phantom = RsomPhantomGenerator.generate(options, Progress.none());
		final float[][][] hf = PhantomPicture.normalize(phantom.hf(), 0.1, 0.02);
		int silent = 0;
		for (int y = 0; y < 6; y++) {
			final int[][] borders = borders(phantom, y);
			for (int x = 0; x < 333; x++) {
				float brightest = 0;
				for (int z = borders[0][x]; z < borders[1][x]; z++)
					brightest = Math.max(brightest, hf[z][y][x]);
				if (brightest < 0.02) silent++;
			}
		}
		assertTrue(silent + " silent columns", silent > 0.03 * 333 * 6 && silent < 0.6 * 333 * 6);
	}

	@Test
	public void cancelStopsIt() {
		final Progress cancelled = new Cancelled();
		assertThrows(CancellationException.class, () -> RsomPhantomGenerator.generate(RsomPhantomOptions
			.defaults(), cancelled));
	}

	@Test
	public void progressOnlyGrows() {
		final double[] last = { 0 };
		RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(50, 40, 100), new Progress() {

			@Override
			public void show(final double done, final String message) {
				assertTrue(message + " " + done, done >= last[0] && done <= 1);
				last[0] = done;
			}

			@Override
			public void log(final String message) {}

			@Override
			public boolean isCancelled() {
				return false;
			}
		});
		assertTrue(last[0] > 0.9);
	}

	@Test
	public void wrongOptions() {
		final RsomPhantomOptions good = RsomPhantomOptions.defaults();
		assertThrows(IllegalArgumentException.class, () -> good.withSize(0, 1, 100));
		assertThrows(IllegalArgumentException.class, () -> good.withSize(10, 10, 15));
		assertThrows(IllegalArgumentException.class, () -> good.withSize(3000, 3000, 500));
		assertThrows(IllegalArgumentException.class, () -> new RsomPhantomOptions(10, 10, 100, 1, 3, 0.9,
			1, 0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new RsomPhantomOptions(10, 10, 100, 1, Double.NaN,
			0.2, 1, 0, 0, 0));
	}

	@Test
	public void everyWaveHasUnitStrength() {
		final float[][] field = SmoothField.of(2000, 200, 5, 20, new Chance(1, 1));
		double sum = 0;
		double squares = 0;
		for (final float[] row : field)
			for (final float v : row) {
				sum += v;
				squares += v * v;
			}
		assertEquals(0, sum / 400000, 0.05);
		assertEquals(1, squares / 400000, 0.1);
		assertFalse(field[0][0] == field[0][1]);
	}
}
