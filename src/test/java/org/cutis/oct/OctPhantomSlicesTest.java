package org.cutis.oct;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.cutis.phantom.OctPhantom;
import org.cutis.phantom.OctPhantomGenerator;
import org.cutis.task.Progress;
import org.cutis.train.Sample;
import org.junit.Test;

/** Training samples are crops of the phantom, image and labels from the same place. */
public class OctPhantomSlicesTest {

	private static final int W = 100, H = 160;

	private static final long SEED = 77;

	private static OctPhantomSlices slices(final long seed) {
		return new OctPhantomSlices(W, H, 1, seed, Progress.none());
	}

	@Test
	public void sameSeedSameSamples() {
		final OctPhantomSlices a = slices(SEED), b = slices(SEED), c = slices(SEED + 1);
		boolean differs = false;
		for (int i = 0; i < 5; i++) {
			final Sample x = a.next(), y = b.next();
			assertArrayEquals(x.image(), y.image(), 0);
			assertArrayEquals(x.labels(), y.labels(), 0);
			differs |= !Arrays.equals(x.image(), c.next().image());
		}
		assertTrue(differs);
	}

	@Test
	public void samplesAreCropsVariedAsTheDocumentationSays() {
		final OctPhantom phantom = OctPhantomGenerator.generate(OctPhantomSlices.options(H, SEED), Progress.none());
		final int w = (int) phantom.image().dimension(0), d = (int) phantom.image().dimension(1);
		final int[][] image = new int[d][w], labels = new int[d][w];
		for (int z = 0; z < d; z++)
			for (int x = 0; x < w; x++) {
				image[z][x] = phantom.image().getAt(x, z, 0).get();
				labels[z][x] = phantom.labels().getAt(x, z, 0).get();
			}
		final OctPhantomSlices slices = slices(SEED);
		final Set<Integer> places = new HashSet<>();
		int mirrored = 0, plain = 0;
		final int n = 40;
		for (int i = 0; i < n; i++) {
			final Sample s = slices.next();
			assertEquals(H, s.height());
			assertEquals(W, s.width());
			assertEquals(1, s.channels());
			for (final float v : s.image())
				assertFalse(v < -1.6f || v > 2.4f);
			final int[] place = place(s, labels);
			places.add(place[0] * 1000 + place[1]);
			mirrored += place[2];
			if (isLinear(s, image, place)) plain++;
			assertTrue("image and labels are from the same place", correlation(s, image, place) > 0.5);
		}
		assertTrue(places.size() + " places", places.size() > n / 2);
		assertTrue(mirrored + " of " + n + " are mirrored", mirrored > n / 5 && mirrored < n * 4 / 5);
		assertTrue(plain + " of " + n + " are neither smoothed nor speckled", plain > n / 4 && plain < n);
	}

	/** First column, first row and whether mirrored. */
	private static int[] place(final Sample s, final int[][] labels) {
		for (int z0 = 0; z0 <= labels.length - H; z0++)
			for (int x0 = 0; x0 <= labels[0].length - W; x0++)
				for (int m = 0; m < 2; m++)
					if (matches(s, labels, x0, z0, m)) return new int[] { x0, z0, m };
		throw new AssertionError("no place in the phantom has these labels");
	}

	private static boolean matches(final Sample s, final int[][] labels, final int x0, final int z0, final int m) {
		// A prime stride meets a mismatch soon.
		for (int k = 0, i = 0; k < W * H; k++, i = (i + 7919) % (W * H))
			for (int c = 0; c < 5; c++)
				if (s.labels()[5 * i + c] != (labels[z0 + i / W][x(i, x0, m)] == c ? 1 : 0)) return false;
		return true;
	}

	private static int x(final int i, final int x0, final int m) {
		return x0 + (m == 1 ? W - 1 - i % W : i % W);
	}

	/** Whether all values that were not cut have one and the same gain and offset. */
	private static boolean isLinear(final Sample s, final int[][] image, final int[] place) {
		final double[] mean = new double[256];
		final int[] count = new int[256];
		for (int i = 0; i < W * H; i++) {
			final int v = image[place[1] + i / W][x(i, place[0], place[2])];
			mean[v] += s.image()[i];
			count[v]++;
		}
		for (int i = 0; i < W * H; i++) {
			final int v = image[place[1] + i / W][x(i, place[0], place[2])];
			if (Math.abs(s.image()[i] - mean[v] / count[v]) > 4e-4) return false;
		}
		return true;
	}

	private static double correlation(final Sample s, final int[][] image, final int[] place) {
		double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
		final int n = W * H;
		for (int i = 0; i < n; i++) {
			final double u = image[place[1] + i / W][x(i, place[0], place[2])];
			final double v = s.image()[i];
			a += u;
			b += v;
			aa += u * u;
			bb += v * v;
			ab += u * v;
		}
		return (ab - a * b / n) / Math.sqrt((aa - a * a / n) * (bb - b * b / n));
	}
}
