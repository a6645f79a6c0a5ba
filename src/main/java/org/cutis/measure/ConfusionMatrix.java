package org.cutis.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * How often each true class was predicted as each class. Values that are none of
 * the classes share a last row and column, "other": they are wrong for every
 * class, but no class of their own.
 *
 * <pre>{@code
 * ConfusionMatrix m = ConfusionMatrix.of(prediction, truth, List.of(0L, 1L), OptionalLong.empty(), progress);
 * double dice = m.overlap(1).dice();
 * }</pre>
 *
 * For images that do not fit into memory, or no images at all: {@link ConfusionCounter}.
 *
 * @param labels values of the classes, all different
 * @param counts number of voxels by the index of their true class, then that of
 *          the predicted one; one longer than labels on either side; not copied
 */
public record ConfusionMatrix(List<Long> labels, long[][] counts) {

	public ConfusionMatrix {
		labels = List.copyOf(labels);
		final int n = labels.size() + 1;
		if (labels.stream().distinct().count() + 1 != n) throw new IllegalArgumentException("Labels twice: " + labels);
		if (counts.length != n || Arrays.stream(counts).anyMatch(row -> row.length != n))
			throw new IllegalArgumentException("A confusion matrix of " + (n - 1) + " labels is " + n + " x " + n);
	}

	/** Nothing counted yet: the neutral element of {@link #plus}. */
	public static ConfusionMatrix empty(final Collection<Long> labels) {
		return new ConfusionMatrix(List.copyOf(labels), new long[labels.size() + 1][labels.size() + 1]);
	}

	/**
	 * Counts the voxels of two label images.
	 *
	 * @param prediction any number of dimensions, any minimum
	 * @param truth of the same extents; its minimum may differ
	 * @param labels values of the classes
	 * @param ignored voxels with this value in the truth are not counted
	 * @throws IllegalArgumentException if the extents differ
	 */
	public static ConfusionMatrix of(final RandomAccessibleInterval<? extends IntegerType<?>> prediction,
		final RandomAccessibleInterval<? extends IntegerType<?>> truth, final Collection<Long> labels,
		final OptionalLong ignored, final Progress progress)
	{
		final ConfusionCounter counter = new ConfusionCounter(labels, ignored);
		counter.add(prediction, truth, progress);
		return counter.matrix();
	}

	/**
	 * Both together, each voxel weighing the same.
	 *
	 * @throws IllegalArgumentException if the labels differ
	 */
	public ConfusionMatrix plus(final ConfusionMatrix other) {
		if (!labels.equals(other.labels)) throw new IllegalArgumentException("Confusion matrices of different labels: " +
			labels + ", " + other.labels);
		final long[][] sum = new long[counts.length][counts.length];
		for (int t = 0; t < sum.length; t++)
			for (int p = 0; p < sum.length; p++)
				sum[t][p] = counts[t][p] + other.counts[t][p];
		return new ConfusionMatrix(labels, sum);
	}

	/** Number of classes, "other" not among them; its index. */
	public int classes() {
		return labels.size();
	}

	/** All voxels counted. */
	public long total() {
		return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
	}

	/** Voxels of a true class. @param index of the class; {@link #classes()} is "other" */
	public long truth(final int index) {
		return Arrays.stream(counts[index]).sum();
	}

	/** Voxels predicted as a class. @param index of the class; {@link #classes()} is "other" */
	public long predicted(final int index) {
		return Arrays.stream(counts).mapToLong(row -> row[index]).sum();
	}

	/** Share of a true class' voxels that were predicted as another, 0 to 1; NaN if the truth has none. */
	public double share(final int truth, final int prediction) {
		return (double) counts[truth][prediction] / truth(truth);
	}

	/** One class against all others together, "other" among them. @param index of the class */
	public Overlap overlap(final int index) {
		return overlaps().get(index);
	}

	/** {@link #overlap} of every class. */
	public List<Overlap> overlaps() {
		final long[] predicted = new long[counts.length];
		long total = 0;
		for (final long[] row : counts)
			for (int p = 0; p < row.length; p++) {
				predicted[p] += row[p];
				total += row[p];
			}
		final List<Overlap> overlaps = new ArrayList<>();
		for (int i = 0; i < classes(); i++) {
			final long tp = counts[i][i];
			final long fp = predicted[i] - tp;
			final long fn = truth(i) - tp;
			overlaps.add(new Overlap(tp, fp, fn, total - tp - fp - fn));
		}
		return overlaps;
	}

	/**
	 * Mean of a measure over the classes, each weighing the same. Classes that
	 * neither image has are left out, as they would count as found; so are those
	 * for which the measure is undefined.
	 *
	 * @return NaN if there is nothing to average
	 */
	public double mean(final ToDoubleFunction<Overlap> measure) {
		return overlaps().stream().filter(Overlap::occurs).mapToDouble(measure).filter(v -> !Double.isNaN(v)).average()
			.orElse(Double.NaN);
	}
}
