package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.List;

import org.cutis.measure.Overlap;
import org.cutis.measure.Roughness;
import org.cutis.measure.SurfaceNormals;
import org.cutis.rsom.EpidermisScore;

/** Results made up for tests. */
final class Scores {

	private Scores() {}

	/** A volume of 100 true voxels of which some are missed and none is too much, and a roughness of both surfaces. */
	static EpidermisScore volume(final long missed, final double ra) {
		final Roughness surface = Double.isNaN(ra) ? new Roughness(0, 0, 50) : new Roughness(40 * ra, 40, 50);
		final Roughness truth = new Roughness(2, 50, 50);
		return new EpidermisScore(new Overlap(100 - missed, 0, missed, 900), surface, surface, truth, truth);
	}

	static Table1Result result(final String network, final double s, final EpidermisScore... volumes) {
		final long[] counts = new long[SurfaceNormals.BINS];
		counts[3] = (long) s + 1;
		return new Table1Result(network, s, 60, new TestVolumes.Scores(List.of(volumes), new SurfaceNormals(counts),
			new SurfaceNormals(new long[SurfaceNormals.BINS])));
	}

	/** Eight volumes that miss some voxels more from one to the next and differ a little in Ra. */
	static Table1Result result(final String network, final double s, final long missed, final double ra) {
		final List<EpidermisScore> volumes = new ArrayList<>();
		for (int i = 0; i < 8; i++)
			volumes.add(volume(missed + i, ra * (1 + 0.01 * i)));
		return result(network, s, volumes.toArray(EpidermisScore[]::new));
	}
}
