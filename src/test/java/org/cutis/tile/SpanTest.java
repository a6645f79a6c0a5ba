package org.cutis.tile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;

/** What must hold for any axis cut into tiles, by brute force. */
public class SpanTest {

	@Test
	public void anyAxisIsCoveredOnceByAlignedTilesWithHalos() {
		for (final int multiple : new int[] { 1, 4, 16, 12 })
			for (final int halo : new int[] { 0, 1, 5, 16 })
				for (final int largest : new int[] { 64, 80, 100 })
					for (int length = 1; length < 420; length++)
						check(length, largest, halo, multiple);
	}

	private static void check(final int length, final int largest, final int halo, final int multiple) {
		final String what = "length " + length + ", largest " + largest + ", halo " + halo + ", multiple " + multiple;
		final List<Span> spans = Span.cover(length, largest, halo, multiple);
		final int size = spans.get(0).size();
		assertTrue(what, size <= Math.max(largest, multiple));
		assertEquals(what, 0, size % multiple);
		int next = 0;
		for (final Span s : spans) {
			assertEquals(what, size, s.size());
			assertEquals("kept parts lie side by side: " + what, next, s.from());
			assertTrue(what, s.to() > s.from());
			assertTrue(what, s.start() >= 0);
			assertEquals("aligned: " + what, 0, s.start() % multiple);
			assertTrue(what, s.from() >= s.start() && s.to() <= s.start() + size);
			if (s.from() > 0) assertTrue("halo before: " + what, s.from() - s.start() >= halo);
			if (s.to() < length) assertTrue("halo after: " + what, s.start() + size - s.to() >= halo);
			next = s.to();
		}
		assertEquals(what, length, next);
		final int padding = spans.get(spans.size() - 1).start() + size - length;
		assertTrue("least padding: " + what, padding >= 0 && padding < multiple);
	}

	@Test
	public void aShortAxisIsOneTilePaddedToAMultiple() {
		assertEquals(List.of(new Span(0, 336, 0, 333)), Span.cover(333, 1024, 128, 16));
		assertEquals(List.of(new Span(0, 512, 0, 500)), Span.cover(500, 1024, 128, 16));
		assertEquals(List.of(new Span(0, 16, 0, 1)), Span.cover(1, 1024, 128, 16));
		assertEquals(List.of(new Span(0, 1024, 0, 1024)), Span.cover(1024, 1024, 128, 16));
	}

	@Test
	public void aLongAxisWorkedOutByHand() {
		// Padded to 1200. Of the first tile 1024 - 128 = 896 pixels are kept; the second ends with the axis,
		// begins at 1200 - 1024 = 176 and gives the rest.
		assertEquals(List.of(new Span(0, 1024, 0, 896), new Span(176, 1024, 896, 1199)), Span.cover(1199, 1024, 128, 16));
	}

	@Test
	public void aTileWithoutRoomForItsHalosIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Span.cover(100, 32, 16, 16));
		assertThrows(IllegalArgumentException.class, () -> Span.cover(100, 32, 9, 16));
	}
}
