package org.cutis.phantom;

import org.cutis.model.RcmClasses;

/**
 * The classes of a mosaic's pixels.
 *
 * @param artifacts of {@link RcmArtifacts#draw}
 */
record RcmLabelling(RcmPhantomOptions options, float[][][] artifacts, RcmRegions regions, RcmReaders readers) {

	static RcmLabelling draw(final RcmPhantomOptions o) {
		final NodeGrid grid = NodeGrid.over(o.width() * o.pixel(), o.height() * o.pixel());
		final float[][][] artifacts = RcmArtifacts.draw(o, grid, new Chance(o.seed(), 31));
		final RcmRegions regions = RcmRegions.draw(o, grid, artifacts, new Chance(o.seed(), 32));
		return new RcmLabelling(o, artifacts, regions, RcmReaders.draw(o, regions, new Chance(o.seed(), 34)));
	}

	/**
	 * The truth, and what readers label, at the middles of a row's pixels.
	 *
	 * @param truth whole image, x fastest; the row is written
	 * @param labels the same
	 */
	void label(final int row, final byte[] truth, final byte[] labels) {
		final NodeGrid grid = regions.grid();
		final float[][] line = new float[regions.maps().length][grid.columns()];
		final float[][] clear = new float[1][grid.columns()];
		final float y = (float) ((row + 0.5) * options.pixel());
		grid.line(regions.maps(), y, line);
		grid.line(readers.clear(), y, clear);
		final float[] values = new float[line.length];
		final float[] one = new float[1];
		for (int x = 0, i = row * options.width(); x < options.width(); x++, i++) {
			final float place = (float) ((x + 0.5) * options.pixel());
			grid.onLine(line, place, values);
			grid.onLine(clear, place, one);
			truth[i] = (byte) RcmRegions.label(values);
			labels[i] = one[0] > 0 ? truth[i] : (byte) RcmClasses.UNLABELLED;
		}
	}
}
