package org.cutis.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Connected regions of equal labels in an image that comes row by row: pixels belong
 * together that touch along a side or at a corner (8-connected). Rows are taken as runs
 * of a label, runs that touch those of the row before are united (union-find), and
 * a region that no run of the row continues is counted and forgotten: memory is that
 * of a row, whatever the image's height.
 *
 * <pre>{@code
 * ConnectedRegions regions = new ConnectedRegions(width);
 * for (int y = 0; y < height; y++)
 *     regions.row(labels, y * width);
 * RegionCounts counts = regions.end();
 * }</pre>
 */
public final class ConnectedRegions {

	private static final int LABELS = 256;

	/** The runs of a row; ends are one past the last column. */
	private static final class Runs {

		private final int[] start, end, region;

		private int count;

		Runs(final int most) {
			start = new int[most];
			end = new int[most];
			region = new int[most];
		}
	}

	private final int width;

	private Runs above, here;

	/** By region: those of the row above are the first, those that begin in this row follow. */
	private final int[] parent, next;

	private final byte[] label, keptLabel;

	private final long[] size, keptSize;

	/** What counts as which label. */
	private final byte[] meaning;

	/** Regions of the row above. */
	private int open;

	private final long[] number = new long[LABELS], largest = new long[LABELS], pixels = new long[LABELS];

	/**
	 * @param width of the image, at least 1
	 * @param meaning the label that each of the labels 0 to 255 counts as, for regions of several labels together
	 */
	public ConnectedRegions(final int width, final int[] meaning) {
		this.width = width;
		above = new Runs(width);
		here = new Runs(width);
		parent = new int[2 * width];
		next = new int[2 * width];
		label = new byte[2 * width];
		size = new long[2 * width];
		keptLabel = new byte[width];
		keptSize = new long[width];
		this.meaning = new byte[LABELS];
		for (int i = 0; i < LABELS; i++)
			this.meaning[i] = (byte) meaning[i];
	}

	/** Each label counts as itself. */
	public ConnectedRegions(final int width) {
		this(width, IntStream.range(0, LABELS).toArray());
	}

	/** Takes the next row. @param labels 0 to 255 each @param at where the row begins */
	public void row(final byte[] labels, final int at) {
		int regions = open, first = 0;
		here.count = 0;
		for (int x = 0, end; x < width; x = end) {
			final byte value = meaning[labels[at + x] & 0xff];
			end = end(labels, at, x);
			while (end < width && meaning[labels[at + end] & 0xff] == value)
				end = end(labels, at, end);
			while (first < above.count && above.end[first] < x)
				first++;
			int region = touching(first, end, value);
			if (region < 0) {
				region = regions++;
				parent[region] = region;
				label[region] = value;
				size[region] = 0;
			}
			size[region] += end - x;
			here.start[here.count] = x;
			here.end[here.count] = end;
			here.region[here.count++] = region;
		}
		close(regions);
	}

	/** One past the last column of the run of a label that begins at x: where the row differs from itself moved by one. */
	private int end(final byte[] labels, final int at, final int x) {
		final int same = Arrays.mismatch(labels, at + x, at + width - 1, labels, at + x + 1, at + width);
		return same < 0 ? width : x + same + 1;
	}

	/** Unites the regions of a label that runs of the row above touch from one of them on up to a column. @return -1 if none does */
	private int touching(final int first, final int end, final byte value) {
		int region = -1;
		for (int k = first; k < above.count && above.start[k] <= end; k++) {
			final int other = root(above.region[k]);
			if (label[other] != value || other == region) continue;
			if (region < 0) region = other;
			else {
				parent[other] = region;
				size[region] += size[other];
			}
		}
		return region;
	}

	private int root(final int region) {
		int r = region;
		while (parent[r] != r) {
			parent[r] = parent[parent[r]];
			r = parent[r];
		}
		return r;
	}

	/** Counts what ends above this row and numbers the rest anew. */
	private void close(final int regions) {
		Arrays.fill(next, 0, regions, -1);
		int count = 0;
		for (int k = 0; k < here.count; k++) {
			final int root = root(here.region[k]);
			if (next[root] < 0) {
				keptLabel[count] = label[root];
				keptSize[count] = size[root];
				next[root] = count++;
			}
			here.region[k] = next[root];
		}
		for (int r = 0; r < regions; r++)
			if (parent[r] == r && next[r] < 0) count(label[r] & 0xff, size[r]);
		System.arraycopy(keptLabel, 0, label, 0, count);
		System.arraycopy(keptSize, 0, size, 0, count);
		for (int r = 0; r < count; r++)
			parent[r] = r;
		final Runs last = above;
		above = here;
		here = last;
		open = count;
	}

	private void count(final int value, final long n) {
		number[value]++;
		pixels[value] += n;
		largest[value] = Math.max(largest[value], n);
	}

	/** Counts what is still open: after the last row, once. */
	public RegionCounts end() {
		for (int r = 0; r < open; r++)
			count(label[r] & 0xff, size[r]);
		open = 0;
		above.count = 0;
		return new RegionCounts(number, largest, pixels);
	}
}
