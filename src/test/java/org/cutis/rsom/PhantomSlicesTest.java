package org.cutis.rsom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.train.Sample;
import org.junit.BeforeClass;
import org.junit.Test;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Training samples are crops of the phantom, image and labels from the same place. */
public class PhantomSlicesTest {

	private static final int W = 96, H = 128, SCANS = 6, WIDTH = 333, DEPTH = 420;

	private static final long SEED = 77;

	private static RsomPhantom phantom;

	@BeforeClass
	public static void makePhantom() {
		phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(WIDTH, SCANS, DEPTH).withSeed(SEED),
			Progress.none());
	}

	private static PhantomSlices slices(final long seed) {
		return new PhantomSlices(W, H, 1, seed, Progress.none());
	}

	@Test
	public void sameSeedSameSamples() {
		final PhantomSlices a = slices(SEED), b = slices(SEED), c = slices(SEED + 1);
		boolean differs = false;
		for (int i = 0; i < 20; i++) {
			final Sample x = a.next(), y = b.next();
			assertArrayEquals(x.image(), y.image(), 0);
			assertArrayEquals(x.labels(), y.labels(), 0);
			differs |= !Arrays.equals(x.image(), c.next().image());
		}
		assertTrue(differs);
	}

	@Test
	public void againStartsFromTheFirst() {
		final PhantomSlices slices = slices(SEED);
		final Sample first = slices.next(), second = slices.next();
		final PhantomSlices again = slices.again();
		assertArrayEquals(first.image(), again.next().image(), 0);
		assertArrayEquals(second.labels(), again.next().labels(), 0);
	}

	@Test
	public void samplesAreCropsVariedAsTheDocumentationSays() {
		final PhantomSlices slices = slices(SEED);
		final RandomAccess<UnsignedByteType> bands = PhantomScan.normalized(phantom, "").pixels().randomAccess();
		int mirrored = 0, oneBand = 0;
		final Set<Integer> scans = new HashSet<>();
		final int n = 40;
		for (int i = 0; i < n; i++) {
			final Sample s = slices.next();
			assertEquals(H, s.height());
			assertEquals(W, s.width());
			assertEquals(2, s.channels());
			final int[] place = place(s);
			assertTrue("no place in the phantom has these labels", place.length > 0);
			scans.add(place[0]);
			mirrored += place[3];
			final boolean same = gain(s, bands, place, 0, 0) == null || gain(s, bands, place, 1, 1) == null;
			if (same) {
				oneBand++;
				final int only = gain(s, bands, place, 0, 0) == null ? 1 : 0;
				assertEquals(gain(s, bands, place, 0, only), gain(s, bands, place, 1, only), 1e-3);
			}
		}
		assertEquals("all B-scans are used", SCANS, scans.size());
		assertTrue(mirrored + " of " + n + " are mirrored", mirrored > n / 5 && mirrored < n * 4 / 5);
		assertTrue(oneBand + " of " + n + " have one band", oneBand > 0 && oneBand < n / 2);
	}

	/** B-scan, first column, first row and whether mirrored; empty if there is none. */
	private static int[] place(final Sample s) {
		final RandomAccess<UnsignedByteType> truth = phantom.epidermis().randomAccess();
		for (int y = 0; y < SCANS; y++)
			for (int z0 = 0; z0 <= (DEPTH - H) / 4; z0++)
				for (int x0 = 0; x0 <= WIDTH - W; x0++)
					for (int m = 0; m < 2; m++)
						if (matches(s, truth, y, x0, z0, m)) return new int[] { y, x0, z0, m };
		return new int[0];
	}

	private static boolean matches(final Sample s, final RandomAccess<UnsignedByteType> truth, final int y, final int x0,
		final int z0, final int m)
	{
		// A prime stride meets a mismatch soon.
		for (int k = 0, i = 0; k < W * H; k++, i = (i + 7919) % (W * H))
			if (truth.setPositionAndGet(x(i, x0, m), y, z0 + i / W).get() != s.labels()[i]) return false;
		return true;
	}

	private static int x(final int i, final int x0, final int m) {
		return x0 + (m == 1 ? W - 1 - i % W : i % W);
	}

	/** By what a band was multiplied to give a channel; null if it is not that band. */
	private static Float gain(final Sample s, final RandomAccess<UnsignedByteType> bands, final int[] place,
		final int channel, final int band)
	{
		float gain = 0;
		for (int i = 0; i < W * H; i++) {
			final float value = s.image()[2 * i + channel];
			assertFalse(value < 0 || value > 1);
			final int b = bands.setPositionAndGet(x(i, place[1], place[3]), place[0], place[2] + i / W, band).get();
			if (b == 0 && value != 0) return null;
			if (b == 0 || value == 1) continue;
			final float g = 255 * value / b;
			if (gain == 0) gain = g;
			else if (Math.abs(g / gain - 1) > 1e-3) return null;
		}
		return gain;
	}
}
