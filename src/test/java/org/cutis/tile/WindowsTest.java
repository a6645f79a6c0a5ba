package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;

/** What must hold for any axis cut into windows, by brute force, and examples by hand. */
public class WindowsTest {

	private static final List<Protocol> SMALL = List.of(new Protocol("average", 16, 4, 0, 0, 0), new Protocol("gaussian",
		16, 2, 0, 0, 8), new Protocol("average with halo", 16, 5, 3, 0, 0), new Protocol("side by side", 16, 16, 0, 0, 0),
		Protocol.fast(64, 8, 4), Protocol.fast(70, 5, 0), Protocol.fast(64, 0, 9), Protocol.fast(48, 12, 1));

	@Test
	public void anyAxisIsCoveredAndWeightsAddUpToOne() {
		for (final Protocol protocol : SMALL)
			for (final int multiple : new int[] { 1, 4, 8 })
				for (int length = 1; length < 330; length++)
					check(length, protocol, multiple);
	}

	private static void check(final int length, final Protocol p, final int multiple) {
		final String what = p + ", length " + length + ", multiple " + multiple;
		final Windows w = Windows.of(length, p, multiple);
		assertEquals(what, 0, w.size() % multiple);
		assertTrue(what, w.size() <= (p.window() + multiple - 1) / multiple * multiple);
		final double[] sum = new double[length];
		long next = 0, before = -1;
		int overlap = 0;
		for (int i = 0; i < w.count(); i++) {
			assertTrue("a window begins after the one before: " + what, w.start(i) > before);
			before = w.start(i);
			if (p.stride() == 0) assertEquals("aligned: " + what, 0, w.start(i) % multiple);
			assertEquals("cells lie side by side: " + what, next, w.from(i));
			next = w.end(i);
			assertTrue(what, w.end(i) > w.from(i) && w.end(i) <= w.to(i));
			overlap = Math.max(overlap, (int) (w.to(i) - w.end(i)));
			final float[] weights = w.weights(i);
			assertEquals(what, w.size(), weights.length);
			for (int k = 0; k < w.size(); k++) {
				final long at = w.start(i) + k;
				final boolean counts = at >= w.from(i) && at < w.to(i);
				assertTrue(what, counts ? weights[k] > 0 || p.variance() > 0 : weights[k] == 0);
				if (counts) sum[(int) at] += weights[k];
			}
			if (i > 0) assertTrue("halo before: " + what, w.from(i) - w.start(i) >= p.halo());
			if (i < w.count() - 1) assertTrue("halo after: " + what, w.start(i) + w.size() - w.to(i) >= p.halo());
		}
		assertEquals(what, length, next);
		assertEquals(what, overlap, w.overlap());
		for (final double s : sum)
			assertEquals(what, 1, s, 1e-6);
		final long end = w.start(w.count() - 1) + w.size();
		assertTrue("reaches over no more than it must: " + what, end >= length && (end - length < multiple || w
			.count() == 1 && end == w.size()));
	}

	@Test
	public void thePapersWindowsOnAMosaicOf3000Pixels() {
		final Windows munet = Windows.of(3000, Protocol.PAPER_MUNET, 16), mednet = Windows.of(3000, Protocol.PAPER_MEDNET,
			16);
		// (3000 - 256) / 64 = 42.9 and (3000 - 256) / 32 = 85.75 steps
		assertEquals(List.of(44, 256, 87, 256), List.of(munet.count(), munet.size(), mednet.count(), mednet.size()));
		assertEquals(List.of(0L, 64L, 2688L, 2744L), List.of(munet.start(0), munet.start(1), munet.start(42), munet.start(
			43)));
		assertEquals(2744, mednet.start(86));
		assertEquals("75 % overlap: a pixel inside counts in four windows", 0.25, munet.weights(20)[100], 0);
		assertEquals("the first 64 pixels are in one window only", 1, munet.weights(0)[63], 0);
	}

	@Test
	public void mednetsGaussianByHand() {
		// Pixel 127 of a window lies half a pixel before its centre; windows' centres are 32 apart.
		double sum = 0;
		for (int k = -3; k <= 4; k++)
			sum += Math.exp(-Math.pow(32 * k - 0.5, 2) / (2 * 128));
		assertEquals(Math.exp(-0.25 / 256) / sum, Windows.of(3000, Protocol.PAPER_MEDNET, 16).weights(40)[127], 1e-7);
	}

	@Test
	public void aBlendByHand() {
		// 100 pixels by windows of at most 64, a halo of 4 and a blend of 3: a stride of 64 - 8 - 3 = 53, two windows.
		// They may shrink until twice their size less 11 is 100: to 56, with a stride of 45, since 55 + 44 is but 99.
		final Windows w = Windows.of(100, Protocol.fast(64, 4, 3), 1);
		assertEquals(List.of(2, 56, 44L), List.of(w.count(), w.size(), w.start(1)));
		// The first counts to 52, the second from 48 on: four pixels of both. Weights before they are brought to a sum
		// of 1: 1, 3/4, 2/4, 1/4 and 1/4, 2/4, 3/4, 1.
		final float[] first = w.weights(0);
		assertEquals(1, first[47], 0);
		assertEquals(0.8, first[48], 1e-6);
		assertEquals(0.6, first[49], 1e-6);
		assertEquals(0.4, first[50], 1e-6);
		assertEquals(0.2, first[51], 1e-6);
		assertEquals(0, first[52], 0);
	}

	@Test
	public void fastWindowsAreTheSmallestThatSuffice() {
		// Of 1152 three do: twice a stride of 1152 - 128 - 16 = 1008 and 1152 make 3168. With 16 less each, 1104 still
		// do: 2 * 960 + 1104 = 3024; 1088: 2 * 944 + 1088 = 2976 do not.
		final Windows w = Windows.of(3000, Protocol.fast(1152, 64, 16), 16);
		assertEquals(List.of(3, 1104), List.of(w.count(), w.size()));
		assertEquals(3008 - 1104, w.start(2));
		assertEquals(9.0 * 1104 * 1104 / 9e6, new TilePlan(w, w).work(), 1e-9);
	}

	@Test
	public void anAxisBeyondTheRangeOfInt() {
		final long length = 5_000_000_007L;
		final Windows w = Windows.of(length, Protocol.fast(1024, 64, 16), 16);
		assertEquals(length, w.end(w.count() - 1));
		final int beyond = w.count() / 2 + 1;
		assertTrue(w.start(beyond) > Integer.MAX_VALUE);
		assertEquals(1, w.weights(beyond)[512], 0);
		assertEquals(25_000_000_000L * 1_000_000, TilePlan.of(25_000_000_000L, 1_000_000, new Protocol("one", 1000, 1000, 0,
			0, 0), 1).tiles() * 1_000_000);
	}

	@Test
	public void aWindowWithoutRoomIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Protocol.fast(64, 32, 0));
		assertThrows(IllegalArgumentException.class, () -> Protocol.fast(64, 28, 8));
		assertThrows(IllegalArgumentException.class, () -> Windows.of(1000, Protocol.fast(64, 24, 8), 16));
		assertThrows(IllegalArgumentException.class, () -> new Protocol("gaps", 64, 60, 4, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new Protocol("vanishes", 4096, 512, 0, 0, 128));
		assertThrows(IllegalArgumentException.class, () -> Windows.of(0, Protocol.PAPER_MUNET, 16));
	}
}
