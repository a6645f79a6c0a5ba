package org.cutis.reproduce;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.OctClasses;
import org.cutis.oct.OctScore;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * What became of the layers of tomograms (x, depth, B-scan).
 *
 * @param matrix of all pixels
 * @param columns in which the truth has one piece of DEJ
 * @param gaps of these, without any DEJ in the prediction (the paper's discontinuities)
 * @param islands of these, with more than one piece (the paper's island-like structures)
 */
record OctFigures(ConfusionMatrix matrix, long columns, long gaps, long islands) {

	private static final List<Long> LABELS = LongStream.range(0, OctClasses.ALL.size()).boxed().toList();

	static OctFigures none() {
		return new OctFigures(ConfusionMatrix.empty(LABELS), 0, 0, 0);
	}

	/** With one more tomogram. */
	OctFigures plus(final RandomAccessibleInterval<UnsignedByteType> prediction,
		final RandomAccessibleInterval<UnsignedByteType> truth)
	{
		long one = 0, none = 0, several = 0;
		for (long y = 0; y < truth.dimension(2); y++)
			for (long x = 0; x < truth.dimension(0); x++) {
				if (pieces(truth, x, y) != 1) continue;
				one++;
				final int found = pieces(prediction, x, y);
				if (found == 0) none++;
				else if (found > 1) several++;
			}
		return new OctFigures(matrix.plus(ConfusionMatrix.of(prediction, truth, LABELS, OptionalLong.empty(), Progress
			.none())), columns + one, gaps + none, islands + several);
	}

	/** How often the DEJ begins on the way down a column. */
	static int pieces(final RandomAccessibleInterval<UnsignedByteType> labels, final long x, final long y) {
		int pieces = 0;
		boolean inside = false;
		for (long z = 0; z < labels.dimension(1); z++) {
			final boolean junction = labels.getAt(x, z, y).get() == OctClasses.DEJ;
			if (junction && !inside) pieces++;
			inside = junction;
		}
		return pieces;
	}

	OctScore score(final OctDecision decision) {
		return new OctScore(decision.correction, matrix);
	}

	double gapPercent() {
		return 100.0 * gaps / columns;
	}

	double islandPercent() {
		return 100.0 * islands / columns;
	}
}
