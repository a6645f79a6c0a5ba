package org.cutis.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * One tile along one axis.
 *
 * @param start first pixel the network sees
 * @param size number of pixels it sees, halo included; beyond the image's end they are padding
 * @param from first pixel whose output is kept
 * @param to one past the last pixel whose output is kept
 */
public record Span(int start, int size, int from, int to) {

	/**
	 * Cuts an axis into tiles that all have the same size. The parts that are
	 * kept lie next to each other and cover the axis once.
	 *
	 * @param length of the axis, at least 1
	 * @param largest tile, halo included, a multiple of {@code multiple} and more than two halos
	 * @param halo pixels at an inner border whose output is thrown away
	 * @param multiple sizes are multiples of this
	 */
	public static List<Span> cover(final int length, final int largest, final int halo, final int multiple) {
		final int padded = roundUp(length, multiple);
		if (padded <= largest) return List.of(new Span(0, padded, 0, length));
		if (largest <= 2 * halo) throw new IllegalArgumentException("A tile of " + largest + " has no room for halos of " +
			halo);
		final List<Span> spans = new ArrayList<>();
		int from = 0;
		while (from < length) {
			final int start = Math.max(0, Math.min(from - halo, padded - largest));
			final boolean last = start + largest >= padded;
			final int to = last ? length : start + largest - halo;
			spans.add(new Span(start, largest, from, to));
			from = to;
		}
		return spans;
	}

	private static int roundUp(final int n, final int multiple) {
		return (n + multiple - 1) / multiple * multiple;
	}
}
