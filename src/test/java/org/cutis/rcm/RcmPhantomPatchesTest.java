package org.cutis.rcm;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;

import org.cutis.model.Normalization;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.task.Progress;
import org.cutis.train.Sample;
import org.junit.Test;

/** Samples are patches of phantoms with the readers' labels, turned as a whole. */
public class RcmPhantomPatchesTest {

	private static final int SIDE = 48;

	private static final RcmPhantomOptions OPTIONS = RcmTraining.phantoms().withSize(150, 130).withDisturbances(0, 1);

	private static final Normalization NORMALIZATION = new Normalization(2 / 255.0, -0.5, "test");

	private static RcmPhantomPatches patches(final long seed) {
		return new RcmPhantomPatches(SIDE, 2, OPTIONS, seed, NORMALIZATION, Progress.none());
	}

	@Test
	public void sameSeedSameSamples() {
		final RcmPhantomPatches a = patches(11_000), b = patches(11_000), c = patches(11_001);
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
	public void againIsFromTheFirstOneOn() {
		final RcmPhantomPatches first = patches(11_000);
		final Sample a = first.next(), b = first.next();
		final RcmPhantomPatches again = first.again();
		assertArrayEquals(a.image(), again.next().image(), 0);
		assertArrayEquals(b.labels(), again.next().labels(), 0);
		assertArrayEquals(first.abundance(), again.abundance(), 0);
	}

	@Test
	public void labelsAreOneHotOrIgnoredAndValuesNormalized() {
		final RcmPhantomPatches patches = patches(11_000);
		int labelled = 0, ignored = 0;
		for (int n = 0; n < 40; n++) {
			final Sample s = patches.next();
			assertEquals(SIDE, s.height());
			assertEquals(SIDE, s.width());
			assertEquals(1, s.channels());
			for (final float v : s.image())
				assertFalse(v < -0.5f || v > 1.5f);
			for (int i = 0; i < SIDE * SIDE; i++) {
				int ones = 0, minus = 0;
				for (int c = 0; c < 6; c++) {
					final float v = s.labels()[6 * i + c];
					if (v == 1) ones++;
					else if (v == -1) minus++;
					else assertEquals(0, v, 0);
				}
				assertTrue(ones == 1 && minus == 0 || ones == 0 && minus == 6);
				if (ones == 1) labelled++;
				else ignored++;
			}
		}
		final double share = (double) labelled / (labelled + ignored);
		assertTrue("labelled " + share, share > 0.3 && share < 0.9);
	}

	@Test
	public void abundanceCountsWhatIsLabelled() {
		final double[] expected = new double[6];
		for (long seed = 11_000; seed < 11_002; seed++) {
			final RcmPhantom phantom = RcmPhantomGenerator.generate(OPTIONS.withSeed(seed), Progress.none());
			for (int y = 0; y < 130; y++)
				for (int x = 0; x < 150; x++) {
					final int label = phantom.labels().getAt(x, y).get();
					if (label != RcmClasses.UNLABELLED) expected[label]++;
				}
		}
		assertArrayEquals(expected, patches(11_000).abundance(), 0);
	}

	/** A bright left half of one class, a dark right one of another: together however it is turned. */
	@Test
	public void imageAndLabelsAreTurnedTogether() {
		final int w = 120;
		final byte[] image = new byte[w * w], labels = new byte[w * w];
		for (int i = 0; i < w * w; i++) {
			final boolean left = i % w < 60;
			image[i] = (byte) (left ? 200 : 40);
			labels[i] = (byte) (Math.abs(i % w - 60) < 3 ? RcmClasses.UNLABELLED : left ? 3 : 2);
		}
		final RcmPhantomPatches patches = new RcmPhantomPatches(SIDE, new RcmPhantomPatches.Mosaic[] {
			new RcmPhantomPatches.Mosaic(image, labels, w, w) }, 5, NORMALIZATION);
		final int[] first = new int[4];
		for (int n = 0; n < 60; n++) {
			final Sample s = patches.next();
			double bright = 0, dark = 0, nBright = 0, nDark = 0;
			for (int i = 0; i < SIDE * SIDE; i++) {
				final double grey = (s.image()[i] + 0.5) / 2 * 255;
				if (s.labels()[6 * i + 3] == 1) {
					bright += grey;
					nBright++;
				}
				if (s.labels()[6 * i + 2] == 1) {
					dark += grey;
					nDark++;
				}
			}
			if (nBright > 50) assertEquals(200, bright / nBright, 26);
			if (nDark > 50) assertEquals(40, dark / nDark, 22);
			for (int corner = 0; corner < 4; corner++)
				if (s.labels()[6 * (corner / 2 * SIDE * (SIDE - 1) + corner % 2 * (SIDE - 1)) + 3] == 1) first[corner]++;
		}
		for (final int times : first)
			assertTrue("each corner is now bright, now dark: " + times, times > 8 && times < 52);
	}

	@Test
	public void aPatchMustFit() {
		assertThrows(IllegalArgumentException.class, () -> new RcmPhantomPatches(200, 1, OPTIONS, 1, NORMALIZATION, Progress
			.none()));
	}
}
