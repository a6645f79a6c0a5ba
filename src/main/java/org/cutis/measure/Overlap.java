package org.cutis.measure;

import java.util.List;
import java.util.OptionalLong;

import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * How well a segmentation covers the truth, from the numbers of voxels. Of several
 * classes at once: {@link ConfusionMatrix}.
 * <p>
 * Where a ratio is 0 / 0: if neither image has the label they agree, and Dice,
 * IoU, precision and recall are 1; otherwise (for example the precision of an
 * empty segmentation) the ratio is undefined, NaN.
 *
 * @param truePositives voxels with the label in both
 * @param falsePositives voxels with the label in the segmentation only
 * @param falseNegatives voxels with the label in the truth only
 * @param trueNegatives voxels with the label in neither
 */
public record Overlap(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

	/**
	 * Counts the voxels of a label.
	 *
	 * @param prediction any number of dimensions, any minimum
	 * @param truth of the same extents; its minimum may differ
	 * @param label the value in both that counts as positive
	 * @throws IllegalArgumentException if the extents differ
	 */
	public static <P extends IntegerType<P>, T extends IntegerType<T>> Overlap of(
		final RandomAccessibleInterval<P> prediction, final RandomAccessibleInterval<T> truth, final long label)
	{
		return ConfusionMatrix.of(prediction, truth, List.of(label), OptionalLong.empty(), Progress.none()).overlap(0);
	}

	/** Both together, each voxel weighing the same. */
	public Overlap plus(final Overlap other) {
		return new Overlap(truePositives + other.truePositives, falsePositives + other.falsePositives,
			falseNegatives + other.falseNegatives, trueNegatives + other.trueNegatives);
	}

	/** Whether one of the two images has the label. */
	public boolean occurs() {
		return truePositives + falsePositives + falseNegatives > 0;
	}

	/** 2 TP / (2 TP + FP + FN). */
	public double dice() {
		return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
	}

	/** TP / (TP + FP + FN), the Jaccard index. */
	public double iou() {
		return ratio(truePositives, truePositives + falsePositives + falseNegatives);
	}

	/** TP / (TP + FP). */
	public double precision() {
		return ratio(truePositives, truePositives + falsePositives);
	}

	/** TP / (TP + FN). */
	public double recall() {
		return ratio(truePositives, truePositives + falseNegatives);
	}

	/** Another name of {@link #recall}. */
	public double sensitivity() {
		return recall();
	}

	/** TN / (TN + FP); NaN if the truth has no voxel outside the label. */
	public double specificity() {
		return (double) trueNegatives / (trueNegatives + falsePositives);
	}

	private double ratio(final long part, final long whole) {
		return occurs() ? (double) part / whole : 1;
	}
}
