package org.cutis.reproduce;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.measure.SurfaceNormals;
import org.cutis.measure.Surfaces;
import org.cutis.model.ModelBundle;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.rsom.EpidermisRequest;
import org.cutis.rsom.EpidermisResult;
import org.cutis.rsom.EpidermisScore;
import org.cutis.rsom.EpidermisSegmenter;
import org.cutis.rsom.PhantomScan;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Phantoms that no training has seen, and how well models segment them. */
final class TestVolumes {

	/**
	 * Which phantoms.
	 *
	 * @param volumes how many
	 * @param scans B-scans of 333 x 500 pixels in each
	 * @param firstSeed theirs are this and those that follow; below those of training
	 */
	record Setting(int volumes, int scans, long firstSeed) {}

	/**
	 * Scores of one model.
	 *
	 * @param volumes one for each volume
	 * @param normals of both surfaces of all volumes, as the model found them
	 * @param trueNormals of the true surfaces
	 */
	record Scores(List<EpidermisScore> volumes, SurfaceNormals normals, SurfaceNormals trueNormals) {}

	private record TestVolume(Volume<UnsignedByteType> scan, RandomAccessibleInterval<UnsignedByteType> epidermis) {}

	private final List<TestVolume> volumes = new ArrayList<>();

	/** Makes the phantoms. */
	TestVolumes(final Setting setting, final Progress progress) {
		for (int i = 0; i < setting.volumes; i++) {
			progress.update((double) i / setting.volumes, "Making test volume " + (i + 1) + " of " + setting.volumes);
			final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(333,
				setting.scans, 500).withSeed(setting.firstSeed + i), Progress.none());
			volumes.add(new TestVolume(PhantomScan.normalized(phantom, "test volume " + (i + 1)), phantom.epidermis()));
		}
	}

	/** Segments all volumes with a model, as Segment Epidermis does by default, and compares with the truth. */
	Scores score(final ModelBundle model, final Progress progress) {
		final List<EpidermisScore> scores = new ArrayList<>();
		SurfaceNormals found = new SurfaceNormals(new long[SurfaceNormals.BINS]);
		SurfaceNormals truth = found;
		for (final TestVolume v : volumes) {
			progress.update((double) scores.size() / volumes.size(), "Scoring on test volume " + (scores.size() + 1) +
				" of " + volumes.size());
			final EpidermisResult result = EpidermisSegmenter.segment(new EpidermisRequest(v.scan, DepthAxis.Z, model,
				Device.AUTO, 0.5, false), Progress.none());
			scores.add(EpidermisScore.of(result, v.epidermis));
			found = found.plus(normals(result.surfaces(DepthAxis.Z, Progress.none())));
			truth = truth.plus(normals(Surfaces.of(v.epidermis, DepthAxis.Z, 1, Progress.none())));
		}
		return new Scores(scores, found, truth);
	}

	/** Of both surfaces, as the paper takes them together. */
	private static SurfaceNormals normals(final Surfaces surfaces) {
		return SurfaceNormals.of(surfaces.upper(), DepthAxis.Z, PixelSize.RSOM).plus(SurfaceNormals.of(surfaces.lower(),
			DepthAxis.Z, PixelSize.RSOM));
	}
}
