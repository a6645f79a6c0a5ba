package org.cutis.phantom;

/** A strip of a mosaic's samples, 1 µm apart along both axes, brought to the image's columns. */
final class RcmStrip {

	private final RcmScene scene;

	private final Boxes boxes;

	/** First sample along x, and how many. */
	private final int left, count;

	private final RcmCells cells;

	private final RcmPlace place = new RcmPlace();

	private final float[][] line;

	private final float[] samples;

	/** @param from first row of samples @param to one past the last */
	RcmStrip(final RcmScene scene, final int from, final int to) {
		this.scene = scene;
		boxes = new Boxes(scene.options().pixel());
		left = boxes.first(0);
		count = boxes.end(scene.options().width() - 1) - left;
		cells = new RcmCells(scene.tissue(), from, to, left, left + count);
		line = new float[RcmMaps.COUNT][scene.tissue().grid().columns()];
		samples = new float[count];
	}

	/** Brightness along a row of samples, for each of the image's columns. @param j row of samples */
	float[] row(final int j) {
		final RcmTissue tissue = scene.tissue();
		place.y = j + 0.5f;
		tissue.grid().line(tissue.maps(), place.y, line);
		for (int i = 0; i < count; i++) {
			place.x = left + i + 0.5f;
			tissue.grid().onLine(line, place.x, place.values);
			samples[i] = scene.microscope().seen(tissue.at(place, cells), left + i, j, place.x, place.y);
		}
		final float[] row = new float[scene.options().width()];
		for (int x = 0; x < row.length; x++)
			for (int i = boxes.first(x); i < boxes.end(x); i++)
				row[x] += boxes.weight(x, i) * samples[i - left];
		return row;
	}
}
