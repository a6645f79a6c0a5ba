package org.cutis.phantom;

import java.util.Arrays;

/** All that is drawn for a whole mosaic; makes strips of its rows, in any order and by any thread. */
record RcmScene(RcmPhantomOptions options, RcmLabelling labelling, RcmTissue tissue, RcmMicroscope microscope) {

	static RcmScene draw(final RcmPhantomOptions o) {
		final RcmLabelling labelling = RcmLabelling.draw(o);
		final NodeGrid grid = labelling.regions().grid();
		final float[][][] maps = RcmMaps.draw(o, labelling.regions(), labelling.artifacts(), new Chance(o.seed(), 33));
		return new RcmScene(o, labelling, RcmTissue.draw(o, grid, maps, new Chance(o.seed(), 35)), RcmMicroscope.draw(o,
			new Chance(o.seed(), 36)));
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
