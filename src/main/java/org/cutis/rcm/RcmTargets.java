package org.cutis.rcm;

import java.util.ArrayList;
import java.util.List;

import org.cutis.model.ModelInfo;
import org.cutis.tile.Decision;
import org.cutis.tile.FullSizeSink;
import org.cutis.tile.LabelMap;
import org.cutis.tile.ValueMap;

/**
 * Where results go, row by row, at the image's (or its region's) own size, from (0, 0) on.
 *
 * @param labels indices of {@link ModelInfo#labels()}
 * @param probability a channel for each class, 0 to 1; null if not wanted
 * @param confidence the probability of the class that a pixel got; null if not wanted
 */
public record RcmTargets(LabelMap.Target labels, ValueMap.Target probability, ValueMap.Target confidence) {

	/** From which probability a pixel has the class of a model of a single one. */
	private static final float HALF = 0.5f;

	/** What writes to them. */
	FullSizeSink[] sinks(final int classes) {
		final List<FullSizeSink> sinks = new ArrayList<>();
		sinks.add(new LabelMap(classes == 1 ? Decision.threshold(HALF) : Decision.highest(classes), labels));
		if (probability != null) sinks.add(ValueMap.probabilities(classes, probability));
		if (confidence != null) sinks.add(ValueMap.confidence(confidence));
		return sinks.toArray(FullSizeSink[]::new);
	}

	/** These, given a part of a larger image only. @param width of the part, which begins at (left, top) @param height likewise */
	RcmTargets cut(final long left, final long top, final long width, final long height) {
		final Part part = new Part(left, top, width, height);
		return new RcmTargets((x, y, n, line) -> part.cut(x, y, n, (at, length) -> {
			final byte[] cut = new byte[length];
			System.arraycopy(line, at, cut, 0, length);
			labels.write(x + at - left, y - top, length, cut);
		}), part.cut(probability), part.cut(confidence));
	}

	private record Part(long left, long top, long width, long height) {

		/** Takes what of a row's part lies inside. */
		private interface Piece {

			void take(int at, int length);
		}

		void cut(final long x, final long y, final int n, final Piece piece) {
			final long from = Math.max(x, left), to = Math.min(x + n, left + width);
			if (y >= top && y < top + height && from < to) piece.take((int) (from - x), (int) (to - from));
		}

		ValueMap.Target cut(final ValueMap.Target target) {
			return target == null ? null : (x, y, channel, n, line) -> cut(x, y, n, (at, length) -> {
				final float[] cut = new float[length];
				System.arraycopy(line, at, cut, 0, length);
				target.write(x + at - left, y - top, channel, length, cut);
			});
		}
	}
}
