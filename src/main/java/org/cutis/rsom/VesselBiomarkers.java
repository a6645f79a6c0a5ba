package org.cutis.rsom;

import java.nio.FloatBuffer;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.cutis.image.DepthAxis;
import org.cutis.image.Volume;
import org.cutis.measure.Surfaces;
import org.cutis.measure.vessels.DepthProfile;
import org.cutis.measure.vessels.EpidermisMeasures;
import org.cutis.measure.vessels.VesselMeasures;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.tile.SliceReader;
import org.cutis.tile.Span;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/**
 * What is measured below the epidermis, and on it, in the region that was looked at.
 *
 * @param vessels graph, lengths, volumes
 * @param profile share of vessels by depth, from where the region begins
 * @param epidermis above the region's columns
 * @param seconds that measuring took
 */
public record VesselBiomarkers(VesselMeasures vessels, DepthProfile profile, EpidermisMeasures epidermis,
	double seconds)
{

	/** 8-bit bands as shares of the brightest there can be. */
	private static final Normalization SHARES = new Normalization(1 / 255.0, 0, "shares of 255");

	/**
	 * An epidermis in an image.
	 *
	 * @param labels x, y, z, from 0 on, as large as the image
	 * @param label of the epidermis
	 * @param surfaces of that label
	 */
	public record Epidermis(RandomAccessibleInterval<? extends IntegerType<?>> labels, long label, Surfaces surfaces) {}

	/**
	 * Measures.
	 *
	 * @param bin thickness of a layer of the profile, µm
	 * @param pruning see {@link org.cutis.measure.vessels.VesselGraphs}
	 * @throws org.cutis.task.UserError if all is vessel
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static VesselBiomarkers of(final VesselResult result, final Volume<?> image, final Epidermis epidermis,
		final double bin, final double pruning, final Progress progress)
	{
		final long start = System.nanoTime();
		final DepthProfile profile = DepthProfile.of(result.maskImage(), result.region(), bin, progress.part(0, 0.1));
		final VesselMeasures vessels = VesselMeasures.of(result.maskImage(), image.size(), profile.tissueVolume(), pruning,
			progress.part(0.1, 0.9));
		final EpidermisMeasures above = measure(image, result.region().depth(), epidermis, result.region().surface()
			.heights(), progress.part(0.9, 1));
		return new VesselBiomarkers(vessels, profile, above, (System.nanoTime() - start) / 1e9);
	}

	/** @param selected by column; NaN leaves it out */
	static EpidermisMeasures measure(final Volume<?> image, final DepthAxis depth, final Epidermis epidermis,
		final double[] selected, final Progress progress)
	{
		final SliceReader bands = BandReader.of(image, depth, SHARES, progress);
		final Span rows = new Span(0, bands.rows(), 0, bands.rows()), columns = new Span(0, bands.columns(), 0, bands
			.columns());
		final float[] scan = new float[Math.multiplyExact(bands.rows() * bands.columns(), BandReader.BANDS)];
		final RandomAccess<? extends IntegerType<?>> labels = epidermis.labels.randomAccess();
		final SummaryStatistics width = new SummaryStatistics();
		final double pixel = image.size().along(depth.dimension());
		double signal = 0;
		long voxels = 0;
		for (int s = 0; s < bands.scans(); s++) {
			progress.update((double) s / bands.scans(), "Measuring the epidermis");
			bands.read(s, rows, columns, FloatBuffer.wrap(scan));
			for (int x = 0; x < bands.columns(); x++) {
				if (Double.isNaN(selected[s * bands.columns() + x]) || epidermis.surfaces.isGap(x, s)) continue;
				final int from = (int) epidermis.surfaces.upper().get(x, s), to = (int) epidermis.surfaces.lower().get(x, s);
				width.addValue((to - from) * pixel);
				labels.setPosition(x, 0);
				labels.setPosition(s, depth.scanDimension());
				for (int d = from; d < to; d++) {
					labels.setPosition(d, depth.dimension());
					if (labels.get().getIntegerLong() != epidermis.label) continue;
					final int at = (d * bands.columns() + x) * BandReader.BANDS;
					signal += (scan[at] + scan[at + 1]) / 2;
					voxels++;
				}
			}
		}
		return new EpidermisMeasures(width.getMean(), width.getStandardDeviation(), signal / voxels);
	}
}
