package org.cutis.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;

/**
 * Counts voxels into a {@link ConfusionMatrix} as they come, one by one or image
 * by image. Not made for several threads: give each its own and add the matrices.
 */
public final class ConfusionCounter {

	/** What {@link #index} holds for a value that is not counted. */
	private static final int IGNORED = -1;

	private final List<Long> labels;

	private final OptionalLong ignored;

	private final Map<Long, Integer> indices = new HashMap<>();

	private final long[][] counts;

	/** Labels come in runs: the map is asked at their beginnings only. */
	private long lastTruth, lastPrediction;

	private int truthIndex, predictionIndex;

	/**
	 * @param labels values of the classes, all different
	 * @param ignored voxels with this value in the truth are not counted; in the
	 *          prediction it is a value as any other
	 */
	public ConfusionCounter(final Collection<Long> labels, final OptionalLong ignored) {
		this.labels = List.copyOf(labels);
		this.ignored = ignored;
		for (final long label : this.labels)
			indices.put(label, indices.size());
		counts = new long[labels.size() + 1][labels.size() + 1];
		truthIndex = truthIndex(lastTruth);
		predictionIndex = index(lastPrediction);
	}

	/** Counts one voxel. */
	public void add(final long truth, final long prediction) {
		if (truth != lastTruth) {
			truthIndex = truthIndex(truth);
			lastTruth = truth;
		}
		if (truthIndex == IGNORED) return;
		if (prediction != lastPrediction) {
			predictionIndex = index(prediction);
			lastPrediction = prediction;
		}
		counts[truthIndex][predictionIndex]++;
	}

	/**
	 * Counts the voxels of two label images, plane by plane of the last axis.
	 *
	 * @param prediction any number of dimensions, any minimum
	 * @param truth of the same extents; its minimum may differ
	 * @throws IllegalArgumentException if the extents differ
	 */
	public void add(final RandomAccessibleInterval<? extends IntegerType<?>> prediction,
		final RandomAccessibleInterval<? extends IntegerType<?>> truth, final Progress progress)
	{
		final long[] extents = truth.dimensionsAsLongArray();
		if (!Arrays.equals(prediction.dimensionsAsLongArray(), extents)) throw new IllegalArgumentException(
			"The prediction is " + Arrays.toString(prediction.dimensionsAsLongArray()) + " and the truth " + Arrays
				.toString(extents));
		final long planes = extents[extents.length - 1];
		for (long i = 0; i < planes; i++) {
			progress.update((double) i / planes, "Comparing labels");
			LoopBuilder.setImages(plane(prediction, i), plane(truth, i)).forEachPixel((p, t) -> add(t.getIntegerLong(), p
				.getIntegerLong()));
		}
	}

	/** What has been counted so far; later voxels do not change it. */
	public ConfusionMatrix matrix() {
		return ConfusionMatrix.empty(labels).plus(new ConfusionMatrix(labels, counts));
	}

	private int truthIndex(final long value) {
		return ignored.isPresent() && ignored.getAsLong() == value ? IGNORED : index(value);
	}

	private int index(final long value) {
		return indices.getOrDefault(value, labels.size());
	}

	private static <T> RandomAccessibleInterval<T> plane(final RandomAccessibleInterval<T> image, final long index) {
		final long[] min = image.minAsLongArray();
		final long[] max = image.maxAsLongArray();
		final int last = min.length - 1;
		min[last] += index;
		max[last] = min[last];
		return Views.interval(image, min, max);
	}
}
