package org.cutis.rsom;

import java.nio.FloatBuffer;

import org.cutis.measure.vessels.Dermis;
import org.cutis.tile.SliceReader;
import org.cutis.tile.Span;
import org.cutis.tile.VolumeSource;

/**
 * An RSOM image as a network for volumes sees it: z is depth, y the B-scans; what
 * is not of the dermis counts as if there were no signal.
 */
final class BelowSurface implements VolumeSource {

	private final SliceReader bands;

	private final int channels;

	private final float empty;

	private final Dermis kept;

	/**
	 * @param bands gives B-scans, normalized
	 * @param channels that it gives
	 * @param empty what no signal is once it is normalized
	 * @param kept in the coordinates of an image that begins at 0
	 */
	BelowSurface(final SliceReader bands, final int channels, final float empty, final Dermis kept) {
		this.bands = bands;
		this.channels = channels;
		this.empty = empty;
		this.kept = kept;
	}

	@Override
	public long depth() {
		return bands.rows();
	}

	@Override
	public long height() {
		return bands.scans();
	}

	@Override
	public long width() {
		return bands.columns();
	}

	@Override
	public int channels() {
		return channels;
	}

	@Override
	public void read(final long z, final long y, final long x, final int depth, final int height, final int width,
		final float[] into)
	{
		final Span rows = new Span((int) z, depth, (int) z, (int) z + depth);
		final Span columns = new Span((int) x, width, (int) x, (int) x + width);
		final int row = width * channels;
		final float[] scan = new float[depth * row];
		for (int s = 0; s < height; s++) {
			bands.read((int) y + s, rows, columns, FloatBuffer.wrap(scan));
			for (int k = 0; k < width; k++) {
				final long first = Math.min(z + depth, kept.first((int) x + k, (int) y + s));
				for (int d = 0; d < first - z; d++)
					for (int c = 0; c < channels; c++)
						scan[d * row + k * channels + c] = empty;
			}
			for (int d = 0; d < depth; d++)
				System.arraycopy(scan, d * row, into, (d * height + s) * row, row);
		}
	}
}
