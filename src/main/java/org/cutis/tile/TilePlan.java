package org.cutis.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * The windows over an image, numbered row by row.
 *
 * @param columns the windows along x
 * @param rows the windows along y
 */
public record TilePlan(Windows columns, Windows rows) {

	/**
	 * Plans.
	 *
	 * @param width of the image as the network sees it, at least 1
	 * @param height likewise
	 * @param multiple windows' sizes must be multiples of this
	 * @throws IllegalArgumentException if a window has no room for its halos and a step of {@code multiple}
	 */
	public static TilePlan of(final long width, final long height, final Protocol protocol,
		final int multiple)
	{
		return new TilePlan(Windows.of(width, protocol, multiple), Windows.of(height, protocol, multiple));
	}

	/** Number of windows. */
	public long tiles() {
		return (long) columns.count() * rows.count();
	}

	/** Pixels that go through the network, over those of the image. */
	public double work() {
		return (double) tiles() * columns.size() * rows.size() / ((double) columns.length() * rows.length());
	}

	int column(final long tile) {
		return (int) (tile % columns.count());
	}

	int row(final long tile) {
		return (int) (tile / columns.count());
	}

	/**
	 * Where tiles could show along an axis: the first pixels that windows count
	 * for, and the first that they do not any more; sorted, each once, without
	 * the image's own borders.
	 */
	public static List<Long> borders(final Windows windows) {
		final List<Long> borders = new ArrayList<>();
		for (int i = 1; i < windows.count(); i++) {
			borders.add(windows.from(i));
			borders.add(windows.to(i - 1));
		}
		return borders.stream().distinct().sorted().toList();
	}
}
