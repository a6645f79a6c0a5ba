package org.cutis.rsom;

import java.nio.FloatBuffer;

import org.cutis.engine.Engine;
import org.cutis.engine.Engines;
import org.cutis.engine.Predictor;
import org.cutis.image.DepthAxis;
import org.cutis.image.PixelSize;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.model.SpaceAxis;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.SlicePipeline;
import org.cutis.tile.Span;

import net.imglib2.RandomAccessibleInterval;

/**
 * Segments the epidermis B-scan by B-scan, as the RSOM paper does.
 *
 * <pre>{@code
 * EpidermisResult r = EpidermisSegmenter.segment(new EpidermisRequest(volume, DepthAxis.Z,
 *     ModelRegistry.standard().resolve("epidermis"), Device.AUTO, 0.5, false), Progress.none());
 * }</pre>
 */
public final class EpidermisSegmenter {

	/** Pixels at a tile's inner border that are thrown away; only slices above 1024 pixels are cut. */
	private static final int HALO = 128;

	/** Pixel sizes that differ more than this from the model's are worth a warning. */
	private static final double TOLERANCE = 1.25;

	private EpidermisSegmenter() {}

	/**
	 * Segments an image.
	 *
	 * @throws UserError if the image has more than two channels or values that are not numbers,
	 *           the model is for another modality, or the device is not there
	 * @throws java.util.concurrent.CancellationException if the progress is cancelled
	 */
	public static EpidermisResult segment(final EpidermisRequest request, final Progress progress) {
		final ModelBundle model = request.model();
		check(model.info());
		warnOfPixelSize(request, progress);
		final BandReader reader = new BandReader(request.image(), request.depth(), model.info()
			.normalization(), progress);
		progress.update(0, "Loading the network");
		final Engine engine = Engines.get();
		try (Predictor predictor = engine.load(model.savedModel(), request.device())) {
			progress.log("Segment Epidermis runs on " + predictor.device() + " (" + engine.report().engine() + ").");
			final Planes planes = new Planes(request, reader);
			final int multiple = model.info().axes().stream().mapToInt(SpaceAxis::multiple).max().orElse(1);
			final long start = System.nanoTime();
			new SlicePipeline(predictor, model.info().channels().size(), 1, multiple, HALO).run(reader.scans(), reader
				.rows(), reader.columns(), reader, planes, progress, "Segmenting the epidermis");
			return new EpidermisResult(planes.labels, planes.probability, planes.width, planes.height, predictor.device(),
				engine.report(), (System.nanoTime() - start) / 1e9);
		}
	}

	private static void check(final ModelInfo model) {
		final int classes = model.classes().size(), channels = model.channels().size();
		if (classes != 1) throw new UserError("Model " + model.name() + " tells " + classes +
			" classes apart, but Segment Epidermis needs one for the epidermis alone. Choose another model.");
		if (channels != BandReader.BANDS) throw new UserError("Model " + model.name() + " takes " + channels + (channels == 1
			? " channel (" : " channels (") + String.join(", ", model.channels()) +
			"), but Segment Epidermis gives it two (LF, HF). Choose another model.");
	}

	private static void warnOfPixelSize(final EpidermisRequest request, final Progress progress) {
		final PixelSize size = request.image().size();
		if (!size.known()) {
			progress.log("The image has no pixel size: thickness is given in pixels. Set it with Image > Properties...");
			return;
		}
		for (final SpaceAxis axis : request.model().info().axes()) {
			if (!axis.isCalibrated()) continue;
			final double actual = size.along(axis.id().equals("x") ? 0 : request.depth().dimension());
			final double ratio = Math.max(actual / axis.pixelSize(), axis.pixelSize() / actual);
			if (ratio > TOLERANCE) progress.log(String.format(java.util.Locale.ROOT,
				"The image has %.3g µm per pixel along %s, but model %s was trained at %.3g µm: do not trust the result unseen.",
				actual, axis.id().equals("x") ? "x" : "depth", request.model().info().name(), axis.pixelSize()));
		}
	}

	/** Puts what the network gives for B-scans into the slices of the image. */
	private static final class Planes implements SlicePipeline.Sink {

		private final byte[][] labels;

		private final float[][] probability;

		private final int width;

		private final int height;

		private final DepthAxis depth;

		private final float threshold;

		Planes(final EpidermisRequest request, final BandReader reader) {
			final RandomAccessibleInterval<?> pixels = request.image().pixels();
			width = reader.columns();
			height = (int) pixels.dimension(1);
			depth = request.depth();
			threshold = (float) request.threshold();
			final int slices = (int) pixels.dimension(2);
			labels = new byte[slices][width * height];
			probability = request.probability() ? new float[slices][width * height] : null;
		}

		@Override
		public void write(final int slice, final Span rows, final Span columns, final FloatBuffer from) {
			final int n = columns.to() - columns.from();
			final float[] row = new float[n];
			for (int r = rows.from(); r < rows.to(); r++) {
				from.get((r - rows.start()) * columns.size() + columns.from() - columns.start(), row);
				final int plane = depth == DepthAxis.Z ? r : slice;
				final int at = (depth == DepthAxis.Z ? slice : r) * width + columns.from();
				final byte[] out = labels[plane];
				for (int i = 0; i < n; i++)
					if (row[i] >= threshold) out[at + i] = EpidermisResult.EPIDERMIS;
				if (probability != null) System.arraycopy(row, 0, probability[plane], at, n);
			}
		}
	}
}
