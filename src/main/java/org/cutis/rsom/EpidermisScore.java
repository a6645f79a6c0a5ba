package org.cutis.rsom;

import org.cutis.engine.Device;
import org.cutis.image.DepthAxis;
import org.cutis.measure.Overlap;
import org.cutis.measure.Roughness;
import org.cutis.measure.Surfaces;
import org.cutis.model.ModelBundle;
import org.cutis.phantom.RsomPhantom;
import org.cutis.phantom.RsomPhantomGenerator;
import org.cutis.phantom.RsomPhantomOptions;
import org.cutis.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * How well a model segments phantoms: over all voxels and all columns.
 *
 * @param overlap of prediction and truth
 * @param upper roughness of the predicted upper surface (RSOM paper, Eq. 5)
 * @param lower roughness of the predicted lower surface
 * @param truthUpper roughness of the true upper surface
 * @param truthLower roughness of the true lower surface
 */
public record EpidermisScore(Overlap overlap, Roughness upper, Roughness lower, Roughness truthUpper,
	Roughness truthLower)
{

	/** Phantoms of these seeds are kept for tests; training uses others. */
	public static final long FIRST_TEST_SEED = 1;

	/** The first seed that training may use. */
	static final long FIRST_TRAINING_SEED = 10_000;

	/**
	 * Segments phantoms of test seeds and compares with their truth.
	 *
	 * @param phantoms how many, of 333 x scans x 500 voxels
	 * @param scans B-scans in each
	 */
	public static EpidermisScore of(final ModelBundle model, final int phantoms, final int scans,
		final Progress progress)
	{
		EpidermisScore total = null;
		for (int i = 0; i < phantoms; i++) {
			progress.update((double) i / phantoms, "Scoring on phantom " + (i + 1) + " of " + phantoms);
			final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(333, scans, 500)
				.withSeed(FIRST_TEST_SEED + i), Progress.none());
			final EpidermisResult result = EpidermisSegmenter.segment(new EpidermisRequest(PhantomScan.normalized(phantom,
				"phantom"), DepthAxis.Z, model, Device.AUTO, 0.5, false), Progress.none());
			final EpidermisScore one = of(result, phantom);
			total = total == null ? one : total.plus(one);
		}
		return total;
	}

	/** Compares one result with its truth. */
	public static EpidermisScore of(final EpidermisResult result, final RsomPhantom phantom) {
		return of(result, phantom.epidermis());
	}

	/** Compares one result with its truth. @param epidermis x, y, z; 1 in the epidermis */
	public static EpidermisScore of(final EpidermisResult result,
		final RandomAccessibleInterval<UnsignedByteType> epidermis)
	{
		final Surfaces predicted = result.surfaces(DepthAxis.Z, Progress.none());
		final Surfaces truth = Surfaces.of(epidermis, DepthAxis.Z, 1, Progress.none());
		return new EpidermisScore(Overlap.of(result.labelImage(), epidermis, 1), Roughness.of(predicted
			.upper()), Roughness.of(predicted.lower()), Roughness.of(truth.upper()), Roughness.of(truth.lower()));
	}

	/** The share of columns without epidermis, in percent. */
	public double gapPercent() {
		return 100 * upper.missingShare();
	}

	private EpidermisScore plus(final EpidermisScore o) {
		return new EpidermisScore(overlap.plus(o.overlap), upper.plus(o.upper), lower.plus(o.lower), truthUpper.plus(
			o.truthUpper), truthLower.plus(o.truthLower));
	}
}
