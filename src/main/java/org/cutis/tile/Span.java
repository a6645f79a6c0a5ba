package org.cutis.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * One tile along one axis.
 *
 * @param start first pixel the network sees, not negative
 * @param size number of pixels it sees, halo included; beyond the image's end they are padding
 * @param from first pixel whose output is kept
 * @param to one past the last pixel whose output is kept
 */
public record Span(int start, int size, int from, int to) {

	/**
	 * Cuts an axis into tiles that all have the same size. The parts that are
	 * kept lie next to each other and cover the axis once. Sizes and starts are
	 * multiples of {@code multiple}, so that a network that halves its image sees
	 * the same pairs of pixels in each tile as in the whole image.
	 *
	 * @param length of the axis, at least 1
	 * @param largest tile, halo included; rounded down to a multiple of {@code multiple}, with room for
	 *          two halos and more
	 * @param halo pixels at an inner border, at least, whose output is thrown away
	 * @param multiple of which sizes and starts are multiples
	 * @throws IllegalArgumentException if a tile has no room for its halos
	 */
	public static List<Span> cover(final int length, final int largest, final int halo, final int multiple) {
		final int padded = roundUp(length, multiple);
		final int size = largest / multiple * multiple;
		if (padded <= size) return List.of(new Span(0, padded, 0, length));
		final int border = roundUp(halo, multiple);
		if (size <= 2 * border) throw new IllegalArgumentException("A tile of " + largest +
			" pixels has no room for halos of " + halo + " and multiples of " + multiple);
		final List<Span> spans = new ArrayList<>();
		int from = 0;
		while (from < length) {
			final int start = Math.max(0, Math.min(from - border, padded - size));
			final boolean last = start + size >= padded;
			final int to = last ? length : start + size - border;
			spans.add(new Span(start, size, from, to));
			from = to;
		}
		return spans;
	}

	private static int roundUp(final int n, final int multiple) {
		return (n + multiple - 1) / multiple * multiple;
	}
}
