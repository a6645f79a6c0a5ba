package org.cutis.phantom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CancellationException;

import org.cutis.model.RcmClasses;
import org.cutis.task.Cancelled;
import org.cutis.task.Progress;
import org.junit.Test;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

public class RcmPhantomTest {

	/** 0.6 x 0.5 mm */
	private static final RcmPhantomOptions SMALL = RcmPhantomOptions.defaults().withSize(300, 250).withPixel(2).withSeed(4);

	private static RcmPhantom phantom(final RcmPhantomOptions options) {
		return RcmPhantomGenerator.generate(options, Progress.none());
	}

	private static int[][] values(final RandomAccessibleInterval<UnsignedByteType> image) {
		final int[][] values = new int[(int) image.dimension(1)][(int) image.dimension(0)];
		for (int y = 0; y < values.length; y++)
			for (int x = 0; x < values[0].length; x++)
				values[y][x] = image.getAt(x, y).get();
		return values;
	}

	@Test
	public void sameSeedSamePixelsHoweverTheWorkIsDivided() {
		final RcmPhantom a = phantom(SMALL);
		final int[][] image = values(a.image()), truth = values(a.truth()), labels = values(a.labels());
		final RcmScene scene = RcmScene.draw(SMALL);
		final byte[] grey = new byte[300 * 250], classes = new byte[300 * 250], read = new byte[300 * 250];
		for (int to = 250; to > 0; to -= 83) {
			scene.record(Math.max(0, to - 83), to, grey);
			for (int y = Math.max(0, to - 83); y < to; y++)
				scene.labelling().label(y, classes, read);
		}
		for (int y = 0, i = 0; y < 250; y++)
			for (int x = 0; x < 300; x++, i++) {
				assertEquals(image[y][x], grey[i] & 0xff);
				assertEquals(truth[y][x], classes[i] & 0xff);
				assertEquals(labels[y][x], read[i] & 0xff);
			}
		final int[][] other = values(phantom(SMALL.withSeed(5)).image());
		int differ = 0;
		for (int y = 0; y < 250; y++)
			for (int x = 0; x < 300; x++)
				if (other[y][x] != image[y][x]) differ++;
		assertTrue("another seed gives another image, " + differ, differ > 300 * 250 / 2);
	}

	/** Pixels of 2 µm are what averaging those of 0.5 µm gives, and have their classes. */
	@Test
	public void coarsePixelsShowTheSameTissue() {
		final int[][] fine = values(phantom(SMALL.withSize(600, 600).withPixel(0.5).withLabelled(1)).image());
		final int[][] fineClasses = values(phantom(SMALL.withSize(600, 600).withPixel(0.5)).truth());
		final RcmPhantom phantom = phantom(SMALL.withSize(150, 150));
		final int[][] coarse = values(phantom.image()), classes = values(phantom.truth());
		double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
		final int n = 150 * 150;
		for (int y = 0; y < 150; y++)
			for (int x = 0; x < 150; x++) {
				double mean = 0;
				for (int k = 0; k < 16; k++)
					mean += fine[4 * y + k / 4][4 * x + k % 4] / 16.0;
				a += coarse[y][x];
				b += mean;
				aa += coarse[y][x] * coarse[y][x];
				bb += mean * mean;
				ab += mean * coarse[y][x];
				boolean same = false;
				for (int k = 0; k < 4; k++)
					same |= fineClasses[4 * y + 1 + k / 2][4 * x + 1 + k % 2] == classes[y][x];
				assertTrue("class at " + x + ", " + y, same);
			}
		final double va = aa / n - a / n * a / n, vb = bb / n - b / n * b / n;
		assertEquals("mean", a / n, b / n, 0.5);
		assertEquals("contrast", 1, Math.sqrt(vb / va), 0.06);
		assertTrue("correlation", (ab / n - a / n * b / n) / Math.sqrt(va * vb) > 0.98);
	}

	@Test
	public void readersLabelTheShareAskedForAndOnlyWhatIsTrueAndClear() {
		for (final double share : new double[] { 0, 0.3, 0.57, 1 }) {
			final RcmLabelling scene = RcmLabelling.draw(SMALL.withSize(200, 220).withPixel(8).withLabelled(share));
			final byte[] truth = new byte[200 * 220], labels = new byte[200 * 220];
			for (int y = 0; y < 220; y++)
				scene.label(y, truth, labels);
			int labelled = 0;
			for (int i = 0; i < labels.length; i++)
				if (labels[i] != (byte) RcmClasses.UNLABELLED) {
					labelled++;
					assertEquals(truth[i], labels[i]);
				}
			assertEquals(share, labelled / (200.0 * 220), share == 0 || share == 1 ? 0 : 0.01);
		}
	}

	/** One pixel of 2 µm away from another class is a transition. */
	@Test
	public void readersLeaveTransitions() {
		final RcmPhantom phantom = phantom(SMALL);
		final int[][] truth = values(phantom.truth()), labels = values(phantom.labels());
		int borders = 0;
		for (int y = 0; y < 250; y++)
			for (int x = 1; x < 300; x++)
				if (truth[y][x] != truth[y][x - 1]) {
					borders++;
					assertEquals(RcmClasses.UNLABELLED, labels[y][x]);
					assertEquals(RcmClasses.UNLABELLED, labels[y][x - 1]);
				}
		assertTrue(borders > 100);
	}

	/** MED-Net, Table 1: the whole data set's shares of the labelled pixels. */
	@Test
	public void classesAreAboutAsAbundantAsInThePaper() {
		final double[] paper = { 0.17, 0.19, 0.20, 0.28, 0.05, 0.10 };
		final long[] counts = new long[256];
		final int w = 175, h = 200;
		for (long seed = 1; seed <= 30; seed++) {
			final RcmLabelling scene = RcmLabelling.draw(SMALL.withSize(w, h).withPixel(20).withSeed(seed));
			final byte[] truth = new byte[w * h], labels = new byte[w * h];
			for (int y = 0; y < h; y++)
				scene.label(y, truth, labels);
			for (final byte label : labels)
				counts[label & 0xff]++;
		}
		final double labelled = 30.0 * w * h - counts[RcmClasses.UNLABELLED];
		for (int c = 0; c < paper.length; c++)
			assertEquals(RcmClasses.ALL.get(c).name(), paper[c], counts[c] / labelled, 0.06);
	}

	@Test
	public void anySize() {
		for (final int[] size : new int[][] { { 1, 1 }, { 1, 99 }, { 77, 2 }, { 23, 31 } })
			for (final double pixel : new double[] { 0.1, 0.5, 1, 3.3, 20 }) {
				final RcmPhantom phantom = phantom(SMALL.withSize(size[0], size[1]).withPixel(pixel));
				for (final RandomAccessibleInterval<UnsignedByteType> image : java.util.List.of(phantom.image(), phantom.truth(),
					phantom.labels()))
					assertArrayEquals(new long[] { size[0], size[1] }, image.dimensionsAsLongArray());
				assertEquals(pixel, phantom.size().x(), 0);
			}
	}

	@Test
	public void cancelStopsIt() {
		assertThrows(CancellationException.class, () -> RcmPhantomGenerator.generate(RcmPhantomOptions.defaults(),
			new Cancelled()));
	}

	@Test
	public void wrongOptions() {
		final RcmPhantomOptions good = RcmPhantomOptions.defaults();
		assertThrows(IllegalArgumentException.class, () -> good.withSize(0, 100));
		assertThrows(IllegalArgumentException.class, () -> good.withPixel(0.1).withSize(60_000, 60_000));
		assertThrows(IllegalArgumentException.class, () -> good.withSize(50_000, 100));
		assertThrows(IllegalArgumentException.class, () -> good.withPixel(Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> good.withDifficulty(1.1));
		assertThrows(IllegalArgumentException.class, () -> good.withLabelled(-0.1));
		assertThrows(IllegalArgumentException.class, () -> good.withDisturbances(-1, 1));
		assertThrows(IllegalArgumentException.class, () -> good.withDisturbances(1, 11));
	}
}
