package org.cutis.tile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Whether tiles show in an output: the step from one pixel to the next across the
 * tiles' borders, against the steps everywhere else. A border is a whole line of
 * the image; what is compared are lines' mean steps.
 *
 * @param lines number of border lines
 * @param border mean step across them; NaN if there are none
 * @param elsewhere mean step across all other lines of pixels
 * @param deviation standard deviation of the other lines' mean steps
 */
public record Seams(long lines, double border, double elsewhere, double deviation) {

	/** Steps of probabilities: how far apart they are. */
	public static final DoubleBinaryOperator DISTANCE = (a, b) -> Math.abs(a - b);

	/** Steps of labels: 1 where they change. */
	public static final DoubleBinaryOperator CHANGE = (a, b) -> a == b ? 0 : 1;

	/** Steps across borders over those elsewhere: about 1 if tiles do not show; NaN if there is nothing to compare. */
	public double ratio() {
		return border / elsewhere;
	}

	/**
	 * By how many standard errors steps across borders are larger than elsewhere,
	 * as if lines were independent: below 3 nothing shows.
	 */
	public double excess() {
		return (border - elsewhere) / (deviation / Math.sqrt(lines));
	}

	/**
	 * Measures.
	 *
	 * @param image axes x, y; any minimum
	 * @param columns where tiles begin along x, counted from the image's first column: see {@link TilePlan#borders}
	 * @param rows where tiles begin along y
	 * @param step between two pixels' values
	 */
	public static Seams of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final Collection<Long> columns, final Collection<Long> rows, final DoubleBinaryOperator step)
	{
		final SummaryStatistics border = new SummaryStatistics(), elsewhere = new SummaryStatistics();
		final List<Collection<Long>> borders = List.of(columns, rows);
		for (int d = 0; d < 2; d++) {
			final Set<Long> at = new HashSet<>(borders.get(d));
			final List<Double> means = means(image, d, step);
			for (int i = 0; i < means.size(); i++)
				(at.contains(i + 1L) ? border : elsewhere).addValue(means.get(i));
		}
		return new Seams(border.getN(), border.getMean(), elsewhere.getMean(), elsewhere.getStandardDeviation());
	}

	/** Mean step from each line to the next along an axis. */
	private static List<Double> means(final RandomAccessibleInterval<? extends RealType<?>> image, final int axis,
		final DoubleBinaryOperator step)
	{
		final int along = 1 - axis, n = Math.toIntExact(image.dimension(along));
		final RandomAccess<? extends RealType<?>> at = image.randomAccess();
		final double[] before = new double[n];
		final List<Double> means = new ArrayList<>();
		for (long line = image.min(axis); line <= image.max(axis); line++) {
			at.setPosition(line, axis);
			at.setPosition(image.min(along), along);
			double sum = 0;
			for (int i = 0; i < n; i++, at.fwd(along)) {
				final double value = at.get().getRealDouble();
				sum += step.applyAsDouble(before[i], value);
				before[i] = value;
			}
			if (line > image.min(axis)) means.add(sum / n);
		}
		return means;
	}
}
