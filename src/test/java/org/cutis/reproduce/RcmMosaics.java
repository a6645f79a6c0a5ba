package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.List;

import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.rcm.RcmScore;
import org.cutis.rcm.RcmTraining;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** RCM phantoms that no training has seen, and how well networks segment them. */
final class RcmMosaics {

	/**
	 * What a network made of them.
	 *
	 * @param scores one for each
	 * @param shown as in {@link RcmResult}
	 */
	record Scores(List<RcmScore> scores, List<List<String>> shown) {}

	private final List<RcmPhantom> phantoms = new ArrayList<>();

	/** Makes the phantoms. @param count the first so many */
	RcmMosaics(final RcmSettings settings, final int count, final Progress progress) {
		for (int i = 0; i < count; i++) {
			progress.update((double) i / count, "Making test phantom " + (i + 1) + " of " + count);
			phantoms.add(RcmPhantomGenerator.generate(settings.options().withSeed(RcmSettings.FIRST_TEST_SEED + i), progress
				.part((double) i / count, (i + 1.0) / count)));
		}
	}

	List<RcmPhantom> phantoms() {
		return phantoms;
	}

	/** Segments all phantoms, each as a whole, and compares with labels and truth. */
	Scores score(final RcmScore.Network network, final Progress progress) {
		final List<RcmScore> scores = new ArrayList<>();
		final List<List<String>> shown = new ArrayList<>();
		for (final RcmPhantom phantom : phantoms) {
			progress.update((double) scores.size() / phantoms.size(), "Scoring on test phantom " + (scores.size() + 1) + " of " +
				phantoms.size());
			final RandomAccessibleInterval<UnsignedByteType> found = RcmScore.predict(network, phantom.image(), RcmTraining
				.normalization());
			scores.add(RcmScore.of(found, phantom));
			if (shown.size() < RcmSettings.SHOWN) shown.add(digits(found));
		}
		return new Scores(scores, shown);
	}

	/** Every 4th pixel of a label image as a digit, row by row. @param labels 0 to 9, x, y, from 0 */
	static List<String> digits(final RandomAccessibleInterval<UnsignedByteType> labels) {
		final List<String> rows = new ArrayList<>();
		for (long y = 0; y < labels.dimension(1); y += RcmResult.SPARSE) {
			final StringBuilder row = new StringBuilder();
			for (long x = 0; x < labels.dimension(0); x += RcmResult.SPARSE)
				row.append((char) ('0' + labels.getAt(x, y).get()));
			rows.add(row.toString());
		}
		return rows;
	}
}
