package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

import org.cutis.engine.EngineReport;
import org.cutis.measure.ConfusionMatrix;
import org.cutis.model.RcmClasses;
import org.cutis.rcm.RcmScore;

/** Results of RCM networks made up for tests. */
final class RcmScores {

	static final int TESTS = 6;

	private static final List<Long> LABELS = LongStream.range(0, RcmClasses.ALL.size()).boxed().toList();

	private RcmScores() {}

	/** 1000 pixels of each class, of which some are found as another. @param wrong as which, by class */
	static ConfusionMatrix matrix(final long missed, final int... wrong) {
		final long[][] counts = new long[7][7];
		for (int c = 0; c < 6; c++) {
			counts[c][c] = 1000 - missed;
			counts[c][wrong[c]] += missed;
		}
		return new ConfusionMatrix(LABELS, counts);
	}

	/** Every class' missed pixels go to the next one; phantoms differ a little. */
	static RcmResult result(final String name, final long missed) {
		final List<RcmScore> scores = new ArrayList<>();
		for (int i = 0; i < TESTS; i++) {
			final ConfusionMatrix m = matrix(missed + 2 * i, 1, 2, 3, 4, 5, 0);
			scores.add(new RcmScore(m, m));
		}
		return new RcmResult(name, 1_400_000, 60, scores, Collections.nCopies(RcmSettings.SHOWN, List.of("0123", "4501", "2222",
			"5555")));
	}

	static RcmSettings settings() {
		return new RcmSettings(10, 8, 3e-3, 16, 16, 4, TESTS, RcmSettings.scaled(10).runs());
	}

	/** @param missed of 1000 pixels, for each run */
	static RcmPage page(final long... missed) {
		final List<RcmResult> results = new ArrayList<>();
		for (int i = 0; i < missed.length; i++)
			results.add(result(settings().runs().get(i).name(), missed[i]));
		return page(results);
	}

	static RcmPage page(final List<RcmResult> results) {
		return new RcmPage(settings(), results, new EngineReport("TensorFlow 2", List.of("CPU:0"), "", List.of(), false),
			false);
	}
}
