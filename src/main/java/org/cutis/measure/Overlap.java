package org.cutis.measure;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.IntegerType;

/**
 * How well a segmentation covers the truth, from the numbers of voxels.
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
		final long[] counts = new long[4];
		LoopBuilder.setImages(prediction, truth).forEachPixel((p, t) -> {
			final int positive = p.getIntegerLong() == label ? 2 : 0;
			counts[positive + (t.getIntegerLong() == label ? 1 : 0)]++;
		});
		return new Overlap(counts[3], counts[2], counts[1], counts[0]);
	}

	/** Both together, each voxel weighing the same. */
	public Overlap plus(final Overlap other) {
		return new Overlap(truePositives + other.truePositives, falsePositives + other.falsePositives,
			falseNegatives + other.falseNegatives, trueNegatives + other.trueNegatives);
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
		final boolean bothEmpty = truePositives + falsePositives + falseNegatives == 0;
		return bothEmpty ? 1 : (double) part / whole;
	}
}
