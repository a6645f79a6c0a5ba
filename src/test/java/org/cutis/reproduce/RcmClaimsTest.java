package org.cutis.reproduce;

import static org.cutis.reproduce.RcmClaim.Verdict.AGREES;
import static org.cutis.reproduce.RcmClaim.Verdict.CONTRADICTS;
import static org.cutis.reproduce.RcmClaim.Verdict.OPEN;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.cutis.measure.ConfusionMatrix;
import org.cutis.rcm.RcmScore;
import org.junit.Test;

/** Verdicts on the papers follow from the figures, either way. */
public class RcmClaimsTest {

	/** In the order of the settings' runs: mednet, munet, unet, fcn, segnet, deeplab, 1 and 2 levels, cross entropy, Dice. */
	private static List<RcmClaim.Verdict> verdicts(final long... missed) {
		return RcmClaims.of(RcmScores.page(missed)).stream().map(RcmClaim::verdict).toList();
	}

	@Test
	public void asThePapersSay() {
		// Made-up meshwork (2) is taken for ring (3) alone; all classes are found alike, so the lowest is the first.
		assertEquals(List.of(AGREES, AGREES, CONTRADICTS, AGREES, AGREES, AGREES, AGREES, CONTRADICTS, AGREES, AGREES), verdicts(
			100, 50, 180, 120, 160, 150, 300, 200, 160, 150));
	}

	@Test
	public void theOtherWayRound() {
		assertEquals(List.of(CONTRADICTS, CONTRADICTS, CONTRADICTS, CONTRADICTS, CONTRADICTS, CONTRADICTS, CONTRADICTS,
			CONTRADICTS, CONTRADICTS, CONTRADICTS), verdicts(400, 390, 100, 50, 200, 300, 350, 380, 390, 100));
	}

	/** 300 of 1000 missed in each of 6 classes: sensitivity 0.7, specificity 1 - 300/5000. */
	@Test
	public void figuresStandInTheSentences() {
		final List<RcmClaim> claims = RcmClaims.of(RcmScores.page(100, 50, 300, 150, 200, 190, 300, 200, 160, 150));
		assertTrue(claims.get(0).ours(), claims.get(0).ours().equals("in 24 of 24"));
		assertTrue(claims.get(0).paper(), claims.get(0).paper().contains("13 of 24"));
		assertTrue(claims.get(3).ours(), claims.get(3).ours().contains("U-Net +0.200 ("));
		assertTrue(claims.get(3).ours(), claims.get(3).ours().contains("FCN +0.050 ("));
		// Means of specificity: 1 - 0.105/5 and 1 - 0.305/5, as the phantoms miss 0 to 10 more.
		assertTrue(claims.get(4).ours(), claims.get(4).ours().startsWith("0.939 to 0.979"));
		assertTrue(claims.get(6).ours(), claims.get(6).ours().contains("FCN is"));
	}

	/** One network is better on half of the phantoms, the other on the rest. */
	@Test
	public void whatThePhantomsDoNotTellStaysOpen() {
		final List<RcmResult> results = new ArrayList<>(RcmScores.page(100, 50, 300, 150, 200, 190, 300, 200, 160, 150)
			.results());
		final List<RcmScore> scores = new ArrayList<>();
		for (int i = 0; i < RcmScores.TESTS; i++) {
			final ConfusionMatrix m = RcmScores.matrix(i % 2 == 0 ? 60 : 150, 1, 2, 3, 4, 5, 0);
			scores.add(new RcmScore(m, m));
		}
		results.set(7, new RcmResult(RcmSettings.levels(2), 1, 1, scores, List.of()));
		assertEquals(OPEN, RcmClaims.of(RcmScores.page(results)).get(8).verdict());
	}

	/** Meshwork is taken for ring most, then for aspecific, in all networks, and for a third class in one. */
	@Test
	public void confusionsOfMeshwork() {
		final List<RcmResult> results = new ArrayList<>();
		for (final RcmRun run : RcmScores.settings().runs()) {
			final ConfusionMatrix m = RcmScores.matrix(100, 1, 2, 3, 4, 5, 0).plus(RcmScores.matrix(70, 1, 2, 5, 4, 5, 0)).plus(
				RcmScores.matrix(40, 1, 2, 0, 4, 5, 0));
			results.add(new RcmResult(run.name(), 1, 1, Collections.nCopies(RcmScores.TESTS, new RcmScore(m, m)), List.of()));
		}
		final RcmClaim all = RcmClaims.of(RcmScores.page(results)).get(7);
		assertEquals(AGREES, all.verdict());
		assertTrue(all.ours(), all.ours().endsWith("in 6 of 6 networks"));
		final ConfusionMatrix other = RcmScores.matrix(100, 1, 2, 3, 4, 5, 0).plus(RcmScores.matrix(70, 1, 2, 4, 4, 5, 0));
		results.set(3, new RcmResult("fcn", 1, 1, Collections.nCopies(RcmScores.TESTS, new RcmScore(other, other)), List
			.of()));
		final RcmClaim most = RcmClaims.of(RcmScores.page(results)).get(7);
		assertEquals(CONTRADICTS, most.verdict());
		assertTrue(most.ours(), most.ours().endsWith("in 5 of 6 networks (FCN: ring and nested)"));
	}

	/** The same difference on all phantoms: the interval is as narrow; swapped, it is the other way round. */
	@Test
	public void theBootstrapComparesPhantomByPhantom() {
		final List<ConfusionMatrix> a = new ArrayList<>(), b = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			a.add(RcmScores.matrix(100 + 40 * i, 1, 2, 3, 4, 5, 0));
			b.add(RcmScores.matrix(110 + 40 * i, 1, 2, 3, 4, 5, 0));
		}
		final PhantomBootstrap d = PhantomBootstrap.of(a, b, m -> m.mean(RcmMeasure.SENSITIVITY.of));
		assertEquals(0.01, d.difference(), 1e-12);
		assertEquals("pairs are drawn", 0.01, d.low(), 1e-12);
		assertEquals(0.01, d.high(), 1e-12);
		assertTrue(d.better());
		assertTrue(PhantomBootstrap.of(b, a, m -> m.mean(RcmMeasure.SENSITIVITY.of)).worse());
		final PhantomBootstrap same = PhantomBootstrap.of(a, a, m -> m.mean(RcmMeasure.DICE.of));
		assertFalse(same.better() || same.worse());
	}

	/** One of 2 phantoms is 0.2 better, one 0.1 worse: the interval goes from one to the other. */
	@Test
	public void theBootstrapDrawsWithReplacement() {
		final PhantomBootstrap d = PhantomBootstrap.of(List.of(RcmScores.matrix(0, 1, 2, 3, 4, 5, 0), RcmScores.matrix(300, 1, 2,
			3, 4, 5, 0)), List.of(RcmScores.matrix(200, 1, 2, 3, 4, 5, 0), RcmScores.matrix(200, 1, 2, 3, 4, 5, 0)), m -> m.mean(
				RcmMeasure.SENSITIVITY.of));
		assertEquals(0.05, d.difference(), 1e-12);
		assertEquals(-0.1, d.low(), 1e-12);
		assertEquals(0.2, d.high(), 1e-12);
	}
}
