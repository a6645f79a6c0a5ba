package org.cutis.rcm;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.nio.FloatBuffer;

import org.cutis.measure.Overlap;
import org.cutis.model.RcmClasses;
import org.cutis.phantom.RcmPhantom;
import org.cutis.phantom.RcmPhantomGenerator;
import org.cutis.phantom.RcmPhantomOptions;
import org.cutis.task.Progress;
import org.junit.Test;

public class RcmScoreTest {

	private static final int W = 130, H = 90;

	private static final RcmPhantomOptions OPTIONS = RcmTraining.phantoms().withSize(W, H);

	private static RcmPhantom phantom(final long seed) {
		return RcmPhantomGenerator.generate(OPTIONS.withSeed(seed), Progress.none());
	}

	private static RcmScore score(final RcmScore.Network network, final int phantoms) {
		return RcmScore.of(network, phantoms, OPTIONS, RcmModel.NORMALIZATION, Progress.none());
	}

	@Test
	public void aNetworkThatKnowsTheTruthScoresFully() {
		final int[] calls = { 0 };
		final RcmScore score = score((images, shape) -> {
			assertArrayEquals(new int[] { 1, H, W, 1 }, shape);
			final RcmPhantom phantom = phantom(RcmScore.FIRST_TEST_SEED + calls[0]++);
			assertEquals(phantom.image().getAt(7, 40).get() * 4 / 255.0 - 1, images.get(40 * W + 7), 1e-6);
			final FloatBuffer out = FloatBuffer.allocate(H * W * 6);
			for (int y = 0; y < H; y++)
				for (int x = 0; x < W; x++)
					out.put((y * W + x) * 6 + phantom.truth().getAt(x, y).get(), 1);
			return out;
		}, 2);
		assertEquals(2, calls[0]);
		assertEquals(1, score.accuracy(), 0);
		assertEquals(1, score.accuracyOfAll(), 0);
		assertEquals(1, score.labelled().mean(Overlap::dice), 0);
		assertEquals(2L * W * H, score.all().total());
		assertEquals(0.57, score.labelled().total() / (2.0 * W * H), 0.03);
	}

	/** All is ring: the accuracy is the ring's share, its sensitivity 1, its specificity 0. */
	@Test
	public void aNetworkThatKnowsOneClass() {
		final RcmScore score = score((images, shape) -> {
			final FloatBuffer out = FloatBuffer.allocate(H * W * 6);
			for (int i = 0; i < H * W; i++)
				out.put(6 * i + RcmClasses.RING, 0.4f).put(6 * i + RcmClasses.MESHWORK, 0.3f);
			return out;
		}, 3);
		double ring = 0, labelled = 0;
		for (long seed = 1; seed <= 3; seed++) {
			final RcmPhantom phantom = phantom(seed);
			for (int y = 0; y < H; y++)
				for (int x = 0; x < W; x++) {
					final int label = phantom.labels().getAt(x, y).get();
					if (label != RcmClasses.UNLABELLED) labelled++;
					if (label == RcmClasses.RING) ring++;
				}
		}
		assertEquals(ring / labelled, score.accuracy(), 1e-12);
		assertEquals(1, score.labelled().overlap(RcmClasses.RING).sensitivity(), 0);
		assertEquals(0, score.labelled().overlap(RcmClasses.RING).specificity(), 0);
		assertEquals(score.accuracy(), RcmModel.metrics(score).get("precision_ring"), 1e-12);
	}
}
