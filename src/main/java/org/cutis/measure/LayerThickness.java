package org.cutis.measure;

import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Thickness of a layer: lower minus upper surface, over the columns the layer
 * reaches.
 *
 * @param thickness mean, standard deviation (of a sample, n - 1), minimum and
 *          maximum in depth pixels; NaN if the layer is nowhere
 * @param columns number of all columns
 * @param gaps columns without the layer
 * @param gapRuns unbroken runs of such columns, counted B-scan by B-scan
 */
public record LayerThickness(StatisticalSummary thickness, long columns, long gaps, long gapRuns) {

	/** Thickness in one B-scan. @param slice from 0 */
	public static LayerThickness of(final Surfaces surfaces, final int slice) {
		return of(surfaces, slice, slice + 1);
	}

	/** Thickness over all B-scans, each column weighing the same. */
	public static LayerThickness of(final Surfaces surfaces) {
		return of(surfaces, 0, surfaces.slices());
	}

	private static LayerThickness of(final Surfaces surfaces, final int from, final int to) {
		final SummaryStatistics statistics = new SummaryStatistics();
		long gaps = 0;
		long runs = 0;
		for (int slice = from; slice < to; slice++) {
			for (int x = 0; x < surfaces.width(); x++) {
				if (surfaces.isGap(x, slice)) continue;
				statistics.addValue(surfaces.lower().get(x, slice) - surfaces.upper().get(x, slice));
			}
			gaps += surfaces.gaps(slice);
			runs += surfaces.gapRuns(slice);
		}
		return new LayerThickness(statistics.getSummary(), (long) (to - from) * surfaces.width(), gaps, runs);
	}

	/** Share of the columns that the layer reaches, 0 to 1. */
	public double coverage() {
		return (double) (columns - gaps) / columns;
	}
}
