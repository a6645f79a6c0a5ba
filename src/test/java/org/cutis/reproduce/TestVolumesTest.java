package org.cutis.reproduce;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;

import org.cutis.measure.Overlap;
import org.cutis.measure.Roughness;
import org.cutis.model.ModelRegistry;
import org.cutis.rsom.EpidermisScore;
import org.cutis.task.Progress;
import org.junit.Test;

/** The shipped model on two thin volumes. */
public class TestVolumesTest {

	private static final int VOLUMES = 2, SCANS = 1, COLUMNS = 333;

	@Test
	public void volumesAreScoredOneByOne() throws Exception {
		final var model = ModelRegistry.standard().resolve("epidermis");
		final TestVolumes.Scores scores = new TestVolumes(new TestVolumes.Setting(VOLUMES, SCANS,
			EpidermisScore.FIRST_TEST_SEED), Progress.none()).score(model, Progress.none());
		assertEquals(VOLUMES, scores.volumes().size());
		final EpidermisScore all = EpidermisScore.of(model, VOLUMES, SCANS, Progress.none());
		assertEquals(all.overlap(), scores.volumes().stream().map(EpidermisScore::overlap).reduce(Overlap::plus).get());
		assertEquals(all.upper(), scores.volumes().stream().map(EpidermisScore::upper).reduce(Roughness::plus).get());
		assertEquals(all.truthLower(), scores.volumes().stream().map(EpidermisScore::truthLower).reduce(Roughness::plus)
			.get());
		// The truth has no gaps: a segment between any two neighbouring columns of both surfaces.
		assertEquals(2 * VOLUMES * SCANS * (COLUMNS - 1), scores.trueNormals().total());
		// A slope of 0.04 voxels a column: most segments are level, none is steep.
		final long[] counts = scores.trueNormals().counts();
		assertEquals(scores.trueNormals().total(), Arrays.stream(counts, 12, 25).sum());
	}
}
