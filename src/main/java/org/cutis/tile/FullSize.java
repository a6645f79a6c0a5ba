package org.cutis.tile;

import java.util.List;

/**
 * Brings blocks from the network's pixel size back to the image's own, block by
 * block. Held are the model pixels at the right and lower borders of earlier
 * blocks: a column of a block, and two rows of the image.
 */
public final class FullSize implements BlockSink {

	private final Between columns, rows;

	private final int classes;

	private final List<FullSizeSink> sinks;

	/** The last model row of the blocks above, and of those of this row. */
	private float[] above, here;

	/** The last model column of the block before. */
	private float[] before = {};

	private float[] values = {};

	/**
	 * @param width of the image
	 * @param height of the image
	 * @param scale at which the network sees it: the same as that of the source
	 */
	public FullSize(final long width, final long height, final Scale scale, final int classes,
		final FullSizeSink... sinks)
	{
		columns = new Between(width, scale.x());
		rows = new Between(height, scale.y());
		this.classes = classes;
		this.sinks = List.of(sinks);
		above = new float[Math.toIntExact(columns.modelLength() * classes)];
		here = new float[above.length];
	}

	@Override
	public void write(final Block b) {
		if (b.x() == 0) {
			final float[] last = above;
			above = here;
			here = last;
		}
		final int margin = b.x() > 0 ? 1 : 0, header = b.y() > 0 ? 1 : 0;
		final int w = b.width() + margin, h = b.height() + header;
		gather(b, margin, header);
		keep(b);
		final long x0 = columns.known(b.x()), x1 = columns.known(b.x() + b.width());
		final long y0 = rows.known(b.y()), y1 = rows.known(b.y() + b.height());
		if (x1 == x0 || y1 == y0) return;
		final FullSizeBlock full = new FullSizeBlock(x0, y0, (int) (x1 - x0), (int) (y1 - y0), classes, values, w, h);
		full.place(columns, rows, b.x() - margin, b.y() - header);
		for (final FullSizeSink sink : sinks)
			sink.write(full);
	}

	/** The block's values with the column before and the row above. */
	private void gather(final Block b, final int margin, final int header) {
		final int pitch = (b.width() + margin) * classes, size = pitch * (b.height() + header);
		if (values.length < size) values = new float[size];
		if (header > 0) System.arraycopy(above, (int) (b.x() - margin) * classes, values, 0, pitch);
		for (int r = 0, to = header * pitch; r < b.height(); r++, to += pitch) {
			if (margin > 0) System.arraycopy(before, r * classes, values, to, classes);
			System.arraycopy(b.values(), b.at(0, r), values, to + margin * classes, b.width() * classes);
		}
	}

	private void keep(final Block b) {
		System.arraycopy(b.values(), b.at(0, b.height() - 1), here, (int) b.x() * classes, b.width() * classes);
		if (before.length < b.height() * classes) before = new float[b.height() * classes];
		for (int r = 0; r < b.height(); r++)
			System.arraycopy(b.values(), b.at(b.width() - 1, r), before, r * classes, classes);
	}
}
