package org.cutis.tile;

import java.nio.FloatBuffer;
import java.util.function.BooleanSupplier;

/**
 * Reads a plan's windows one after the other. What a window shares with the one
 * to its left is kept, so along x every pixel is read once in a row of windows;
 * along y it is read by each row that holds it. Beyond the image's right and lower
 * borders it is mirrored at the border pixels.
 */
final class WindowReader implements BatchLoop.Reader {

	/** Values read at once: long reads must notice that they are to stop. */
	private static final int MOST_VALUES = 1 << 18;

	private final PixelSource source;

	private final TilePlan plan;

	private final BooleanSupplier stopped;

	private final int channels;

	/** The window: rows.size() x columns.size() x channels. */
	private final float[] window;

	/** The window that was read last; -1: none. */
	private long last = -1;

	WindowReader(final PixelSource source, final TilePlan plan, final BooleanSupplier stopped) {
		this.source = source;
		this.plan = plan;
		this.stopped = stopped;
		channels = source.channels();
		window = new float[Math.multiplyExact(plan.rows().size() * plan.columns().size(), channels)];
	}

	@Override
	public void read(final long tile, final FloatBuffer into) {
		final int i = plan.row(tile), j = plan.column(tile), w = plan.columns().size(), h = plan.rows().size();
		final long x = plan.columns().start(j), y = plan.rows().start(i);
		final boolean next = last >= 0 && tile == last + 1 && j > 0;
		final int shift = next ? (int) Math.min(w, x - plan.columns().start(j - 1)) : w;
		final int kept = (w - shift) * channels;
		last = -1; // until it is whole
		if (kept > 0) for (int r = 0; r < h; r++)
			System.arraycopy(window, (r * w + shift) * channels, window, r * w * channels, kept);
		final int columns = (int) Math.min(w, source.width() - x), rows = (int) Math.min(h, source.height() - y);
		if (!read(x, y, w - shift, columns, rows)) return;
		mirror(columns, rows);
		last = tile;
		into.put(window);
	}

	/** Reads the columns from..to of the window's rows. @return false if it was stopped */
	private boolean read(final long x, final long y, final int from, final int to, final int rows) {
		final int n = to - from, row = plan.columns().size() * channels;
		if (n <= 0) return true;
		final int most = Math.max(1, Math.min(rows, MOST_VALUES / (n * channels)));
		final float[] values = new float[most * n * channels];
		for (int r = 0; r < rows; r += most) {
			if (stopped.getAsBoolean()) return false;
			final int count = Math.min(most, rows - r);
			source.read(x + from, y + r, n, count, values);
			for (int k = 0; k < count; k++)
				System.arraycopy(values, k * n * channels, window, (r + k) * row + from * channels, n * channels);
		}
		return true;
	}

	/** Fills what lies beyond the image. */
	private void mirror(final int columns, final int rows) {
		final int w = plan.columns().size(), h = plan.rows().size();
		for (int r = 0; r < rows; r++)
			for (int k = columns; k < w; k++)
				System.arraycopy(window, (r * w + mirrored(k, columns)) * channels, window, (r * w + k) * channels, channels);
		for (int r = rows; r < h; r++)
			System.arraycopy(window, mirrored(r, rows) * w * channels, window, r * w * channels, w * channels);
	}

	/** The position inside, of one that may lie beyond the end. */
	static int mirrored(final int position, final int length) {
		final int period = Math.max(1, 2 * (length - 1));
		final int p = position % period;
		return p < length ? p : period - p;
	}
}
