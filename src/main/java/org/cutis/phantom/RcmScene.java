package org.cutis.phantom;

import java.util.Arrays;

import org.cutis.model.RcmClasses;

/** All that is drawn for a whole mosaic; makes strips of its rows, in any order and by any thread. */
record RcmScene(RcmPhantomOptions options, RcmRegions regions, RcmReaders readers, RcmTissue tissue,
	RcmMicroscope microscope)
{

	static RcmScene draw(final RcmPhantomOptions o) {
		final long seed = o.seed();
		final NodeGrid grid = NodeGrid.over(o.width() * o.pixel(), o.height() * o.pixel());
		final float[][][] artifacts = RcmArtifacts.draw(o, grid, new Chance(seed, 31));
		final RcmRegions regions = RcmRegions.draw(o, grid, artifacts, new Chance(seed, 32));
		final float[][][] maps = RcmMaps.draw(o, regions, artifacts, new Chance(seed, 33));
		return new RcmScene(o, regions, RcmReaders.draw(o, regions, new Chance(seed, 34)), RcmTissue.draw(o, grid, maps,
			new Chance(seed, 35)), RcmMicroscope.draw(o, new Chance(seed, 36)));
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

	/** Makes some rows of the image. @param from first row @param to one past the last @param grey whole image, x fastest */
	void record(final int from, final int to, final byte[] grey) {
		final Boxes boxes = new Boxes(options.pixel());
		final int first = boxes.first(from), width = options.width();
		final float[][] samples = new float[boxes.end(to - 1) - first][];
		final RcmStrip strip = new RcmStrip(this, first, first + samples.length);
		for (int j = 0; j < samples.length; j++)
			samples[j] = strip.row(first + j);
		final float sigma = (float) (microscope.noise() * 0.5 / options.pixel());
		final float[] sum = new float[width];
		for (int y = from; y < to; y++) {
			Arrays.fill(sum, 0);
			for (int j = boxes.first(y); j < boxes.end(y); j++) {
				final float weight = boxes.weight(y, j);
				final float[] row = samples[j - first];
				for (int x = 0; x < width; x++)
					sum[x] += weight * row[x];
			}
			for (int x = 0; x < width; x++)
				grey[y * width + x] = microscope.grey(sum[x], x, y, sigma);
		}
	}
}
