package org.cutis.rsom;

import java.util.function.Predicate;

import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.image.Volume;
import org.cutis.measure.vessels.Dermis;
import org.cutis.measure.vessels.Frangi;
import org.cutis.model.Normalization;
import org.cutis.task.Progress;
import org.cutis.tile.Protocol;
import org.cutis.tile.VolumePipeline;

import net.imglib2.Interval;

/**
 * Vessels by the Frangi filter, without learning, on the mean of the bands: the
 * baseline. Its values are 0 to 1, but no probabilities.
 *
 * @param filter for values of 0 to 1
 */
public record FrangiVessels(Frangi filter) implements VesselFinder {

	/** The best Dice, 0.60, on the phantom of {@link VesselScore#FIRST_VALIDATION_SEED}; scales and c were chosen there, too. */
	public static final double THRESHOLD = 0.12;

	/** Voxels of a window along depth, and along the others, without halos: 1.5 million, filtered in seconds. */
	private static final int DEPTH = 160, ACROSS = 96;

	private static final Normalization BYTES = new Normalization(1 / 255.0, 0, "shares of 255");

	@Override
	public double threshold() {
		return THRESHOLD;
	}

	@Override
	public VesselRun run(final Volume<?> image, final DepthAxis depth, final Dermis kept, final Predicate<Interval> wanted,
		final VolumePipeline.Sink sink, final Progress progress)
	{
		final PixelSize size = image.size();
		final double[] spacing = { size.along(depth.dimension()), size.along(depth.scanDimension()), size.x() };
		final Protocol[] windows = new Protocol[3];
		final int[] halo = new int[3];
		for (int d = 0; d < 3; d++) {
			halo[d] = filter.halo(spacing[d]);
			windows[d] = Protocol.fast((d == 0 ? DEPTH : ACROSS) + 2 * halo[d], halo[d], 0);
		}
		final MeanOfBands source = new MeanOfBands(new BelowSurface(BandReader.of(image, depth, BYTES, progress),
			BandReader.BANDS, 0, kept));
		final SignalGrid signal = SignalGrid.of(source, 0, progress.part(0, 0.05));
		final long start = System.nanoTime();
		try (FrangiPredictor predictor = new FrangiPredictor(filter, spacing, progress)) {
			new VolumePipeline(predictor, windows[0], windows[1], windows[2], 1, 1).run(source, signal.wanted(wanted,
				halo), sink, progress.part(0.05, 1), "Filtering");
			return new VesselRun(predictor.device(), "Frangi filter in Java", (System.nanoTime() - start) / 1e9, signal
				.windows());
		}
	}
}
