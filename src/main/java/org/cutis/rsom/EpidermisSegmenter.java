package org.cutis.rsom;

import org.cutis.model.ModelBundle;
import org.cutis.model.ModelInfo;
import org.cutis.model.PixelSizeCheck;
import org.cutis.task.Progress;
import org.cutis.task.UserError;
import org.cutis.tile.LabelPlanes;
import org.cutis.tile.ModelRun;
import org.cutis.tile.SliceReader;

/**
 * Segments the epidermis B-scan by B-scan, as the RSOM paper does.
 *
 * <pre>{@code
 * EpidermisResult r = EpidermisSegmenter.segment(new EpidermisRequest(volume, DepthAxis.Z,
 *     ModelRegistry.standard().resolve("epidermis"), Device.AUTO, 0.5, false), Progress.none());
 * }</pre>
 */
public final class EpidermisSegmenter {

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
		if (!request.image().size().known()) progress.log(
			"The image has no pixel size: thickness is given in pixels. Set it with Image > Properties...");
		PixelSizeCheck.warn(model.info(), request.image().size(), request.depth(), progress);
		final SliceReader reader = BandReader.of(request.image(), request.depth(), model.info().normalization(), progress);
		final LabelPlanes planes = new LabelPlanes(request.image(), request.depth(), model.info(), request.threshold(),
			request.probability());
		final ModelRun run = ModelRun.over(model, request.device(), reader, planes, "Segment Epidermis",
			"Segmenting the epidermis", progress);
		return new EpidermisResult(planes.labels(), request.probability() ? planes.probability()[0] : null, planes.width(),
			planes.height(), run.device(), run.engine(), run.seconds());
	}

	private static void check(final ModelInfo model) {
		final int classes = model.classes().size(), channels = model.channels().size();
		if (classes != 1) throw new UserError("Model " + model.name() + " tells " + classes +
			" classes apart, but Segment Epidermis needs one for the epidermis alone. Choose another model.");
		if (channels != BandReader.BANDS) throw new UserError("Model " + model.name() + " takes " + channels + (channels == 1
			? " channel (" : " channels (") + String.join(", ", model.channels()) +
			"), but Segment Epidermis gives it two (LF, HF). Choose another model.");
	}
}
